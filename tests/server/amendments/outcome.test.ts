import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	findOutcomes,
	findTellable,
	listOutcomes,
	tellOutcome
} from '#lib/server/amendments/outcome.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf, aPublication } from '../../support/drafts.ts';
import { aPoll, closeIn } from '../../support/polls.ts';

const tell = (who: MemberCtx, pollId: number, markdown = 'C’est fait.', base = 0) =>
	tellOutcome(who, { pollId, base, markdown });

/** The poll of an article that this member wrote, closed unless said otherwise. */
async function aPollOf(writer: MemberCtx, { isClosed = true } = {}): Promise<number> {
	const { id } = await aPublication(writer);
	const [poll] = await listPolls(writer, id);
	if (isClosed) {
		// Before this moment, whatever the transaction has seen of the clock.
		await writer.db.execute(sql`update poll set opens_at = now() - interval '2 days',
			closes_at = now() - interval '1 day' where id = ${poll!.id}`);
	}
	return poll!.id;
}

test(
	'the author of an article tells what came of its closed poll, and every version stays',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx, 'Ana');
		const id = await aPollOf(author);
		expect(await tell(author, id, 'C’est *fait*.')).toEqual({ ok: true });
		expect(await tell(author, id, 'C’est *bien fait*.', 1)).toEqual({ ok: true });
		expect((await findOutcomes(ctx, [id])).get(id)).toMatchObject({
			number: 2,
			html: '<p>C’est <em>bien fait</em>.</p>',
			writer: { displayName: 'Ana' }
		});
		const versions = await listOutcomes(ctx, id);
		expect(versions.map(({ markdown }) => markdown)).toEqual([
			'C’est *bien fait*.',
			'C’est *fait*.'
		]);
		expect(await tell(author, id, 'C’est *bien fait*.', 2)).toMatchObject({
			reason: 'changes-nothing'
		});
	})
);

test(
	'what says nothing, is too long, comes too early or replaces what was not seen is refused',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const id = await aPollOf(author);
		expect(await tell(author, id, ' \n ')).toEqual({ ok: false, reason: 'empty' });
		expect(await tell(author, id, '[x]: https://example.org')).toEqual({
			ok: false,
			reason: 'empty'
		});
		expect(await tell(author, id, 'x'.repeat(10_001))).toEqual({ ok: false, reason: 'too-long' });
		expect(await tell(author, id, 'Un.', 1)).toEqual({ ok: false, reason: 'clash' });
		await tell(author, id, 'Un.');
		expect(await tell(author, id, 'Deux.')).toEqual({ ok: false, reason: 'clash' });
		const open = await aPollOf(await aWriter(ctx), { isClosed: false });
		const other = await aWriter(ctx);
		await expect(tell(other, open)).rejects.toThrow(Forbidden);
		const own = await aPollOf(other, { isClosed: false });
		expect(await tell(other, own)).toEqual({ ok: false, reason: 'not-closed' });
		expect((await findTellable(other, [own, open])).size).toBe(0);
	})
);

test(
	'nobody else tells it; where nobody is left who wrote the article, a steward does',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const id = await aPollOf(author);
		const steward = await aMemberOf(ctx, 'steward');
		for (const stranger of [await aWriter(ctx), await aMemberOf(ctx, 'moderator'), steward]) {
			await expect(tell(stranger, id)).rejects.toThrow(Forbidden);
			expect((await findTellable(stranger, [id])).size).toBe(0);
		}
		expect(await findTellable(author, [id])).toEqual(new Set([id]));
		expect((await findTellable({ ...ctx, asker: null }, [id])).size).toBe(0);

		const orphan = await aPoll(ctx);
		await closeIn(ctx, orphan.id, -1_000);
		await expect(tell(await aMemberOf(ctx, 'moderator'), orphan.id)).rejects.toThrow(Forbidden);
		expect(await tell(steward, orphan.id)).toEqual({ ok: true });
	})
);

test('of two authors who tell at once, the second is shown what the first wrote', async () => {
	const ctx: Ctx = aCtx({ db: (await testDatabase()).db });
	const author = await aWriter(ctx);
	const id = await aPollOf(author);
	const outcomes = await Promise.all(
		['Un.', 'Deux.', 'Trois.'].map((text) => tell(author, id, text))
	);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'clash')).toHaveLength(2);
	expect(await listOutcomes(ctx, id)).toHaveLength(1);
});
