import type { ArticleDocument } from '../../rules/article-document.ts';
import { renderLede, renderArticle } from '../platform/markdown.ts';

/** The texts of an article as readers will see them, by the renderer that publishing uses. */
export function previewTexts({ lede, body }: Pick<ArticleDocument, 'lede' | 'body'>): {
	ledeHtml: string;
	bodyHtml: string;
} {
	return { ledeHtml: renderLede(lede, 'member'), bodyHtml: renderArticle(body, 'member').html };
}
