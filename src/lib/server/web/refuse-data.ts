import type { Visibility } from '../../rules/tally/may-see-results.ts';
import { textIn, type Text } from '../../text/text.ts';

type Refusal = keyof Text['data']['refused'];

/** Why somebody may not have a poll's data, who may not see its result. */
export function whyNoData(poll: { visibility: Visibility; isBetween: boolean }): Refusal {
	if (poll.visibility === 'sealed') return 'sealed';
	return poll.isBetween ? 'between' : 'after-vote';
}

/** Says to somebody who asked for a file why they may not have it, and when they may. */
export const refuseData = ({ locale }: Pick<App.Locals, 'locale'>, reason: Refusal): Response =>
	new Response(`${textIn(locale).data.refused[reason]}\n`, {
		status: 403,
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
	});
