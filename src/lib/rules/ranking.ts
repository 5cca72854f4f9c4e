/** The quantile of the normal distribution that leaves a tenth on either side: bounds of an 80 % interval. */
export const Z = 1.2816;

/**
 * Lower bound of the Wilson score interval for the share of "useful" among the
 * ratings of a comment, from 0 to 1; 0 without ratings.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22 (1927). The column `comment.usefulness` computes the same.
 */
export function wilsonLowerBound(useful: number, notUseful: number): number {
	const rated = useful + notUseful;
	if (rated === 0) return 0;
	const share = useful / rated;
	const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * rated)) / rated);
	return (share + Z ** 2 / (2 * rated) - spread) / (1 + Z ** 2 / rated);
}

/** Raters of one side, that is who show one answer, from whom on what they hold of a comment says something. */
export const SIDE_MINIMUM = 5;

/** Sides of which a comment needs so many raters each before it can join them. */
export const SIDES_TO_BRIDGE = 2;

/** What those who show one answer hold of a comment. */
export type SideRatings = { useful: number; notUseful: number };

/**
 * How well a comment is received on several sides at once, from 0 to 1: the
 * geometric mean, over the sides with enough raters, of the share that finds it
 * useful, each begun at one of two. One side that rejects it weighs more than
 * another's praise. 0 where fewer than two sides can be heard, which no comment
 * with a value has. The column `comment.bridging` computes the same.
 */
export function bridgingOf(sides: readonly SideRatings[]): number {
	const heard = sides.filter(({ useful, notUseful }) => useful + notUseful >= SIDE_MINIMUM);
	if (heard.length < SIDES_TO_BRIDGE) return 0;
	const logs = heard.map(({ useful, notUseful }) =>
		Math.log((useful + 1) / (useful + notUseful + 2))
	);
	return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** Of each side's best comments so many are looked at for one that may be shown above the thread, so that this costs the same in any thread. */
export const ARGUMENTS_LOOKED_AT = 100;

/** Seconds for which a comment's score is nobody's guide: only how many rated it is shown. */
export const SCORE_HIDDEN_FOR = 6 * 60 * 60;

/** By the clock of whoever shows it: a few seconds early or late mislead nobody. */
export const isScoreHidden = (createdAt: Date, now = Date.now()): boolean =>
	now - createdAt.getTime() < SCORE_HIDDEN_FOR * 1000;

export const KARMA_AT_START = 20;

/** What a published article adds to its author's karma. */
export const KARMA_PER_ARTICLE = 50;

/** What a member's comment adds to their karma: never less than nothing. */
export const karmaOf = (useful: number, notUseful: number): number =>
	Math.max(useful - notUseful, 0);

export const ALLOWANCE = { base: 3, karmaPerRating: 10, most: 100 };

/** Comments that a member may rate for the first time in a day. */
export const allowanceOf = (karma: number): number =>
	Math.min(ALLOWANCE.base + Math.floor(karma / ALLOWANCE.karmaPerRating), ALLOWANCE.most);

/** Why a comment is not useful: said with the rating. */
export const REASONS = ['off-topic', 'repeats', 'rude', 'unsourced', 'spam'] as const;
export type Reason = (typeof REASONS)[number];

export type Rating = { verdict: 'useful' } | { verdict: 'not-useful'; reason: Reason };

/** A member is new for so many days, in which none of their comments is folded for its score. */
export const NEWCOMER_DAYS = 30;

/** Scores below which a branch is folded: the first for everybody, unless they choose another, or never. */
export const FOLD_BELOW = [0, -3, -10] as const;

type Judged = { useful: number; notUseful: number; createdAt: Date; isByNewcomer: boolean };

/** Whether a branch is folded for its score, for a reader with this threshold. */
export const isFolded = (comment: Judged, foldBelow: number): boolean =>
	comment.useful - comment.notUseful < foldBelow &&
	!comment.isByNewcomer &&
	!isScoreHidden(comment.createdAt);
