import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Mind } from '#lib/rules/minds.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { nameMind } from '#lib/server/ballots/name-mind.ts';
import type { Ctx, VoterCtx } from '#lib/server/ctx.ts';
import { findMindMiscounts } from '#lib/server/minds/recount.ts';
import { resources } from '#lib/server/resources/tables.ts';
import * as people from './polls.ts';
import type { TestPoll } from './polls.ts';

/** Beyond everybody who has an account here, and could have written a comment. */
export const asMember = (ctx: Ctx, id: number) => people.asMember(ctx, 1_000_000 + id);

/** Votes, and votes otherwise. */
export async function changeMind(voter: VoterCtx, poll: TestPoll): Promise<void> {
	await castBallot(voter, poll.ballot('tea'));
	await castBallot(voter, poll.ballot('coffee'));
}

/** So many members who say that this changed their mind; the first has this id. */
export async function minds(ctx: Ctx, poll: TestPoll, mind: Mind, count: number, from: number) {
	for (let id = from; id < from + count; id++) {
		const voter = asMember(ctx, id);
		await changeMind(voter, poll);
		expect(await nameMind(voter, { pollId: poll.id, mind })).toMatchObject({ ok: true });
	}
}

export async function aLink(ctx: Ctx, { articleId }: TestPoll, position = 1): Promise<number> {
	const [row] = await ctx.db
		.insert(resources)
		.values({ articleId, position, title: 'Un lien', url: 'https://example.org/a', language: 'fr' })
		.returning({ id: resources.id });
	return row!.id;
}

/** What is kept of a comment: all that name it, and how many of them are shown. */
export async function kept(
	ctx: Ctx,
	poll: TestPoll,
	id: number
): Promise<{ all: number; shown: number }> {
	const [row] = await ctx.db.execute<{ all: number; shown: number }>(
		sql`select minds as "all", minds_shown as shown from comment where id = ${id}`
	);
	expect(await findMindMiscounts(ctx, poll.id)).toEqual([]);
	return row!;
}

export const versionOf = async (ctx: Ctx, { articleId }: TestPoll): Promise<number> => {
	const [row] = await ctx.db.execute<{ version: string }>(
		sql`select thread_version as version from article where id = ${articleId}`
	);
	return Number(row?.version);
};
