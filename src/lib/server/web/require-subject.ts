import { error } from '@sveltejs/kit';
import { parseSubject } from '../../rules/moderation.ts';
import { findSubject, type Place } from '../moderation/find-subject.ts';
import type { Ctx } from '../ctx.ts';

/** What a page of the desk, or of a report, is about. */
export async function requireSubject(ctx: Ctx, text: string): Promise<Place> {
	const subject = parseSubject(text);
	const place = subject && (await findSubject(ctx, subject));
	return place ?? error(404, { message: 'no such thing', code: 'not-found' });
}
