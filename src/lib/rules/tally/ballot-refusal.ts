import type { ChoiceRefusal } from './choice.ts';

/** Why a vote was not taken. */
export type BallotRefusal =
	| ChoiceRefusal
	| 'malformed'
	| 'too-many'
	/** The browser did not keep the cookie by which a visitor votes once. */
	| 'no-cookie'
	/** More new visitor ballots than usual arrive: the browser is asked for a calculation first. */
	| 'proof-asked'
	| 'not-open-yet'
	| 'closed'
	| 'cancelled'
	/** Of a poll that asks twice: the answer before reading was given already, and stands. */
	| 'answered-before'
	/** Nobody sees the results of this poll before its close. */
	| 'sealed'
	/** The browser's visitor ballots became a member's in the meantime. */
	| 'visitor-joined';
