import { localHref, type Locale } from '../../rules/locale.ts';
import { textIn } from '../../text/text.ts';
import { isTranslation, type Article } from '../articles/find.ts';
import type { Ctx } from '../ctx.ts';
import { sharedFragment } from './fragments.ts';
import { withLinkBehindEach } from './mistake-links.ts';
import type { Piece } from './piece.ts';

/** Whether the asker reports mistakes in this text: members, but those who correct it themselves. */
export const reportsMistakes = ({ asker }: Ctx, article: Article): boolean =>
	asker !== null &&
	(isTranslation(article) || !article.authors.some(({ handle }) => handle === asker.handle));

/**
 * Lede and body of an article as many pages have them in common: one of each for readers,
 * and one for those who report mistakes.
 */
export async function textFragments(ctx: Ctx, article: Article): Promise<[string, Piece[]][]> {
	const { locale } = ctx;
	const links = reportsMistakes(ctx, article);
	return Promise.all(
		(['lede', 'body'] as const).map(async (part): Promise<[string, Piece[]]> => {
			const html = article[`${part}Html`];
			const key = `${article.id} ${article.language} ${part}`;
			if (!links) return [part, await sharedFragment(key, html)];
			const linked = () => withLinkBehindEach(html, mistakeLink(article, { part, locale }));
			return [part, await sharedFragment(`${key} ${locale} mistakes`, html, linked)];
		})
	);
}

const mistakeLink =
	({ slug, language }: Article, { part, locale }: { part: 'lede' | 'body'; locale: Locale }) =>
	(index: number): string => {
		const href = localHref(locale, `/articles/${slug}/correct?at=${part}-${index}`);
		const lang = language === locale ? '' : ` lang="${locale}"`;
		return `<a class="mistake" href="${href}"${lang}>${textIn(locale).correction.here}</a>`;
	};
