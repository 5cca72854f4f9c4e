import { excerptOf, textOf } from '../../rules/excerpt.ts';
import { localHref, type Locale } from '../../rules/locale.ts';
import { textIn } from '../../text/text.ts';
import type { Article } from '../articles/find.ts';
import type { PollView } from '../ballots/view.ts';
import { listFirstComments, type FirstComment } from '../comments/list-first.ts';
import type { Ctx } from '../ctx.ts';
import { ByteCache } from './byte-cache.ts';

/** Comments that are told to search engines: enough to show that it is talked about, few beside the page itself. */
const MOST_COMMENTS = 10;

/** Characters of each. */
const EXCERPT = 500;

/** Per process; an article takes a few kilobytes. */
const kept = new ByteCache<string>(4 * 1024 * 1024);

type Page = {
	article: Article;
	/** As a stranger sees them. */
	polls: Pick<PollView, 'id' | 'question' | 'language' | 'options'>[];
	origin: string;
};

/**
 * What an article page is, for search engines: schema.org's DiscussionForumPosting with
 * its questions and the first comments, as a block of data that no browser runs.
 * Holds nothing but what everybody is shown; no tally, which would change with each ballot.
 */
export async function structuredData(ctx: Ctx, page: Page): Promise<string> {
	const { bodyHtml: _, headings: _headings, ...facts } = page.article;
	const { locale } = ctx;
	const polls = page.polls.map(({ id, question, options }) => ({ id, question, options }));
	const version = JSON.stringify([facts, polls]);
	return kept.get(`${page.article.id} ${locale} ${page.origin}`, version, async () => {
		const comments = await listFirstComments(ctx, page.article.id, MOST_COMMENTS);
		const html = asDataBlock(describe(page, comments, locale));
		return { value: html, bytes: 2 * (version.length + html.length) };
	});
}

function describe({ article, polls, origin }: Page, comments: FirstComment[], locale: Locale) {
	const href = (path: string) => origin + localHref(locale, path);
	const url = href(`/articles/${article.slug}`);
	const text = textIn(locale);
	const person = (name: string | null, handle: string | null) => ({
		'@type': 'Person',
		name: name ?? text.comment.formerMember,
		...(handle !== null && { url: href(`/members/${encodeURIComponent(handle)}`) })
	});
	const site = { '@type': 'Organization', name: text.site.name, url: href('/') };
	const written = article.authors.map(({ handle, name }) => person(name, handle));
	const source = { '@type': 'Organization', name: article.sourceSite };
	return {
		'@context': 'https://schema.org',
		'@type': 'DiscussionForumPosting',
		'@id': url,
		url,
		mainEntityOfPage: url,
		headline: article.title,
		text: textOf(article.ledeHtml) || article.title,
		inLanguage: article.language,
		datePublished: article.publishedAt.toISOString(),
		author: written.length > 0 ? written : article.sourceSite ? source : site,
		publisher: site,
		image: `${url}/card.png`,
		keywords: article.tags.map(({ label }) => label),
		commentCount: article.commentCount,
		interactionStatistic: {
			'@type': 'InteractionCounter',
			interactionType: 'https://schema.org/CommentAction',
			userInteractionCount: article.commentCount
		},
		about: polls.map(({ id, question, language, options }) => ({
			'@type': 'Question',
			'@id': `${url}#poll-${id}`,
			url: `${url}#poll-${id}`,
			name: question,
			text: question,
			inLanguage: language,
			answerCount: options.length,
			suggestedAnswer: options.map(({ label }, index) => ({
				'@type': 'Answer',
				position: index + 1,
				text: label,
				url: `${url}#poll-${id}`
			}))
		})),
		comment: comments.map((comment) => ({
			'@type': 'Comment',
			'@id': `${origin}/comments/${comment.id}`,
			url: href(`/comments/${comment.id}`),
			author: person(comment.author, comment.handle),
			datePublished: comment.createdAt.toISOString(),
			inLanguage: comment.language,
			text: excerptOf(comment.html, EXCERPT)
		}))
	};
}

/** Nothing in it can end the block, begin a comment, or end a line of a script. */
const asDataBlock = (data: object): string =>
	`<script type="application/ld+json">${JSON.stringify(data).replace(
		/[<>&\u2028\u2029]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
	)}</script>`;
