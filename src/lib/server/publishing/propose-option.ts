import { sql } from 'drizzle-orm';
import { ARTICLE_LIMITS } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import { judgeOptionText, type OptionTextRefusal } from '../../rules/reader-options.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { folded } from '../polls/folded.ts';
import { holdPollOptions, isAnOption } from './hold-poll-options.ts';
import { tellWriters } from './tell-writers.ts';

export type ProposeRefusal =
	| OptionTextRefusal
	| 'no-such-poll'
	| 'not-open'
	/** The ballot says the same, or somebody has proposed it. */
	| 'already-there'
	| 'full';

/**
 * Proposes an answer to those who wrote the article, who are told; once, however often the form
 * is sent. Nothing changes on the ballot.
 *
 * @throws {TooMany}
 * @throws {Suspended}
 */
export async function proposeOption(
	ctx: MemberCtx,
	{ pollId, language, text }: { pollId: number; language: Locale; text: string }
): Promise<{ ok: true } | { ok: false; reason: ProposeRefusal }> {
	await spend(ctx, 'option-proposal');
	const judged = judgeOptionText(text);
	if (!judged.ok) return judged;
	const { label } = judged;
	return inTransaction<MemberCtx, { ok: true } | { ok: false; reason: ProposeRefusal }>(
		ctx,
		async (ctx) => {
			await requireGoodStanding(ctx);
			const held = await holdPollOptions(ctx, pollId);
			if (!held?.takesProposals) return { ok: false, reason: 'no-such-poll' };
			if (held.phase !== 'open') return { ok: false, reason: 'not-open' };
			if (held.options >= ARTICLE_LIMITS.options) return { ok: false, reason: 'full' };
			const key = folded(sql`${label}::text`);
			const written = await ctx.db.execute<{ id: number }>(sql`
				insert into option_proposal (poll_id, sender_id, language, label, label_key)
				select ${pollId}, ${ctx.asker.id}, ${language}, ${label}, ${key}
				where not ${isAnOption(pollId, key)}
				on conflict (poll_id, label_key) where state <> 'refused' do nothing
				returning id`);
			if (written.length > 0) {
				await tellWriters(ctx, { articleId: held.articleId, reason: 'option-sent' });
				return { ok: true };
			}
			const [own] = await ctx.db.execute(sql`
				select from option_proposal where poll_id = ${pollId} and label_key = ${key}
					and state = 'waiting' and sender_id = ${ctx.asker.id}`);
			return own ? { ok: true } : { ok: false, reason: 'already-there' };
		}
	);
}
