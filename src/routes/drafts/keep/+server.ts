import { keepArticle } from '#lib/server/web/keep-article.ts';
import type { RequestHandler } from './$types';

/** Begins an article while somebody types its first words. */
export const POST: RequestHandler = (event) => keepArticle(event, null);
