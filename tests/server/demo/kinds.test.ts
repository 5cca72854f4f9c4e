import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { rankBySchulze } from '#lib/rules/tally/schulze.ts';
import { findOutcomes } from '#lib/server/amendments/outcome.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { verifyPolls } from '#lib/server/ballots/verify.ts';
import { viewPolls, type PollView } from '#lib/server/ballots/view.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { fillSite, type DemoPlan } from '#lib/server/demo/fill-site.ts';
import { KINDS } from '#lib/server/demo/kinds.ts';
import { TOPICS } from '#lib/server/demo/topics.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { aCtx, testDatabase } from '../../support/database.ts';

const WHOLE: DemoPlan = {
	members: 60,
	comments: 300,
	ballots: 3_000,
	articles: TOPICS.length + KINDS.length,
	seed: 1
};

let ctx: Ctx;

beforeAll(async () => {
	const { db } = await testDatabase();
	ctx = aCtx({ db });
	await importFoundingArticle(ctx);
	expect(await fillSite(ctx, WHOLE)).toMatchObject({ ok: true, ballots: WHOLE.ballots });
});

async function pollAbout(slug: string): Promise<PollView> {
	const [article] = await ctx.db.execute<{ id: number }>(
		sql`select id::int from article where slug = ${`demo-${slug}`}`
	);
	const [poll] = await viewPolls(ctx, article!.id);
	return poll!;
}

const countOf = async (query: ReturnType<typeof sql>): Promise<number> => {
	const [row] = await ctx.db.execute<{ count: number }>(query);
	return row!.count;
};

test('whatever happened to the polls of a demo, every tally is what its ballots say', async () => {
	const verified = [];
	for await (const poll of verifyPolls(ctx)) verified.push(poll);

	expect(verified.length).toBeGreaterThan(WHOLE.articles);
	expect(verified.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
	for (const { ballots } of verified) {
		expect(ballots.member).toBeGreaterThan(0);
		expect(ballots.visitor).toBeGreaterThan(0);
	}
});

describe('a demo shows', () => {
	test('rankings by which the methods disagree', async () => {
		const { result, runOffs } = await pollAbout('tout-le-parc');
		const schulze = rankBySchulze(result!.pairs!.visitor).order[0];

		expect(schulze).toEqual([1]);
		expect(runOffs!.visitor.winners).toHaveLength(1);
		expect(runOffs!.visitor.winners).not.toEqual(schulze);
	});

	test('proposed answers, taken in, refused and waiting, on ballots with as many as are asked for', async () => {
		const poll = await pollAbout('ateliers-du-printemps');
		const states = await ctx.db.execute<{ state: string; count: number }>(sql`
				select state, count(*)::int from option_proposal where poll_id = ${poll.id}
				group by state order by state`);
		const sizes = await ctx.db.execute<{ size: number }>(sql`
				select distinct count(*)::int as size from ballot_choice where poll_id = ${poll.id}
				group by ballot_id order by size`);

		expect(states.map(({ state, count }) => [state, count])).toEqual([
			['accepted', 2],
			['refused', 1],
			['waiting', 2]
		]);
		expect(poll.options.filter(({ since }) => since)).toHaveLength(2);
		const tally = await countBallots(ctx, poll.id);
		expect(tally?.options.every(({ ballots }) => ballots.visitor > 0)).toBe(true);
		expect(sizes.map(({ size }) => size)).toEqual([2, 3]);
	});

	test('answers before and after reading, of some who stayed and some who moved', async () => {
		const { id } = await pollAbout('courrier-chiffre');
		const moves = (await countBallots(ctx, id))?.moves;
		const [stayed, moved] = [true, false].map((same) =>
			moves!.visitor.flatMap((row, from) => row.filter((_, to) => (from === to) === same))
		);

		for (const cells of [stayed!, moved!]) {
			expect(cells.reduce((a, b) => a + b)).toBeGreaterThan(0);
		}
	});

	test('comments and a link that changed minds', async () => {
		const { articleId } = await pollAbout('mises-a-jour-seules');
		for (const table of ['comment', 'resource']) {
			const shown = sql`select max(minds_shown)::int as count
					from ${sql.identifier(table)} where article_id = ${articleId}`;
			expect(await countOf(shown)).toBeGreaterThanOrEqual(3);
		}
	});

	test('a closed poll with what came of it, a sealed one that tells nothing, a cancelled one and a removed burst', async () => {
		const closed = await pollAbout('jour-de-la-fete-d-installation');
		expect(closed).toMatchObject({ phase: 'closed' });
		expect((await findOutcomes(ctx, [closed.id])).get(closed.id)?.number).toBe(2);
		const late = sql`select count(*)::int from ballot b join poll p on p.id = b.poll_id
				where b.poll_id = ${closed.id} and b.cast_on not between p.opens_at::date and p.closes_at::date`;
		expect(await countOf(late)).toBe(0);

		const sealed = await pollAbout('prix-de-l-annee');
		expect(sealed).toMatchObject({ phase: 'open', visibility: 'sealed', result: null });
		const said = sql`select count(*)::int from comment_stance where poll_id = ${sealed.id}`;
		expect(await countOf(said)).toBe(0);
		expect(await countBallots(ctx, sealed.id)).toMatchObject({
			informed: { member: 0, visitor: 0 },
			viewers: { member: 0, visitor: 0 }
		});

		const cancelled = await pollAbout('nom-de-la-machine');
		expect(cancelled).toMatchObject({ phase: 'cancelled' });
		expect(cancelled.cancelled?.reason).toMatch(/^Démonstration/);

		const burst = await pollAbout('heure-des-reunions');
		expect(burst.removals).toHaveLength(1);
		expect(burst.removals[0]!.ballots).toBeGreaterThanOrEqual(20);
	});
});

test('roles are played: nobody has one on the site afterwards', async () => {
	expect(await countOf(sql`select count(*)::int from member where role <> 'member'`)).toBe(0);
});
