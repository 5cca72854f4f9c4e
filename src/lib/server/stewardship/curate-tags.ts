import { asc, eq, inArray, sql } from 'drizzle-orm';
import { ARTICLE_LIMITS, lengthOf } from '../../rules/article-document.ts';
import { isModerator } from '../../rules/permissions.ts';
import { NOTE_MAX } from '../../rules/review.ts';
import { tagKey } from '../../rules/tags.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import type { Tag } from '../articles/find-tag.ts';
import { articleTags, tagAliases, tags } from '../articles/tables.ts';
import { follows, mutes } from '../comments/reader-tables.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { Forbidden, isViolationOf } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { stewardshipActs } from './tables.ts';

export type TagRefusal =
	/** Nothing is left of it as a key, or it is too long. */
	| 'no-label'
	| 'reason-too-long'
	/** Another tag has this key: they can be joined. */
	| 'taken'
	/** There is no other tag of this name. */
	| 'no-such-tag'
	/** The tag was renamed or joined meanwhile. */
	| 'gone';

export type TagOutcome = { ok: true; key: string } | { ok: false; reason: TagRefusal };

type Change = { id: number; label: string; reason: string };

/**
 * Gives a tag another name. Its former address leads to the new one, and what is
 * written with the former name later gets this tag.
 *
 * @throws {Forbidden} for members
 */
export async function renameTag(ctx: MemberCtx, change: Change): Promise<TagOutcome> {
	const label = change.label.trim();
	const key = tagKey(label);
	if (key === '' || lengthOf(label) > ARTICLE_LIMITS.tag) return { ok: false, reason: 'no-label' };
	try {
		return await curate(ctx, change, async (ctx, reason) => {
			const [tag] = await hold(ctx, [change.id]);
			if (!tag) return { ok: false, reason: 'gone' };
			// The name may have been this tag's own before; of another one, the address is taken.
			const alias = eq(tagAliases.key, key);
			const [former] = await ctx.db.select().from(tagAliases).where(alias);
			if (former && former.tagId !== tag.id) return { ok: false, reason: 'taken' };
			await ctx.db.delete(tagAliases).where(alias);
			await ctx.db.update(tags).set({ key, label }).where(eq(tags.id, tag.id));
			if (tag.key !== key) await ctx.db.insert(tagAliases).values({ key: tag.key, tagId: tag.id });
			await record(ctx, { kind: 'tag-renamed', tag, after: label, reason });
			await tellPages(ctx, tag.id);
			return { ok: true, key };
		});
	} catch (error) {
		if (isViolationOf(error, 'tag_key_unique')) return { ok: false, reason: 'taken' };
		throw error;
	}
}

/**
 * Joins a tag to another one: its articles and whoever follows or hides it go over, and
 * its address leads there.
 *
 * @param change `label` names the tag that stays
 * @throws {Forbidden} for members
 */
export async function mergeTag(ctx: MemberCtx, change: Change): Promise<TagOutcome> {
	const key = tagKey(change.label);
	return curate(ctx, change, async (ctx, reason) => {
		const [wanted] = await ctx.db.select({ id: tags.id }).from(tags).where(eq(tags.key, key));
		if (!wanted || wanted.id === change.id) return { ok: false, reason: 'no-such-tag' };
		const held = await hold(ctx, [change.id, wanted.id]);
		const [from, to] = [change.id, wanted.id].map((id) => held.find((tag) => tag.id === id));
		if (!from || !to) return { ok: false, reason: 'gone' };
		await tellPages(ctx, from.id);
		await moveTo(ctx, from.id, to.id);
		await ctx.db.update(tagAliases).set({ tagId: to.id }).where(eq(tagAliases.tagId, from.id));
		await ctx.db.delete(tags).where(eq(tags.id, from.id));
		await ctx.db.insert(tagAliases).values({ key: from.key, tagId: to.id });
		await record(ctx, { kind: 'tag-merged', tag: from, after: to.label, reason });
		return { ok: true, key: to.key };
	});
}

async function curate(
	ctx: MemberCtx,
	{ reason }: Change,
	work: (ctx: MemberCtx, reason: string) => Promise<TagOutcome>
): Promise<TagOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	const said = reason.trim();
	if (lengthOf(said) > NOTE_MAX) return { ok: false, reason: 'reason-too-long' };
	return inTransaction(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		return work(ctx, said);
	});
}

/** In one order, so that two who join a pair both ways do not wait for each other. */
const hold = (ctx: Ctx, ids: number[]): Promise<Tag[]> =>
	ctx.db.select().from(tags).where(inArray(tags.id, ids)).orderBy(asc(tags.id)).for('update');

async function moveTo(ctx: Ctx, from: number, to: number): Promise<void> {
	await ctx.db.execute(sql`insert into ${articleTags} (article_id, tag_id, position)
		select article_id, ${to}, position from ${articleTags} where tag_id = ${from}
		on conflict do nothing`);
	await ctx.db.execute(sql`insert into ${follows} (member_id, tag_id, state, since)
		select member_id, ${to}, state, since from ${follows} where tag_id = ${from}
		on conflict do nothing`);
	await ctx.db.delete(follows).where(eq(follows.tagId, from));
	await ctx.db.execute(sql`insert into ${mutes} (member_id, tag_id, since)
		select member_id, ${to}, since from ${mutes} where tag_id = ${from}
		on conflict do nothing`);
	await ctx.db.delete(mutes).where(eq(mutes.tagId, from));
}

/** Articles show their tags: their pages are to be made anew. */
async function tellPages(ctx: Ctx, tagId: number): Promise<void> {
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'article-' || article_id)
		from ${articleTags} where tag_id = ${tagId}`);
}

async function record(
	ctx: MemberCtx,
	act: { kind: 'tag-renamed' | 'tag-merged'; tag: Tag; after: string; reason: string }
): Promise<void> {
	await ctx.db.insert(stewardshipActs).values({
		kind: act.kind,
		memberId: ctx.asker.id,
		subject: act.tag.key,
		before: act.tag.label,
		after: act.after,
		reason: act.reason || null
	});
}
