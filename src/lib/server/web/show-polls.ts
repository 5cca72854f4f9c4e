import { render } from 'svelte/server';
import Result from '../../components/Result.svelte';
import type { PollView } from '../ballots/view.ts';
import { ByteCache } from './byte-cache.ts';
import { Piece } from './piece.ts';

/** A poll as a page gets it: its result is among the fragments and not in the page's data. */
export type ShownPoll = Omit<PollView, 'result' | 'runOffs' | 'withoutLastDays'> & {
	hasResult: boolean;
};

/** Per process; a result takes about ten kilobytes. */
const results = new ByteCache<Piece[]>(8 * 1024 * 1024);

/**
 * Renders the results that the asker may see and leaves them to the page's
 * `<!--fragment:result-<id>-->`. Until somebody votes, all who gave the same
 * answer see the same one: it is rendered once.
 */
export function showPolls(locals: App.Locals, polls: PollView[]): Promise<ShownPoll[]> {
	const first = polls.find(({ result }) => result !== null);
	return Promise.all(polls.map((poll) => showPoll(locals, poll, { isFurther: poll !== first })));
}

export async function showPoll(
	locals: App.Locals,
	poll: PollView,
	{ isFurther = false } = {}
): Promise<ShownPoll> {
	const { result: tally, runOffs: _, withoutLastDays: __, ...shown } = poll;
	if (tally) {
		const html = await resultHtml(locals, poll, { tally, isFurther });
		locals.fragments.set(`result-${poll.id}`, html);
	}
	return { ...shown, hasResult: tally !== null };
}

/** What of the asker's stands beside the result, not in it. */
const BESIDE_RESULT = { myBeforeId: null, isBetween: false, hasChanged: false, mind: null };

function resultHtml(
	{ locale, ctx }: App.Locals,
	poll: PollView,
	{ tally, isFurther }: { tally: NonNullable<PollView['result']>; isFurther: boolean }
): Promise<Piece[]> {
	const mine = ctx.asker ? ('member' as const) : ('visitor' as const);
	const key = [poll.id, locale, mine, isFurther, ...poll.myOptionIds].join(' ');
	const version = JSON.stringify({ ...poll, ...BESIDE_RESULT });
	return results.get(key, version, () => {
		const { body } = render(Result, { props: { poll, tally, locale, mine, isFurther } });
		// Without the marks that Svelte would hydrate by. Options are text: their `<` is escaped.
		const html = body.replace(/<!--[^>]*-->/g, '');
		const piece = new Piece(Buffer.from(html), true);
		return Promise.resolve({
			value: [piece],
			bytes: 2 * (version.length + piece.bytes.length)
		});
	});
}
