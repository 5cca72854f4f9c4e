import { CARD } from '../../rules/card.ts';
import { localHref, splitLocale } from '../../rules/locale.ts';
import { asXml } from '../../rules/xml.ts';
import { textIn, type Text } from '../../text/text.ts';
import { findArticle } from '../articles/find.ts';
import { viewFirstPoll, viewPoll } from '../ballots/view.ts';
import { asStranger, type Ctx } from '../ctx.ts';
import { idOf } from './read-form.ts';

/** Seconds for which others may keep what they were told. */
const CACHE_AGE = 3600;

/** Pixels, where the asker sets no smaller bound; a longer result scrolls. */
const FRAME = { width: 600, height: 480 };

export type OEmbedAnswer =
	| { ok: true; body: object; articleId: number }
	| { ok: false; status: 400 | 404 | 501; reason: keyof Text['embed']['oembed'] };

/** How an address of this site is shown on another one (oembed.com): its poll in a frame, or the link alone. */
export async function answerOEmbed(
	asker: Ctx,
	{ origin, searchParams }: URL
): Promise<OEmbedAnswer> {
	if ((searchParams.get('format') ?? 'json') !== 'json') return refuse(501, 'format');
	const most = {
		width: sizeOf(searchParams.get('maxwidth')),
		height: sizeOf(searchParams.get('maxheight'))
	};
	if (most.width === null || most.height === null) return refuse(400, 'size');
	const url = URL.parse(searchParams.get('url') ?? '');
	if (!url) return refuse(400, 'address');
	if (url.origin !== origin) return refuse(404, 'unknown');

	const { locale, path } = splitLocale(url.pathname);
	const found = await findShown({ ...asStranger(asker), locale }, path);
	if (!found) return refuse(404, 'unknown');
	const { title, pollId, card, articleId } = found;
	const href = (path: string) => origin + localHref(locale, path);
	const site = textIn(locale).site.name;
	const body = {
		version: '1.0',
		...(pollId === null
			? { type: 'link' }
			: frameOf(href(`/polls/${pollId}/embed`), title, {
					width: Math.min(FRAME.width, most.width),
					height: Math.min(FRAME.height, most.height)
				})),
		title,
		provider_name: site,
		provider_url: href('/'),
		cache_age: CACHE_AGE,
		...(card !== null &&
			CARD.width <= most.width &&
			CARD.height <= most.height && {
				thumbnail_url: href(card),
				thumbnail_width: CARD.width,
				thumbnail_height: CARD.height
			})
	};
	return { ok: true, body, articleId };
}

const refuse = (status: 400 | 404 | 501, reason: keyof Text['embed']['oembed']): OEmbedAnswer => ({
	ok: false,
	status,
	reason
});

/** Infinity where none is given, null where it is no number of pixels. */
function sizeOf(given: string | null): number | null {
	if (given === null) return Infinity;
	return /^[1-9]\d{0,5}$/.test(given) ? Number(given) : null;
}

type Shown = { title: string; pollId: number | null; card: string | null; articleId: number };

async function findShown(ctx: Ctx, path: string): Promise<Shown | null> {
	const [, place, name = ''] = /^\/(articles|polls)\/([^/]+)$/.exec(path) ?? [];
	if (place === 'polls') {
		const id = idOf(name);
		const poll = id === null ? null : await viewPoll(ctx, id);
		return poll && { title: poll.question, pollId: poll.id, card: null, articleId: poll.articleId };
	}
	const article = place === 'articles' ? await findArticle(ctx, name) : null;
	if (!article) return null;
	const poll = await viewFirstPoll(ctx, article.id);
	return {
		title: article.title,
		pollId: poll?.id ?? null,
		card: `/articles/${article.slug}/card.png`,
		articleId: article.id
	};
}

/** Without script and without forms: what is in the frame only shows, and its link opens beside. */
function frameOf(address: string, title: string, { width, height }: typeof FRAME) {
	const sandbox = 'allow-popups allow-popups-to-escape-sandbox';
	const html = `<iframe src="${asXml(address)}" width="${width}" height="${height}" title="${asXml(title)}" sandbox="${sandbox}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
	return { type: 'rich', width, height, html };
}
