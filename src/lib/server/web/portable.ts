import { error, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { findPortableArticle, type PortableArticle } from '../feeds/find-portable.ts';
import { shareWithEverybody } from './share.ts';

/** The article in the address, to be read elsewhere. */
export async function requirePortable(
	event: RequestEvent<{ slug: string }>
): Promise<PortableArticle> {
	const article = await findPortableArticle(event.locals.ctx, event.params.slug);
	return article ?? error(404, { message: 'no such article', code: 'not-found' });
}

/** One form of an article, the same for everybody; search engines are told which page it is of. */
export function answerPortable(
	event: RequestEvent,
	{ id, slug, language }: Pick<PortableArticle, 'id' | 'slug' | 'language'>,
	{ body, type }: { body: string | Uint8Array; type: string }
): Response {
	shareWithEverybody(event, [`article-${id}`]);
	const page = event.url.origin + localHref(language, `/articles/${slug}`);
	return new Response(body as BodyInit, {
		headers: {
			'content-type': type,
			'content-language': language,
			link: `<${page}>; rel="canonical"`
		}
	});
}
