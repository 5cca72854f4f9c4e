import { asXml } from '../../rules/xml.ts';
import { formatMoment, plural } from '../../text/format.ts';
import { textIn } from '../../text/text.ts';
import type { ArticleSummary } from '../articles/list.ts';
import type { FeedEntry } from '../feeds/entry.ts';
import type { FeedPoll } from '../feeds/list-polls.ts';
import type { Entry } from './feed.ts';

/** Articles as entries, by their ledes. */
export function articleEntries({ locale }: App.Locals, articles: ArticleSummary[]): Entry[] {
	const { name } = textIn(locale).site;
	return articles.map(({ slug, title, ledeHtml, language, publishedAt }) => ({
		path: `/articles/${slug}`,
		title,
		html: ledeHtml,
		language,
		author: { name, path: null },
		publishedAt,
		updatedAt: publishedAt
	}));
}

/** Comments as entries, named after their authors. */
export function commentEntries({ locale }: App.Locals, comments: FeedEntry[]): Entry[] {
	const text = textIn(locale).comment;
	return comments.map(({ id, author, handle, articleTitle, ...comment }) => {
		const name = author ?? text.formerMember;
		return {
			...comment,
			path: `/comments/${id}`,
			title: `${text.by(name)} · ${articleTitle}`,
			author: { name, path: handle && `/members/${encodeURIComponent(handle)}` }
		};
	});
}

/** Questions that can be answered, with their options: nothing that changes with each ballot. */
export function openPollEntries({ locale, site }: App.Locals, polls: FeedPoll[]): Entry[] {
	const text = textIn(locale);
	return polls.map((poll) => {
		const options = poll.options.map(({ label }) => `<li>${asXml(label)}</li>`).join('');
		const until = poll.closesAt
			? `<p>${asXml(text.feed.closesOn(formatMoment(locale, poll.closesAt, site.config.timeZone)))}</p>`
			: '';
		return {
			...entryOf(poll, text.site.name),
			path: `/polls/${poll.id}`,
			html: `<p>${asXml(text.poll.method[poll.method])}</p><ul>${options}</ul>${until}`,
			publishedAt: poll.opensAt,
			updatedAt: poll.opensAt
		};
	});
}

/** What closed polls came to: counts of members and of visitors, apart. One whose result may not be seen has no entry. */
export function resultEntries({ locale }: App.Locals, polls: FeedPoll[]): Entry[] {
	const text = textIn(locale);
	const counts = ({ member, visitor }: { member: number; visitor: number }) =>
		asXml(
			`${plural(locale, member, text.poll.ballotsOf.member)}, ${plural(locale, visitor, text.poll.ballotsOf.visitor)}`
		);
	return polls.flatMap((poll) => {
		const { result, closedAt } = poll;
		if (!result || !closedAt) return [];
		const ballots = new Map(result.options.map((option) => [option.optionId, option.ballots]));
		const options = poll.options.map(({ id, label }) => {
			const { member, visitor } = ballots.get(id) ?? { member: 0, visitor: 0 };
			return `<li>${asXml(label)} · ${counts({ member, visitor })}</li>`;
		});
		return [
			{
				...entryOf(poll, text.site.name),
				path: `/polls/${poll.id}#results-${poll.id}`,
				html: `<p>${counts(result.ballots)}</p><ul>${options.join('')}</ul><p>${asXml(text.poll.notASample)} ${asXml(text.poll.apart)}</p>`,
				publishedAt: closedAt,
				updatedAt: closedAt
			}
		];
	});
}

const entryOf = ({ question, language }: FeedPoll, site: string) => ({
	title: question,
	language,
	author: { name: site, path: null }
});
