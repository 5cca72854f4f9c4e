import type { SiteSettings } from './site-settings.ts';

/** States of an article, from its first word on. */
export const ARTICLE_STATES = [
	'draft',
	'submitted',
	'published',
	'refused',
	'withdrawn',
	'archived'
] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/**
 * A submitted article is published when its score exceeds the team divided by
 * `publishDivisor`, and refused when it is below minus the team divided by
 * `refuseDivisor` (site-settings.ts). The team: moderators and stewards.
 */
type Quorum = Pick<SiteSettings, 'publishDivisor' | 'refuseDivisor'>;

/** The lowest score that publishes: 1 at least. */
export const scoreToPublish = (team: number, { publishDivisor }: Quorum): number =>
	Math.floor(team / publishDivisor) + 1;

/** The highest score that refuses: -1 at most. */
export const scoreToRefuse = (team: number, { refuseDivisor }: Quorum): number =>
	-Math.floor(team / refuseDivisor) - 1;

/** What a score decides in a team of this size; null: nothing yet. */
export function decisionOf(
	score: number,
	team: number,
	quorum: Quorum
): 'publish' | 'refuse' | null {
	if (score >= scoreToPublish(team, quorum)) return 'publish';
	return score <= scoreToRefuse(team, quorum) ? 'refuse' : null;
}

/** Reasons for a refusal that need no writing; their words are in lib/text. */
export const REFUSAL_TEMPLATES = [
	'off-topic',
	'already-asked',
	'leading-question',
	'thin',
	'unsourced',
	'promotion',
	'hurtful'
] as const;
export type RefusalTemplate = (typeof REFUSAL_TEMPLATES)[number];

/** Characters of a note, a message or a reason at most. */
export const NOTE_MAX = 2_000;
