import { max, sql } from 'drizzle-orm';
import { isSteward } from '../../rules/permissions.ts';
import {
	judgeSettings,
	SETTING_KEYS,
	textsOf,
	type SettingKey,
	type SettingTexts
} from '../../rules/site-settings.ts';
import { hasSecondFactor } from '../accounts/has-factor.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { readSiteSettings } from '../platform/site-settings.ts';
import { siteSettings } from '../platform/tables.ts';
import { stewardshipActs } from './tables.ts';

export type SettingsOutcome =
	| { ok: true }
	| { ok: false; reason: 'out-of-bounds'; wrong: SettingKey[] }
	/** Somebody else changed something about the site since the form was shown. */
	| { ok: false; reason: 'changed-meanwhile' }
	/** Whoever asks the team for a second factor has one. */
	| { ok: false; reason: 'factor-first' };

/**
 * Sets what differs from what holds, with an entry in the log for each.
 *
 * @param base `latestAct` when the form was shown
 * @throws {Forbidden} for those who are no stewards
 */
export async function changeSettings(
	ctx: MemberCtx,
	{ texts, base }: { texts: SettingTexts; base: number }
): Promise<SettingsOutcome> {
	if (!isSteward(ctx.asker)) throw new Forbidden();
	const judged = judgeSettings(texts);
	if (!judged.ok) return { ok: false, reason: 'out-of-bounds', wrong: judged.wrong };
	return inTransaction<MemberCtx, SettingsOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		// Before the settings, as in factors/remove.ts: nobody takes away meanwhile what they ask of others.
		await ctx.db.execute(sql`select from member where id = ${ctx.asker.id} for no key update`);
		await ctx.db.execute(sql`lock table ${siteSettings} in share row exclusive mode`);
		if ((await latestAct(ctx)) !== base) return { ok: false, reason: 'changed-meanwhile' };
		const before = textsOf(await readSiteSettings(ctx));
		// As numbers write themselves: "07" is no change of "7".
		const after = textsOf(judged.settings);
		const isAsked = after.secondFactor === 'team' && before.secondFactor !== 'team';
		if (isAsked && !(await hasSecondFactor(ctx, ctx.asker.id))) {
			return { ok: false, reason: 'factor-first' };
		}
		for (const key of SETTING_KEYS) {
			if (after[key] === before[key]) continue;
			const value = after[key];
			const changedAt = sql`clock_timestamp()`;
			await ctx.db
				.insert(siteSettings)
				.values({ key, value, changedAt })
				.onConflictDoUpdate({ target: siteSettings.key, set: { value, changedAt } });
			await ctx.db.insert(stewardshipActs).values({
				kind: 'setting',
				memberId: ctx.asker.id,
				subject: key,
				before: before[key],
				after: value
			});
		}
		await ctx.db.execute(sql`select pg_notify('palabre_changed', 'method')`);
		// Whether comments are open stands on the page of each article.
		if (after.quietDays !== before.quietDays) {
			await ctx.db.execute(sql`select pg_notify('palabre_changed', 'article-' || id)
				from article where state = 'published'`);
		}
		return { ok: true };
	});
}

/** The number of the last change of the site itself; 0: there was none. */
export async function latestAct(ctx: Ctx): Promise<number> {
	const [row] = await ctx.db.select({ id: max(stewardshipActs.id) }).from(stewardshipActs);
	return row?.id ?? 0;
}
