import { error, json, type RequestEvent } from '@sveltejs/kit';
import { beginArticle, saveRevision } from '../drafts/save.ts';
import { readArticleForm } from './article-form.ts';
import { requireMemberAct } from './require-member.ts';

/**
 * Saves what somebody is writing, for the script that sends it at each pause; says
 * under which id and number, or that it was not saved (409, 422). What to do about
 * it the form itself says when it is sent by its button.
 *
 * @param id null where the article is not begun yet
 */
export async function keepArticle(event: RequestEvent, id: number | null): Promise<Response> {
	const ctx = requireMemberAct(event.locals);
	const typed = await readArticleForm(event.request);
	if (!typed) error(400, { message: 'malformed', code: 'malformed' });
	const { document, base, idempotencyKey } = typed;
	if (id !== null && base !== null) {
		const outcome = await saveRevision(ctx, { id, base, document, trigger: 'pause' });
		return outcome.ok ? json({ id, number: outcome.number }) : json({}, { status: 409 });
	}
	if (!idempotencyKey) error(400, { message: 'no key', code: 'malformed' });
	const begun = await beginArticle(ctx, { document, idempotencyKey, trigger: 'pause' });
	return begun.ok ? json({ id: begun.id, number: begun.number }) : json({}, { status: 422 });
}
