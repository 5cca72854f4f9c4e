import { setTimeout as sleep } from 'node:timers/promises';
import { count, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#lib/server/ctx.ts';
import { addFollowers } from '#lib/server/demo/add-followers.ts';
import { notifications } from '#lib/server/notifications/tables.ts';
import type { Queue } from '#lib/server/platform/queues.ts';
import { postComment } from './listen-live.ts';
import { median } from './load.ts';
import { ms, whole } from './read-pages.ts';
import type { Line } from './report.ts';
import type { Site } from './site.ts';

const QUEUE: Queue = 'announce-comment';

const FOLLOWERS = 10_000;

/** Comments posted one after the other, each by somebody else. */
const COMMENTS = 15;

/** Milliseconds until all must have been told. */
const PATIENCE = 240_000;

/**
 * Comments under an article with many followers: how long their authors wait, and how long until all are told.
 * What other parts left to tell is given up, as it would be waited for first: a
 * quick machine posts more comments in a minute than are told of in ten.
 */
export async function measureFanOut(
	site: Site,
	ctx: Ctx,
	{ article, cookies }: { article: { id: number; slug: string }; cookies: string[] }
): Promise<Line[]> {
	await ctx.db.execute(sql`delete from pgboss.job where name = ${QUEUE} and state = 'created'`);
	await addFollowers(ctx, { articleId: article.id, count: FOLLOWERS });
	const told = async () => {
		const [row] = await ctx.db
			.select({ count: count() })
			.from(notifications)
			.where(eq(notifications.articleId, article.id));
		return row?.count ?? 0;
	};
	const before = await told();
	const times: number[] = [];
	const begun = performance.now();
	for (const cookie of cookies.slice(0, COMMENTS)) {
		const sent = performance.now();
		await postComment(site, article.slug, cookie);
		times.push(performance.now() - sent);
	}
	const all = before + FOLLOWERS * times.length;
	while ((await told()) < all) {
		if (performance.now() - begun > PATIENCE) throw new Error('not everybody was told');
		await sleep(200);
	}
	const each = (performance.now() - begun) / times.length;
	return [
		{
			what: `a comment under an article with ${whole(FOLLOWERS)} followers, posted and answered`,
			measured: ms(median(times)),
			goal: '50 ms',
			reached: 50 / median(times)
		},
		{ what: '— until the job has told all of them, for each comment', measured: ms(each) }
	];
}
