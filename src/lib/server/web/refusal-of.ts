import { fail, type RequestEvent } from '@sveltejs/kit';
import { failTooMany } from './arrival.ts';

/** What was wrong with something else than what was typed. */
const CONFLICTS = [
	...['already-done', 'already-decided', 'already-undone', 'already-appealed', 'already-there'],
	...['clash', 'not-closed', 'already-closed', 'not-open', 'full', 'has-voters', 'no-such-article'],
	// Where it was to be done changed meanwhile.
	...[
		'branch-locked',
		'thread-closed',
		'thread-quiet',
		'no-such-parent',
		'no-ballots',
		'too-late',
		'no-longer-waiting'
	]
];
const GONE = ['no-such-thing', 'no-such-act', 'no-such-poll'];

/**
 * Null when it is done; else what the page says, with what was typed: 409 for who came
 * second, 404 for what is gone, 422 for what can be mended.
 */
export async function refusalOf<R extends string, T extends object>(
	event: RequestEvent,
	typed: T,
	act: () => Promise<{ ok: true } | { ok: false; reason: R }>
) {
	const outcome = await act().catch((error: unknown) =>
		failTooMany(event, error, { ...typed, refusal: null })
	);
	if (!('ok' in outcome)) return outcome;
	if (outcome.ok) return null;
	const { reason } = outcome;
	const status = CONFLICTS.includes(reason) ? 409 : GONE.includes(reason) ? 404 : 422;
	return fail(status, { ...typed, refusal: reason, minutes: null });
}
