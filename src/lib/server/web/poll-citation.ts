import { localHref } from '../../rules/locale.ts';
import { ELECTORATES } from '../../rules/tally/tally.ts';
import { SMALLEST_CELL } from '../../rules/tally/withhold.ts';
import { formatDay, formatNumber, plural } from '../../text/format.ts';
import { textIn } from '../../text/text.ts';
import type { PublicPoll } from '../ballots/find-data.ts';
import type { PollData } from '../../rules/tally/poll-data.ts';

export type ShownPollData = PublicPoll & { data: PollData };

/** What leads to this page in the asker's language. */
export const addressOf = (event: { url: URL; locals: App.Locals }, path: string): string =>
	event.url.origin + localHref(event.locals.locale, path);

/** The sentence by which a result is cited: the question, the day, both numbers of ballots, the address of its data. */
export function citationOf(
	event: { url: URL; locals: App.Locals },
	{ poll, data, today }: ShownPollData
): string {
	const { locale } = event.locals;
	const text = textIn(locale);
	const smallest = formatNumber(locale, SMALLEST_CELL);
	const counts = ELECTORATES.map((of) => {
		const { ballots } = data[of];
		return ballots === null
			? text.data.fewer[of](smallest)
			: plural(locale, ballots, text.poll.ballotsOf[of]);
	});
	return text.data.citation({
		question: poll.question,
		site: text.site.name,
		day: formatDay(locale, new Date(today)),
		counts: [...counts, ...(poll.cancelled ? [text.data.cancelled] : [])].join(', '),
		address: addressOf(event, `/polls/${poll.id}/data`)
	});
}
