import { eq } from 'drizzle-orm';
import { articles } from '#lib/server/articles/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { decideAlone, type SoleDecision } from '#lib/server/publishing/decide.ts';
import { voteOnArticle, type Vote } from '#lib/server/publishing/vote.ts';

export const zone = 'Europe/Paris';
export const voteAs = (who: MemberCtx, id: number, value: 1 | -1, given: Partial<Vote> = {}) =>
	voteOnArticle(who, {
		...{ id, submission: 1, value, zone },
		...(value < 0 ? { template: 'thin', note: 'Développez.' } : { template: null, note: '' }),
		...given
	});
export const slugOf = async (ctx: Ctx, id: number) =>
	(await ctx.db.select({ slug: articles.slug }).from(articles).where(eq(articles.id, id)))[0]?.slug;
export const stateOf = async (ctx: Ctx, id: number) =>
	(await ctx.db.select({ state: articles.state }).from(articles).where(eq(articles.id, id)))[0]
		?.state;
export const decideAs = (
	who: MemberCtx,
	id: number,
	to: 'publish' | 'refuse',
	given: Partial<Pick<SoleDecision, 'reason' | 'submission' | 'template'>> = {}
) =>
	decideAlone(who, { id, submission: 1, to, template: null, reason: 'Parce que.', zone, ...given });
