import type { ChoiceRefusal } from './choice.ts';

/** Why a vote was not taken. */
export type BallotRefusal =
	| ChoiceRefusal
	| 'malformed'
	| 'too-many'
	| 'not-open-yet'
	| 'closed'
	/** The browser's visitor ballots became a member's in the meantime. */
	| 'visitor-joined';
