import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { members } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { rename } from '#lib/server/membership/rename.ts';
import { rolledBack } from '../../support/database.ts';

const password = 'correct horse battery';

async function asNew(ctx: Ctx, handle: string): Promise<MemberCtx> {
	const outcome = await signUp(ctx, { handle, password });
	if (!outcome.ok) throw new Error(outcome.reason);
	return { ...ctx, asker: outcome.member };
}

test.each([
	['Coco', 'name-alike'],
	['C 0 C 0', 'name-alike'],
	['@coco', 'name-alike'],
	['сосо', 'name-alike'],
	['cосо', 'name-alike'],
	['ΝΙΝΑ', 'name-alike'],
	['Mоdération', 'name-reserved'],
	['M0dération de Pаlabre', 'name-reserved'],
	['🅰na Coco', null],
	['Coco B.', null],
	['Спамер', null]
])('beside @coco and @nina, of the display name %s is said: %s', (name, reason) =>
	rolledBack(async (ctx) => {
		await asNew(ctx, 'coco');
		await asNew(ctx, 'nina');
		const spamy = await asNew(ctx, 'spamy');
		expect(await rename(spamy, name)).toEqual(reason ? { ok: false, reason } : { ok: true });
	})()
);

test(
	'whose handle has looked like another’s before keeps it, and may show it',
	rolledBack(async (ctx) => {
		await asNew(ctx, 'coco');
		const other = await asNew(ctx, 'before');

		const handle = 'сосо';
		await ctx.db
			.update(members)
			.set({ handle, handleKey: handle })
			.where(eq(members.id, other.asker.id));
		const again = { ...other, asker: { ...other.asker, handle } };
		expect(await rename(again, 'Сосо')).toEqual({ ok: false, reason: 'name-alike' });
		expect(await rename(again, handle)).toEqual({ ok: true });
	})
);
