import { error } from '@sveltejs/kit';
import { problemsOfTexts } from '#lib/rules/article-problems.ts';
import { previewTexts } from '#lib/server/drafts/preview.ts';
import { spend } from '#lib/server/platform/limits.ts';
import { readForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import type { RequestHandler } from './$types';

/** What is being written, as readers would see it; the script puts it beside the form. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const ctx = requireMemberAct(locals);
	const typed = await readForm(request, { lede: textField, body: textField });
	if (!typed || problemsOfTexts(typed).length > 0)
		error(400, { message: 'malformed', code: 'malformed' });
	await spend(ctx, 'article-preview');
	const { ledeHtml, bodyHtml } = previewTexts(typed);
	return new Response(`<div class="lede">${ledeHtml}</div>${bodyHtml}`, {
		headers: { 'content-type': 'text/html; charset=utf-8' }
	});
};
