import { error, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { findLink, type LinkPurpose } from '../accounts/mailed-links.ts';
import { isWellFormed } from './read-form.ts';

/** The token of a mailed link as a form sends it. */
export const tokenField = v.pipe(v.string(), v.maxLength(100), v.check(isWellFormed));

/** What the link of this page is about; a page that says so when it is used, void or expired. */
export async function requireLink({ locals, url }: RequestEvent, purpose: LinkPurpose) {
	const token = url.searchParams.get('token') ?? '';
	const link = v.is(tokenField, token) ? await findLink(locals.ctx, purpose, token) : null;
	return link ? { ...link, token } : deadLink();
}

export const deadLink = (): never => error(410, { message: 'dead link', code: 'dead-link' });
