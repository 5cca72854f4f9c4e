import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { tagKey } from '../../rules/tags.ts';
import { findTag, type Tag } from '../articles/find-tag.ts';
import { isWellFormed } from './read-form.ts';

/** The tag in an address; one that is written otherwise, or was renamed, leads to the right address. */
export async function requireTag(event: RequestEvent, given: string): Promise<Tag> {
	const { ctx, locale, path } = event.locals;
	const key = isWellFormed(given) ? tagKey(given) : '';
	const tag = key ? await findTag(ctx, key) : null;
	if (!tag) error(404, { message: 'no such tag', code: 'not-found' });
	if (given !== tag.key) {
		const rest = path.split('/').slice(3);
		const address = ['/tags', encodeURIComponent(tag.key), ...rest].join('/');
		redirect(308, localHref(locale, address) + event.url.search);
	}
	return tag;
}
