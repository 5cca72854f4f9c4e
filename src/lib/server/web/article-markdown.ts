import { localHref } from '../../rules/locale.ts';
import { howToVote } from '../../text/ballot-words.ts';
import { textIn } from '../../text/text.ts';
import type { PortableArticle } from '../feeds/find-portable.ts';

/** An article as Markdown, for programs that read nothing else; in the language of its text. */
export function articleMarkdown(article: PortableArticle, origin: string): string {
	const text = textIn(article.language);
	const address = origin + localHref(article.language, `/articles/${article.slug}`);
	const credits = [
		...(article.authors.length > 0 ? [text.elsewhere.by(article.authors.join(', '))] : []),
		...(article.sourceSite
			? [
					text.elsewhere.source(
						[article.sourceSite, article.sourceYear].filter((part) => part !== null).join(', ')
					)
				]
			: [])
	].map(asLine);
	const parts = [
		`# ${asLine(article.title)}`,
		...credits,
		text.elsewhere.from(text.site.name, `<${address}>`),
		article.ledeMarkdown.trim(),
		...article.polls.map(({ question, options, ...rules }) =>
			[
				`## ${text.elsewhere.question}${text.elsewhere.colon}${asLine(question)}`,
				howToVote(article.language, rules),
				options.map((option) => `- ${asLine(option)}`).join('\n'),
				`${text.elsewhere.vote} <${address}>`
			].join('\n\n')
		),
		article.bodyMarkdown.trim(),
		...(article.resources.length > 0
			? [
					`## ${text.article.resources}`,
					article.resources
						.map(
							({ title, url, language }) => `- [${asLine(title)}](<${asTarget(url)}>) (${language})`
						)
						.join('\n')
				]
			: [])
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Words on one line that mean nothing to Markdown (CommonMark, section 2.4). */
const asLine = (words: string): string =>
	words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#&~|]/g, (character) => `\\${character}`);

const asTarget = (url: string): string =>
	url.replace(/[<>\s\\]/g, (character) => encodeURIComponent(character));
