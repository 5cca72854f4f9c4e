import { AUTHOR_PATIENCE, CORRECTION_WINDOW } from '#lib/rules/amendments.ts';
import {
	CLOSES_SOON_DAYS,
	HEADLINE_DAYS,
	LOOKED_FOR_OPEN,
	MOST_CLOSING
} from '#lib/rules/front.ts';
import { HOLD_MOST, WAITING_MOST } from '#lib/rules/holding.ts';
import { LIMITS, NEW_ACCOUNT } from '#lib/rules/limits.ts';
import { CHECK_AGAIN } from '#lib/rules/link-check.ts';
import { MINDS_SHOWN_FROM } from '#lib/rules/minds.ts';
import { MOST_MENTIONS } from '#lib/rules/mentions.ts';
import { NETWORK_BITS } from '#lib/rules/network.ts';
import { NOTIFICATION_DAYS } from '#lib/rules/notifications.ts';
import { LINK_MINUTES, MAIL_KEPT_DAYS, MAILS_PER_DAY } from '#lib/rules/mail.ts';
import { EDIT_WINDOW, UNTRACED_EDIT } from '#lib/rules/permissions.ts';
import {
	ALLOWANCE,
	ARGUMENTS_LOOKED_AT,
	FOLD_BELOW,
	KARMA_AT_START,
	KARMA_PER_ARTICLE,
	NEWCOMER_DAYS,
	SCORE_HIDDEN_FOR,
	SIDE_MINIMUM,
	SIDES_TO_BRIDGE,
	Z
} from '#lib/rules/ranking.ts';
import { REMEMBERED } from '#lib/rules/reading.ts';
import { CLAIM_MINUTES, FINAL_ACTS, SUSPENSION_MOST_DAYS } from '#lib/rules/moderation.ts';
import { ARTICLES_FILTERED, COMPLETIONS, RANKED, WEIGHTS } from '#lib/rules/search.ts';
import {
	CHALLENGE_MINUTES,
	PENDING_MINUTES,
	RECENT_MINUTES,
	RECOVERY,
	TOTP
} from '#lib/rules/second-factor.ts';
import { AWAITING_DAYS, INVITATION_DAYS } from '#lib/rules/site-settings.ts';
import { SLOW_DOWN } from '#lib/rules/slow-down.ts';
import {
	FEWEST_MOVERS_OF_MORE,
	FEWEST_MOVERS_OF_TWO,
	FEWEST_MOVERS_PER_OPTION,
	RARE
} from '#lib/rules/tally/moves.ts';
import { MAX_RANK } from '#lib/rules/tally/ranking.ts';
import { MIN_BALLOTS_FOR_ROBUSTNESS } from '#lib/rules/tally/robustness.ts';
import { MIN_BALLOTS_FOR_PERCENT } from '#lib/rules/tally/share.ts';
import { MOST_ASKINGS } from '#lib/rules/tally/series.ts';
import { BALLOTS_BETWEEN } from '#lib/rules/tally/running-share.ts';
import { ARRIVALS_FACTOR, ARRIVALS_MINUTES } from '#lib/rules/tally/arrivals.ts';
import { PROOF } from '#lib/rules/tally/proof-of-work.ts';
import { SET_ASIDE_DAYS, SPIKE } from '#lib/rules/tally/burst.ts';
import { MAX_SCORE } from '#lib/rules/tally/star.ts';
import { SMALLEST_CELL } from '#lib/rules/tally/withhold.ts';
import { MAX_LENGTH } from '#lib/rules/threads-text.ts';
import { MAX_DEPTH, PAGE_SIZES } from '#lib/rules/threads.ts';
import { SESSION_DAYS } from '#lib/server/accounts/sessions.ts';
import { MOST_SHUFFLED } from '#lib/server/ballots/shuffle.ts';
import { DRAFT_DAYS } from '#lib/server/comments/drafts.ts';
import { readSiteSettings } from '#lib/server/platform/site-settings.ts';
import { VISIT_DAYS } from '#lib/server/resources/follow.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import type { PageServerLoad } from './$types';

