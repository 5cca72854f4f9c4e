import { error } from '@sveltejs/kit';
import { articleCard } from '#lib/server/web/article-card.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const card = await articleCard(event.locals.ctx, event.params.slug);
	if (!card) error(404, { message: 'no such article', code: 'not-found' });
	shareWithEverybody(event, [`article-${card.id}`]);
	return new Response(new Uint8Array(card.png), { headers: { 'content-type': 'image/png' } });
};
