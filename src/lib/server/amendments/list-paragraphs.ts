import { paragraphsOf, type Paragraph } from '../../rules/amendments.ts';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { listBlocks } from '../platform/markdown.ts';

/** The places of an article that a mistake may be in, as its readers see them. */
export const listParagraphs = (document: ArticleDocument): Paragraph[] =>
	paragraphsOf(document, { lede: listBlocks(document.lede), body: listBlocks(document.body) });