/** The constants that the code applies; the words around them are in lib/text. */
export const load: PageServerLoad = async (event) => {
	shareWithEverybody(event, ['method']);
	const settings = await readSiteSettings(event.locals.ctx);
	const { publishDivisor, refuseDivisor, quietDays, signUp, firstComment, freeArrivals } = settings;
	return {
		limits: LIMITS,
		editMinutes: EDIT_WINDOW / 60,
		untracedMinutes: UNTRACED_EDIT / 60,
		correctMinutes: CORRECTION_WINDOW / 60,
		patienceDays: AUTHOR_PATIENCE,
		linkChecks: event.locals.site.config.linkChecks ? CHECK_AGAIN : null,
		minimum: MIN_BALLOTS_FOR_PERCENT,
		robustnessMinimum: MIN_BALLOTS_FOR_ROBUSTNESS,
		moves: {
			two: FEWEST_MOVERS_OF_TWO,
			more: FEWEST_MOVERS_OF_MORE,
			each: FEWEST_MOVERS_PER_OPTION,
			rare: RARE
		},
		mindsFrom: MINDS_SHOWN_FROM,
		spike: SPIKE,
		ballotsBetween: BALLOTS_BETWEEN,
		askings: MOST_ASKINGS,
		smallestCell: SMALLEST_CELL,
		proof: { floor: freeArrivals, minutes: ARRIVALS_MINUTES, factor: ARRIVALS_FACTOR, work: PROOF },
		options: MAX_RANK,
		score: MAX_SCORE,
		characters: MAX_LENGTH,
		depth: MAX_DEPTH,
		quietDays,
		pageSize: PAGE_SIZES.page,
		remembered: REMEMBERED,
		quorum: { publish: publishDivisor, refuse: refuseDivisor },
		accounts: { mode: signUp, awaitingDays: AWAITING_DAYS, invitationDays: INVITATION_DAYS },
		secondFactor: {
			period: TOTP.period,
			window: TOTP.window,
			codes: RECOVERY.codes,
			pending: PENDING_MINUTES,
			recent: RECENT_MINUTES,
			challenge: CHALLENGE_MINUTES,
			isRequired: settings.secondFactor === 'team'
		},
		newAccount: NEW_ACCOUNT,
		slowDown: SLOW_DOWN,
		moderation: {
			claimMinutes: CLAIM_MINUTES,
			mostDays: SUSPENSION_MOST_DAYS,
			holdMost: HOLD_MOST,
			waitingMost: WAITING_MOST,
			newDays: NEW_ACCOUNT.days,
			setAsideDays: SET_ASIDE_DAYS,
			final: FINAL_ACTS
		},
		firstComment,
		shuffled: MOST_SHUFFLED,
		sessionDays: SESSION_DAYS,
		draftDays: DRAFT_DAYS,
		visitDays: VISIT_DAYS,
		network: NETWORK_BITS,
		front: {
			closing: CLOSES_SOON_DAYS,
			most: MOST_CLOSING,
			looked: LOOKED_FOR_OPEN,
			days: HEADLINE_DAYS
		},
		following: { days: NOTIFICATION_DAYS, mentions: MOST_MENTIONS },
		mail: { days: MAIL_KEPT_DAYS, perDay: MAILS_PER_DAY, linkMinutes: LINK_MINUTES },
		search: {
			ranked: RANKED,
			weights: WEIGHTS,
			completions: COMPLETIONS,
			articles: ARTICLES_FILTERED
		},
		ranking: {
			z: Z,
			hiddenFor: SCORE_HIDDEN_FOR,
			foldBelow: FOLD_BELOW[0],
			newcomerDays: NEWCOMER_DAYS,
			start: KARMA_AT_START,
			perArticle: KARMA_PER_ARTICLE,
			allowance: ALLOWANCE,
			sideMinimum: SIDE_MINIMUM,
			sides: SIDES_TO_BRIDGE,
			looked: ARGUMENTS_LOOKED_AT
		}
	};
};
