import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathSegment } from '#lib/rules/threads.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { postComment } from '#lib/server/comments/post.ts';
import type { Ctx, Member, VoterCtx } from '#lib/server/ctx.ts';
import { diceFrom } from '#lib/server/demo/dice.ts';
import { recountComments } from '#lib/server/demo/recount-comments.ts';
import { ENGLISH } from '#lib/server/demo/stock-en.ts';
import { writeComment } from '#lib/server/demo/write-comment.ts';
import { randomToken } from '#lib/server/platform/secret.ts';
import type { Poll } from '#lib/server/polls/find.ts';
import { eq } from 'drizzle-orm';
import { anotherNetwork, letArrivalsPass } from './arrivals.ts';
import { castOverHttp, CONNECTIONS } from './cast-over-http.ts';
import { inTurns, load, type Figures } from './load.ts';
import { findPgbench, runPgbench, scriptOf } from './pgbench.ts';
import { ms, whole, type Pace } from './read-pages.ts';
import type { Line } from './report.ts';
import type { Site } from './site.ts';

/** The database that the site uses, and a folder for scripts. */
type Scene = { database: string; folder: string };

/** Visitors who vote, each for the first time and with the cookie that they were given for it; and the same statements straight from pgbench. */
export async function measureBallots(
	site: Site,
	ctx: Ctx,
	{ database, folder, poll }: Scene & { poll: Poll },
	pace: Pace
): Promise<Line[]> {
	const [option] = poll.options;
	if (!option) throw new Error('a poll without options');
	const marks = () => `option=${option.id}`;
	const overHttp = (amount: number) => castOverHttp(site, ctx, poll.id, { amount, marks });
	const cast = async () => (await countBallots(ctx, poll.id))?.ballots.visitor ?? 0;
	const script = await scriptOf(database, async (db) => {
		const voter = { electorate: 'visitor' as const, token: randomToken() };
		const asVisitor: VoterCtx = { ...ctx, db, network: randomToken(), voter };
		const outcome = await castBallot(asVisitor, { pollId: poll.id, optionIds: [option.id] });
		if (!outcome.ok) throw new Error(outcome.reason);
		return new Map([[`ballot:${asVisitor.network}`, `(E'ballot\\x3A' || md5(:r::text))`]]);
	});
	await letArrivalsPass(ctx);
	const lines = await besidePgbench('ballots', {
		...{ overHttp, counted: cast, database, pace, script },
		file: path.join(folder, 'ballots.sql'),
		variables: {}
	});
	const miscount = await findMiscount(ctx, poll.id);
	if (miscount)
		throw new Error(`the tally is not what the ballots say: ${JSON.stringify(miscount)}`);
	return lines;
}

