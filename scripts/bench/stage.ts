import { eq, inArray } from 'drizzle-orm';
import { startSession } from '#lib/server/accounts/sessions.ts';
import { memberColumns } from '#lib/server/accounts/member-columns.ts';
import { members as memberTable } from '#lib/server/accounts/tables.ts';
import { articles as articleTable } from '#lib/server/articles/tables.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import type { Ctx, Member } from '#lib/server/ctx.ts';
import { addArticles, findFirstArticle } from '#lib/server/demo/add-articles.ts';
import { addBallots } from '#lib/server/demo/add-ballots.ts';
import { addComments } from '#lib/server/demo/add-comments.ts';
import { addMembers, listDemoMembers } from '#lib/server/demo/add-members.ts';
import { addRatings } from '#lib/server/demo/add-ratings.ts';
import { diceFrom } from '#lib/server/demo/dice.ts';
import { TOPICS } from '#lib/server/demo/topics.ts';
import { settleDatabase } from '#lib/server/demo/settle-database.ts';
import { listPolls, type Poll } from '#lib/server/polls/find.ts';
import type { Sized } from './growth.ts';

const DAY = 24 * 60 * 60;

/** Enough that nobody comments so often as to meet the limit. */
const MEMBERS = 2_000;

export type Place = { id: number; slug: string; polls: Poll[] };

export type Stage = {
	/** With 200 comments: what is read and voted on. */
	founding: Place;
	/** Two articles to comment on. */
	quiet: [Place, Place];
	/** One to follow. */
	followed: Place;
	threads: Sized[];
	/** The first member has looked at all their results. */
	polls: Sized[];
	/** Everybody's session cookie is at the same index. */
	members: Member[];
	cookies: string[];
};

/** Makes all that is measured, by the same code as a demo site. */
export async function setStage(
	ctx: Ctx,
	sizes: { threads: number[]; polls: number[] },
	say: (what: string) => void
): Promise<Stage> {
	say(`filling: ${MEMBERS} members`);
	const dice = diceFrom('bench');
	await addMembers(ctx, dice.fork('members'), { count: MEMBERS });
	const ids = await listDemoMembers(ctx);
	const grown = Math.max(sizes.threads.length, sizes.polls.length);
	const added = await addArticles(ctx, {
		...{ count: grown + 3, since: 30 * DAY },
		// What grows is compared with itself: by one method, as before there were others.
		topics: TOPICS.filter(({ method }) => method === 'single' || method === 'approval')
	});
	const [founding, ...others] = await Promise.all(
		[(await findFirstArticle(ctx)) ?? 0, ...added.map(({ articleId }) => articleId)].map((id) =>
			placeOf(ctx, id)
		)
	);
	const [one, two, followed, ...rest] = others;
	if (!founding || !one || !two || !followed) throw new Error('an article is missing');

	const talk = { members: ids, since: 20 * DAY };
	const of = ({ id, polls }: Place) => ({ ...talk, articleId: id, poll: polls[0] ?? null });
	await addComments(ctx, dice.fork('200'), { ...of(founding), count: 200 });
	const threads: Sized[] = [];
	for (const [index, size] of sizes.threads.entries()) {
		say(`filling: a thread of ${size} comments`);
		const place = rest[index]!;
		const { id: articleId, slug } = place;
		await addComments(ctx, dice.fork(`thread ${size}`), { ...of(place), count: size });
		await addRatings(ctx, articleId, ids);
		threads.push({ size, articleId, address: `/articles/${slug}` });
	}
	const polls: Sized[] = [];
	for (const [index, size] of sizes.polls.entries()) {
		say(`filling: a poll of ${size} ballots`);
		const [poll] = rest[index]!.polls;
		if (!poll) throw new Error('a poll is missing');
		const voters = ids.slice(1, 1 + Math.min(ids.length - 1, size / 2));
		const election = { pollId: poll.id, members: voters, visitors: size - voters.length, days: 20 };
		await addBallots(ctx, dice.fork(`poll ${size}`), election);
		const voter = { electorate: 'member' as const, memberId: ids[0]! };
		await lookAtResults({ ...ctx, voter }, poll.id);
		polls.push({ size, articleId: poll.articleId, address: `/polls/${poll.id}` });
	}
	say('settling');
	await settleDatabase(ctx);
	const members = await membersOf(ctx, ids);
	return {
		founding,
		quiet: [one, two],
		followed,
		threads,
		polls,
		members,
		cookies: await logIn(ctx, members)
	};
}

async function placeOf(ctx: Ctx, id: number): Promise<Place> {
	const [row] = await ctx.db
		.select({ slug: articleTable.slug })
		.from(articleTable)
		.where(eq(articleTable.id, id));
	return { id, slug: row?.slug ?? '', polls: await listPolls(ctx, id) };
}

const membersOf = (ctx: Ctx, ids: number[]): Promise<Member[]> =>
	ctx.db
		.select(memberColumns)
		.from(memberTable)
		.where(inArray(memberTable.id, ids))
		.orderBy(memberTable.id);

async function logIn(ctx: Ctx, members: Member[]): Promise<string[]> {
	const cookies = [];
	for (const { id: memberId } of members) {
		cookies.push(`session=${(await startSession(ctx, { memberId, agent: 'bench' })).id}`);
	}
	return cookies;
}
