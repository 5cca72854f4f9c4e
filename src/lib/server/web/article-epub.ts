import { localHref } from '../../rules/locale.ts';
import { asXml } from '../../rules/xml.ts';
import { howToVote } from '../../text/ballot-words.ts';
import { textIn } from '../../text/text.ts';
import type { PortableArticle } from '../feeds/find-portable.ts';
import { makeEpub } from '../platform/epub.ts';
import { ByteCache } from './byte-cache.ts';

/** Per process. Most books have some ten kilobytes. */
const books = new ByteCache<Uint8Array>(8 * 1024 * 1024);

/** An article as a book, in the language of its text; made once for each version of it. */
export function articleEpub(article: PortableArticle, origin: string): Promise<Uint8Array> {
	const version = JSON.stringify(article);
	return books.get(`${article.slug} ${article.language} ${origin}`, version, () => {
		const value = makeEpub(bookOf(article, origin));
		return Promise.resolve({ value, bytes: value.length + 2 * version.length });
	});
}

function bookOf(article: PortableArticle, origin: string) {
	const { title, language, authors, sourceSite, tags, publishedAt, updatedAt } = article;
	const text = textIn(language);
	const id = origin + localHref(language, `/articles/${article.slug}`);
	const paragraph = (words: string) => `<p>${asXml(words)}</p>`;
	const link = (url: string, words: string) => `<a href="${asXml(url)}">${asXml(words)}</a>`;
	const source = [sourceSite, article.sourceYear].filter((part) => part !== null).join(', ');
	const polls = article.polls.map(
		({ question, options, ...rules }, index) =>
			`<h2 id="poll-${index + 1}">${asXml(question)}</h2>${paragraph(howToVote(language, rules))}
<ul>${options.map((option) => `<li>${asXml(option)}</li>`).join('')}</ul>
<p>${asXml(text.elsewhere.vote)} ${link(id, id)}</p>`
	);
	const links = article.resources.map(
		({ title, url, language }) => `<li>${link(url, title)} (${asXml(language)})</li>`
	);
	const hasLinks = links.length > 0;
	return {
		id,
		title,
		language,
		creators: authors.length > 0 ? authors : [sourceSite ?? text.site.name],
		subjects: tags,
		publisher: text.site.name,
		publishedAt,
		modifiedAt: updatedAt,
		origin,
		contents: text.elsewhere.contents,
		html: [
			authors.length > 0 ? paragraph(text.elsewhere.by(authors.join(', '))) : '',
			sourceSite ? paragraph(text.elsewhere.source(source)) : '',
			`<p>${asXml(text.elsewhere.from(text.site.name, ''))}${link(id, id)}</p>`,
			article.ledeHtml,
			...polls,
			article.bodyHtml,
			hasLinks ? `<h2 id="resources">${asXml(text.article.resources)}</h2>` : '',
			hasLinks ? `<ul>${links.join('')}</ul>` : ''
		].join('\n'),
		headings: [
			...article.polls.map(({ question }, index) => ({ id: `poll-${index + 1}`, text: question })),
			...article.headings,
			...(hasLinks ? [{ id: 'resources', text: text.article.resources }] : [])
		]
	};
}