/** Members who comment; each gets to speak too rarely for the limit. */
export async function measureComments(
	site: Site,
	ctx: Ctx,
	talk: Scene & {
		/** One for the site, one for pgbench, whose comments have no place in a tree. */
		article: { id: number; slug: string };
		other: { id: number };
		members: Member[];
		cookies: string[];
	},
	pace: Pace
): Promise<Line[]> {
	const { database, folder } = talk;
	const dice = diceFrom('comments over http');
	let turn = 0;
	const overHttp = (amount: number) =>
		load({
			url: site.origin,
			connections: CONNECTIONS,
			amount,
			status: 303,
			next: () => ({
				method: 'POST',
				path: `/articles/${talk.article.slug}/reply?/post`,
				headers: {
					origin: site.origin,
					cookie: talk.cookies[turn++ % talk.cookies.length] ?? '',
					'content-type': 'application/x-www-form-urlencoded',
					'x-forwarded-for': anotherNetwork()
				},
				body: new URLSearchParams({
					markdown: writeComment(dice, ENGLISH, null),
					idempotencyKey: randomUUID()
				}).toString()
			})
		});
	const posted = async () => {
		const [row] = await ctx.db
			.select({ count: articles.commentCount })
			.from(articles)
			.where(eq(articles.id, talk.article.id));
		return row?.count ?? 0;
	};
	let who = 0;
	const script = await scriptOf(
		database,
		async (db) => {
			const asker = talk.members[who++ % talk.members.length];
			if (!asker) throw new Error('nobody to talk');
			const outcome = await postComment(
				{ ...ctx, db, asker },
				{
					articleId: talk.other.id,
					parentId: null,
					markdown: 'A comment like many others, of two sentences. It says nothing new.',
					idempotencyKey: randomUUID(),
					language: 'en'
				}
			);
			if (!outcome.ok) throw new Error(outcome.reason);
			const { id } = outcome;
			if (id === null) throw new Error('the comment waits for a moderator');
			return new Map([
				[String(id), ':id'],
				[pathSegment(id), `lpad(to_hex(:id::bigint), 7, '0')`],
				[String(asker.id), ':member::bigint'],
				[`comment:member-${asker.id}`, `(E'comment\\x3Amember-' || :member::text)`]
			]);
		},
		['\\set member :first + :r % :members']
	);
	const ids = talk.members.map(({ id }) => id);
	const lines = await besidePgbench('comments', {
		...{ overHttp, counted: posted, database, pace, script },
		file: path.join(folder, 'comments.sql'),
		variables: { first: Math.min(...ids), members: Math.max(...ids) - Math.min(...ids) + 1 }
	});
	const differences = await recountComments(ctx, talk.article.id);
	if (differences.length > 0) throw new Error(`counted wrongly: ${differences.join(', ')}`);
	return lines;
}

type Contest = {
	overHttp: (amount: number) => Promise<Figures>;
	/** How many the database holds. */
	counted: () => Promise<number>;
	database: string;
	pace: Pace;
	script: string;
	variables: Record<string, number>;
	file: string;
};

async function besidePgbench(what: string, contest: Contest): Promise<Line[]> {
	const { overHttp, counted, pace, file, script, variables } = contest;
	await overHttp(300);
	const { perSecond } = await overHttp(600);
	const amount = Math.max(300, Math.round(perSecond * pace.seconds));

	const pgbench = findPgbench();
	let acknowledged = 0;
	let stored = 0;
	const contenders = new Map([
		[
			'palabre',
			async () => {
				const before = await counted();
				const run = await overHttp(amount);
				acknowledged += run.answered;
				stored += (await counted()) - before;
				return run;
			}
		]
	]);
	if (pgbench) {
		contenders.set('pgbench', () =>
			runPgbench(
				pgbench,
				contest.database,
				{ file, text: script, variables },
				{ clients: CONNECTIONS, seconds: pace.seconds }
			)
		);
	}
	const figures = await inTurns(contenders, pace.rounds);
	if (acknowledged !== stored) {
		throw new Error(`${acknowledged} ${what} were acknowledged and ${stored} are stored`);
	}
	const [palabre, rival] = [figures.get('palabre'), figures.get('pgbench')];
	if (!palabre) throw new Error('nobody ran');
	const ratio = rival && palabre.perSecond / rival.perSecond;
	return [
		{
			what: `${what} through HTTP, ${CONNECTIONS} connections`,
			measured: `${whole(palabre.perSecond)}/s, p50 ${ms(palabre.p50)}, p99 ${ms(palabre.p99)}`
		},
		{
			what: '— beside `pgbench` with the same statements, 50 clients',
			...(rival && ratio !== undefined
				? {
						measured: `${ratio.toFixed(2)} of ${whole(rival.perSecond)}/s`,
						goal: '0.4',
						reached: ratio / 0.4
					}
				: { measured: 'pgbench is not installed' })
		},
		{
			what: '— acknowledged, and found in the database',
			measured: `${whole(acknowledged)} of ${whole(stored)}`,
			goal: 'all',
			reached: 1
		}
	];
}
