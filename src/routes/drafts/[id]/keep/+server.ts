import { keepArticle } from '#lib/server/web/keep-article.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { RequestHandler } from './$types';

/** Saves an article while somebody types. */
export const POST: RequestHandler = (event) => keepArticle(event, idParam(event.params.id));
