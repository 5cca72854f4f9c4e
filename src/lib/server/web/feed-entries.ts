import type { Locale } from '../../rules/locale.ts';
import { headlineElectorates } from '../../rules/tally/headline.ts';
import { ELECTORATES, type Tally } from '../../rules/tally/tally.ts';
import { winnersOf } from '../../rules/tally/winners.ts';
import { asXml } from '../../rules/xml.ts';
import { howToVote, outcomeWords } from '../../text/ballot-words.ts';
import { closeWords } from '../../text/close-words.ts';
import { plural } from '../../text/format.ts';
import { textIn } from '../../text/text.ts';
import type { FeedEntry } from '../feeds/entry.ts';
import type { FeedArticle } from '../feeds/list-articles.ts';
import type { FeedPoll } from '../feeds/list-polls.ts';
import type { Entry } from './feed.ts';

/** Articles as entries, by their ledes, named after those who wrote them. */
export const articleEntries = ({ locale }: App.Locals, articles: FeedArticle[]): Entry[] =>
	articles.map((article) => ({
		path: `/articles/${article.slug}`,
		title: article.title,
		html: article.ledeHtml,
		language: article.language,
		authors: authorsOf(article, textIn(locale).site.name),
		publishedAt: article.publishedAt,
		updatedAt: article.updatedAt
	}));

/** As structured data names them, too: Atom asks for one (RFC 4287, 4.1.2), if only a site. */
function authorsOf({ authors, sourceSite }: FeedArticle, site: string): Entry['authors'] {
	if (authors.length === 0) return [{ name: sourceSite ?? site, path: null }];
	return authors.map(({ name, handle }) => ({ name, path: memberPath(handle) }));
}

const memberPath = (handle: string) => `/members/${encodeURIComponent(handle)}`;

/** Comments as entries, named after their authors. */
export function commentEntries({ locale }: App.Locals, comments: FeedEntry[]): Entry[] {
	const text = textIn(locale).comment;
	return comments.map(({ id, author, handle, articleTitle, ...comment }) => {
		const name = author ?? text.formerMember;
		return {
			...comment,
			path: `/comments/${id}`,
			title: `${text.by(name)} · ${articleTitle}`,
			authors: [{ name, path: handle && memberPath(handle) }]
		};
	});
}

/** Questions that can be answered, with their options: nothing that changes with each ballot. */
export function openPollEntries({ locale, site }: App.Locals, polls: FeedPoll[]): Entry[] {
	const text = textIn(locale);
	return polls.map((poll) => {
		const options = poll.options.map(({ label }) => `<li>${asXml(label)}</li>`).join('');
		const until = poll.closesAt
			? `<p>${asXml(text.feed.closesOn(closeWords(locale, poll.closesAt, site.config.timeZone)))}</p>`
			: '';
		return {
			...entryOf(poll, text.site.name),
			path: `/polls/${poll.id}`,
			html: `<p>${asXml(howToVote(locale, poll))}</p><ul>${options}</ul><p>${asXml(text.headline.announced[poll.headline])}</p>${until}`,
			publishedAt: poll.opensAt,
			updatedAt: poll.opensAt
		};
	});
}

/** By options alone their counts; otherwise who won, among members and among visitors. */
function resultItems(locale: Locale, poll: FeedPoll, tally: Tally): string[] {
	const { method } = poll;
	const { ballotsOf } = textIn(locale).poll;
	if (method === 'ranked' || method === 'score') {
		return ELECTORATES.map((of) => {
			const total = plural(locale, tally.ballots[of], ballotsOf[of]);
			if (!headlineElectorates(poll.headline).includes(of)) return `<li>${asXml(total)}</li>`;
			const winners = winnersOf(method, tally, of).map((option) => poll.options[option]!.label);
			return `<li>${asXml(total)} · ${asXml(outcomeWords(locale, method, winners))}</li>`;
		});
	}
	const labels = new Map(poll.options.map(({ id, label }) => [id, label]));
	return tally.options.map(({ optionId, ballots }) => {
		const counts = ELECTORATES.map((of) => plural(locale, ballots[of], ballotsOf[of])).join(', ');
		return `<li>${asXml(labels.get(optionId) ?? '')} · ${asXml(counts)}</li>`;
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
		return [
			{
				...entryOf(poll, text.site.name),
				path: `/polls/${poll.id}#results-${poll.id}`,
				html: `<p>${counts(result.ballots)}</p><ul>${resultItems(locale, poll, result).join('')}</ul><p>${asXml(text.poll.notASample)} ${asXml(text.poll.apart)}</p>`,
				publishedAt: closedAt,
				updatedAt: closedAt
			}
		];
	});
}

const entryOf = ({ question, language }: FeedPoll, site: string) => ({
	title: question,
	language,
	authors: [{ name: site, path: null }]
});
