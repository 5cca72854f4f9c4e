import { json } from '@sveltejs/kit';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { keepTranslation } from '#lib/server/web/write-translation.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const id = idParam(event.params.id);
	const saved = await keepTranslation(event, requireMemberAct(event.locals), id);
	return saved.ok ? json({ id, number: saved.number }) : json({}, { status: 409 });
};
