import { sql } from 'drizzle-orm';
import { purgeMailedLinks } from '../accounts/mailed-links.ts';
import { purgeAwaiting } from '../accounts/purge-awaiting.ts';
import { purgeKeptForms } from '../accounts/recent.ts';
import { purgeExpiredSessions } from '../accounts/sessions.ts';
import { purgeReplaced } from '../amendments/purge-replaced.ts';
import { purgeArrivals } from '../ballots/arrivals.ts';
import { purgeSpentProofs } from '../ballots/prove-work.ts';
import { shuffleBallots } from '../ballots/shuffle.ts';
import { purgeSetAside } from '../ballots/set-aside.ts';
import { purgeDrafts } from '../comments/drafts.ts';
import { revealScores } from '../comments/reveal-scores.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { purgeUnfinished } from '../factors/purge.ts';
import { purgeMails } from '../mail/purge.ts';
import { revealMinds } from '../minds/clear.ts';
import { purgeClaims } from '../moderation/claim.ts';
import { askDigests } from '../notifications/ask-digests.ts';
import { purgeNotifications } from '../notifications/forget.ts';
import { purgeExpiredLimits } from '../platform/limits.ts';
import { closeDuePolls } from '../polls/close.ts';
import { purgeVisits } from '../resources/follow.ts';
import { learnNewWords } from '../search/learn-words.ts';

/** Any number that no other advisory lock of this software uses. */
const UPKEEP_LOCK = 7_252_275;

/** Minutes between two rounds. Nothing depends on a round being on time. */
export const UPKEEP_INTERVAL = 5;

/**
 * What time alone makes due: closes polls, destroys their salts, forgets ballots that were set aside,
 * what told a burst and what served in it, visits, sessions, unposted texts, versions of drafts that
 * made room, what moderators took from their desk, notifications, links, mails, counters, logins without their second step and
 * accounts that nobody confirmed; asks for digests; shows what small numbers of changed minds a
 * close has freed, and scores that are old enough; learns the words of new comments; writes the
 * ballots of the day before anew.
 * One process at a time; the others skip the round, but for what stands apart.
 */
export async function runUpkeep(ctx: Ctx): Promise<void> {
	// Apart, like what follows at the end: it holds articles, and each poll is closed by itself.
	await closeDuePolls(ctx);
	await inTransaction(ctx, async (ctx) => {
		const [lock] = await ctx.db.execute<{ mine: boolean }>(
			sql`select pg_try_advisory_xact_lock(${UPKEEP_LOCK}) as mine`
		);
		if (!lock?.mine) return;
		await purgeSetAside(ctx);
		await purgeArrivals(ctx);
		await purgeSpentProofs(ctx);
		await purgeVisits(ctx);
		await purgeExpiredSessions(ctx);
		await purgeKeptForms(ctx);
		await purgeDrafts(ctx);
		await purgeReplaced(ctx);
		await purgeClaims(ctx);
		await purgeNotifications(ctx);
		await askDigests(ctx);
		await purgeMailedLinks(ctx);
		await purgeUnfinished(ctx);
		await purgeAwaiting(ctx);
		await purgeMails(ctx);
		await purgeExpiredLimits(ctx);
	});
	// Apart: it holds articles, as nobody may who holds a poll.
	await revealMinds(ctx);
	// Apart: it holds articles, too.
	await revealScores(ctx);
	// Apart: it may take seconds, in which nothing else should wait.
	await learnNewWords(ctx);
	// Apart: voters of a poll wait for it.
	await shuffleBallots(ctx);
}
