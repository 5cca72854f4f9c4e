import { barsOf, drawCard, type CardPoll } from '../../rules/card.ts';
import { headlineElectorates } from '../../rules/tally/headline.ts';
import { winnersOf } from '../../rules/tally/winners.ts';
import { listOf } from '../../text/ballot-words.ts';
import { plural } from '../../text/format.ts';
import { textIn } from '../../text/text.ts';
import { findArticle } from '../articles/find.ts';
import { viewFirstPoll, type PollView } from '../ballots/view.ts';
import { asStranger, type Ctx } from '../ctx.ts';
import { drawPng } from '../platform/draw.ts';
import { ByteCache } from './byte-cache.ts';

/** Per process. A picture has some forty kilobytes. */
const cards = new ByteCache<Buffer>(8 * 1024 * 1024);

/**
 * The picture of a published article, PNG: the title and what its first poll stands at, as
 * far as somebody who was never here may see it. Drawn anew when one of these is another.
 */
export async function articleCard(
	asker: Ctx,
	slug: string
): Promise<{ id: number; png: Buffer } | null> {
	const ctx = asStranger(asker);
	const article = await findArticle(ctx, slug);
	if (!article) return null;
	const poll = await viewFirstPoll(ctx, article.id);
	const { locale } = ctx;
	const svg = drawCard({
		site: textIn(locale).site.name,
		title: article.title,
		poll: poll && asCardPoll(poll, locale)
	});
	const png = await cards.get(`${article.id} ${locale}`, svg, async () => {
		const value = await drawPng(svg);
		return { value, bytes: value.length + 2 * svg.length };
	});
	return { id: article.id, png };
}

function asCardPoll(poll: PollView, locale: Ctx['locale']): CardPoll {
	const text = textIn(locale);
	const { ballots, result, options } = poll;
	const totals = {
		member: plural(locale, ballots.member, text.poll.ballotsOf.member),
		visitor: plural(locale, ballots.visitor, text.poll.ballotsOf.visitor)
	};
	if (!result) {
		return {
			question: poll.question,
			bars: null,
			totals,
			note: poll.visibility === 'sealed' ? text.elsewhere.card.sealed : text.elsewhere.card.hidden
		};
	}
	if (poll.cancelled) {
		return { question: poll.question, bars: null, totals, note: text.amend.cancelledShort };
	}
	const { method } = poll;
	if (method === 'ranked' || method === 'score') {
		const inFront = headlineElectorates(poll.headline).filter((of) => result.ballots[of] > 0);
		const note = inFront.map((of) => {
			const winners = winnersOf(method, result, of).map((option) => options[option]!.label);
			return text.elsewhere.card.winner(text.poll.electorate[of].other, listOf(locale, winners));
		});
		return { question: poll.question, bars: null, totals, note: note.join(' · ') };
	}
	const counted = new Map(result.options.map((option) => [option.optionId, option.ballots]));
	const bars = options.map(({ id, label }) => ({
		label,
		ballots: counted.get(id) ?? { member: 0, visitor: 0 }
	}));
	const shown = barsOf(
		bars.map(({ ballots }) => ballots),
		headlineElectorates(poll.headline)
	);
	const more = options.length - shown.length;
	return {
		question: poll.question,
		bars: shown.map((option) => bars[option]!),
		totals,
		note: more > 0 ? plural(locale, more, text.elsewhere.card.more) : ''
	};
}
