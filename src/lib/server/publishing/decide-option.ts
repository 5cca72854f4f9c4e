import { sql } from 'drizzle-orm';
import { ARTICLE_LIMITS, lengthOf } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import { canDecideOption } from '../../rules/permissions.ts';
import { OPTION_REASON_MAX, type OptionProposalState } from '../../rules/reader-options.ts';
import { isAmongAnswers } from '../../rules/same-answer.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { findOptionProposal } from '../amendments/list-options.ts';
import { touchPoll } from '../comments/touch-articles.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { holdArticle } from '../drafts/hold.ts';
import { Forbidden } from '../errors.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';
import { spend } from '../platform/limits.ts';
import { holdPollOptions, type HeldOptions } from './hold-poll-options.ts';

export type DecideRefusal =
	'already-decided' | 'not-open' | 'already-there' | 'full' | 'no-reason' | 'reason-too-long';

export type OptionDecision = { to: 'accepted' } | { to: 'refused'; reason: string };

type Outcome = { ok: true } | { ok: false; reason: DecideRefusal };

/**
 * Adds a proposed answer at the end of the ballot, or refuses it with a reason; its sender is told.
 * Ballots stay as they are: nobody's answer changes by another one that stands beside it.
 *
 * The poll is held, so that it is open by the database's clock when the answer is added.
 *
 * @throws {Forbidden} for one who neither wrote the article nor moderates, and for its sender
 * @throws {Suspended}
 */
export async function decideOption(
	ctx: MemberCtx,
	id: number,
	decision: OptionDecision
): Promise<Outcome> {
	await spend(ctx, 'review');
	const given = readDecision(decision);
	if (!given.ok) return given;
	return inTransaction<MemberCtx, Outcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const found = await findOptionProposal(ctx, id);
		// The article first, as everywhere; then the poll, then the proposal.
		const article = found && (await holdArticle(ctx, found.articleId));
		const held = found && article && (await holdPollOptions(ctx, found.pollId));
		const proposal = held && (await holdProposal(ctx, id));
		if (!proposal || !canDecideOption(ctx.asker, { ...proposal, part: article.part })) {
			throw new Forbidden();
		}
		if (proposal.state !== 'waiting') return { ok: false, reason: 'already-decided' };
		if (held.phase !== 'open') return { ok: false, reason: 'not-open' };
		if (decision.to === 'accepted') {
			const reason = await addOption(ctx, { ...proposal, id }, held);
			if (reason) return { ok: false, reason };
			await touchPoll(ctx, held.articleId);
		}
		await ctx.db.execute(sql`
			update option_proposal set state = ${decision.to}, reason = ${given.reason},
				decided_at = clock_timestamp(), decided_by = ${ctx.asker.id}
			where id = ${id}`);
		await tellOfArticle(ctx, {
			articleId: held.articleId,
			memberIds:
				proposal.senderId === null || proposal.senderId === ctx.asker.id ? [] : [proposal.senderId],
			reason: `option-${decision.to}`
		});
		return { ok: true };
	});
}

function readDecision(
	decision: OptionDecision
): { ok: true; reason: string | null } | { ok: false; reason: 'no-reason' | 'reason-too-long' } {
	if (decision.to === 'accepted') return { ok: true, reason: null };
	const reason = decision.reason.trim();
	if (reason === '') return { ok: false, reason: 'no-reason' };
	if (lengthOf(reason) > OPTION_REASON_MAX) return { ok: false, reason: 'reason-too-long' };
	return { ok: true, reason };
}

type Proposal = {
	pollId: number;
	senderId: number | null;
	language: Locale;
	label: string;
	state: OptionProposalState;
};

/** Nobody else decides it until the transaction ends. */
async function holdProposal(ctx: MemberCtx, id: number): Promise<Proposal | null> {
	const [row] = await ctx.db.execute<Proposal>(sql`
		select poll_id::int as "pollId", sender_id::int as "senderId", language, label, state
		from option_proposal where id = ${id} for update`);
	return row ?? null;
}

/** A translation may have brought the same words since it was proposed. */
async function addOption(
	ctx: MemberCtx,
	{ id, pollId, language, label }: Proposal & { id: number },
	{ options, labels }: HeldOptions
): Promise<'already-there' | 'full' | null> {
	if (options >= ARTICLE_LIMITS.options) return 'full';
	if (isAmongAnswers(label, labels)) return 'already-there';
	await ctx.db.execute(sql`
		with added as (
			insert into poll_option (poll_id, position, key, proposed_on)
			select ${pollId}, max(position) + 1, ${`reader-${id}`}, current_date
			from poll_option where poll_id = ${pollId}
			returning id
		)
		insert into poll_option_text (option_id, language, label)
		select id, ${language}, ${label} from added`);
	return null;
}
