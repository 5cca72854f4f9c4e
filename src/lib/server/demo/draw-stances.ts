import type { Poll } from '../polls/find.ts';
import type { Dice } from './dice.ts';

/** The options that a member shows with a comment; often none. */
export type Stances = (memberId: number, comment: { isReply: boolean }) => number[];

/** Who talks has one answer for the whole thread. The first options are the most popular. */
export function drawStances(dice: Dice, poll: Poll | null): Stances {
	// Beside comments, the answers of a sealed poll would be a tally.
	if (!poll || poll.visibility === 'sealed') return () => [];
	const options = poll.options.map(({ id }) => id);
	const draw = () => options[Math.floor(options.length * dice.roll() ** 1.8)]!;
	const answers = new Map<number, number[]>();
	const answerOf = (memberId: number): number[] => {
		const known = answers.get(memberId);
		if (known) return known;
		const also = poll.method === 'approval' && dice.chance(0.3) ? [draw()] : [];
		const answer = [...new Set([draw(), ...also])];
		answers.set(memberId, answer);
		return answer;
	};
	return (memberId, { isReply }) => (dice.chance(isReply ? 0.35 : 0.75) ? answerOf(memberId) : []);
}
