import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { findHeadlineSlug, putHeadline, takeHeadlineBack } from '#lib/server/front/headline.ts';
import { moveArticle } from '#lib/server/publishing/archive.ts';
import { setPublicationTime } from '#lib/server/publishing/decide.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf, aPublication, aSubmission, aTeam } from '../../support/drafts.ts';
import { decideAs, stateOf, zone } from '../../support/review.ts';

const timeAs = (who: MemberCtx, id: number, at: string | null = '2199-01-01T12:00') =>
	setPublicationTime(who, { id, submission: 1, at, zone });

/** A site of one steward and one moderator, who have to do with nothing yet. */
async function aTeamOfTwo(ctx: Ctx) {
	const [moderator] = await aTeam(ctx, 1);
	return { moderator: moderator!, steward: await aMemberOf(ctx, 'steward') };
}

test(
	'a steward neither publishes nor dates an article of their own while somebody else can',
	rolledBack(async (ctx) => {
		const { moderator, steward } = await aTeamOfTwo(ctx);
		const id = await aSubmission(steward);
		await expect(decideAs(steward, id, 'publish')).rejects.toThrow(Forbidden);
		await expect(timeAs(steward, id)).rejects.toThrow(Forbidden);
		expect(await stateOf(ctx, id)).toBe('submitted');
		expect(await timeAs(moderator, id)).toEqual({ ok: true, decision: null });
	})
);

test(
	'nor one that they were asked to write along',
	rolledBack(async (ctx) => {
		const { steward } = await aTeamOfTwo(ctx);
		const id = await aSubmission(await aWriter(ctx));
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${id}, ${steward.asker.id}, 'invited')`);
		await expect(decideAs(steward, id, 'refuse')).rejects.toThrow(Forbidden);
		await expect(timeAs(steward, id)).rejects.toThrow(Forbidden);
	})
);

test.for(['has left', 'is suspended', 'writes it along'])(
	'a steward decides on their own article where the only other one of the team %s',
	(how) =>
		rolledBack(async (ctx) => {
			const { moderator, steward } = await aTeamOfTwo(ctx);
			const id = await aSubmission(steward);
			const other = moderator.asker.id;
			await ctx.db.execute(
				{
					'has left': sql`update member set closed_at = now() where id = ${other}`,
					'is suspended': sql`update member set suspended_until = now() + interval '1 day'
						where id = ${other}`,
					'writes it along': sql`insert into article_author (article_id, member_id, role)
						values (${id}, ${other}, 'co-author')`
				}[how]!
			);
			expect(await timeAs(steward, id, null)).toEqual({ ok: true, decision: null });
			expect(await decideAs(steward, id, 'publish')).toEqual({ ok: true, decision: 'published' });
		})()
);

test(
	'nobody puts their own article first or takes it from the site, but may take it back from the front',
	rolledBack(async (ctx) => {
		const { moderator, steward } = await aTeamOfTwo(ctx);
		const { id, slug } = await aPublication(steward);
		const along = await aMemberOf(ctx, 'moderator');
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${id}, ${along.asker.id}, 'co-author')`);
		const [soon] = await ctx.db.execute<{ until: string }>(
			sql`select to_char(now() + interval '1 day', 'YYYY-MM-DD"T"HH24:MI') as until`
		);
		const wish = { articleId: id, until: soon!.until, zone: 'UTC' };
		await expect(putHeadline(steward, wish)).rejects.toThrow(Forbidden);
		await expect(putHeadline(along, wish)).rejects.toThrow(Forbidden);
		expect(await putHeadline(moderator, wish)).toEqual({ ok: true });
		expect(await findHeadlineSlug(ctx)).toBe(slug);
		const [row] = await ctx.db.execute<{ id: number }>(
			sql`select id::int from headline where removed_at is null`
		);
		expect(await takeHeadlineBack(along, row!.id)).toEqual({ ok: true });

		const away = { id, to: 'archived' as const, reason: 'Il me gêne.' };
		await expect(moveArticle(steward, away)).rejects.toThrow(Forbidden);
		const other = await aMemberOf(ctx, 'steward');
		expect(await moveArticle(other, away)).toEqual({ ok: true });
		await expect(moveArticle(steward, { ...away, to: 'published' })).rejects.toThrow(Forbidden);
	})
);
