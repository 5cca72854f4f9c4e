import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { findOwnHeld, withdrawHeld } from '#lib/server/comments/own-held.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** What of one's own waits for a moderator, or was refused; nobody else's is there. */
export const load: PageServerLoad = async ({ locals, params }) => ({
	held: await findMine(requireMember(locals), params.id)
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		await requireForm(request, {});
		const { id, slug } = await findMine(ctx, params.id);
		if (!(await withdrawHeld(ctx, id))) notHere();
		redirect(303, localHref(ctx.locale, `/articles/${slug}#write`));
	}
};

const findMine = async (ctx: MemberCtx, id: string) =>
	(await findOwnHeld(ctx, idParam(id))) ?? notHere();

const notHere = (): never => error(404, { message: 'nothing waits here', code: 'not-found' });
