import { setTimeout as sleep } from 'node:timers/promises';
import { count } from 'drizzle-orm';
import type { Ctx } from '#lib/server/ctx.ts';
import { addFollowers } from '#lib/server/demo/add-followers.ts';
import { notifications } from '#lib/server/notifications/tables.ts';
import { postComment } from './listen-live.ts';
import { median } from './load.ts';
import { ms, whole } from './read-pages.ts';
import type { Line } from './report.ts';
import type { Site } from './site.ts';

const FOLLOWERS = 10_000;

/** Comments posted one after the other, each by somebody else. */
const COMMENTS = 15;

/** Milliseconds until all must have been told. */
const PATIENCE = 240_000;

/** Comments under an article with many followers: how long their authors wait, and how long until all are told. */
export async function measureFanOut(
	site: Site,
	ctx: Ctx,
	{ article, cookies }: { article: { id: number; slug: string }; cookies: string[] }
): Promise<Line[]> {
	await addFollowers(ctx, { articleId: article.id, count: FOLLOWERS });
	const told = async () => {
		const [row] = await ctx.db.select({ count: count() }).from(notifications);
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
