import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { FIRST_SETTINGS } from '#lib/rules/site-settings.ts';
import { countArrival } from '#lib/server/ballots/arrivals.ts';
import type { SentProof } from '#lib/server/ballots/prove-work.ts';
import type { Ctx } from '#lib/server/ctx.ts';

/** As many new visitor ballots are sent to the poll as a poll takes without asking for anything. */
export async function aCrowd(
	ctx: Ctx,
	pollId: number,
	size = FIRST_SETTINGS.freeArrivals
): Promise<void> {
	for (let n = 0; n < size; n++) await countArrival({ ...ctx, network: 'a-crowd' }, pollId);
}

/** What a browser sends when it has calculated. */
export async function solved(challenge: string): Promise<SentProof> {
	const solution = await solveChallenge({
		challenge: JSON.parse(challenge) as Challenge,
		deriveKey
	});
	if (!solution) throw new Error('no solution was found');
	const { counter, derivedKey } = solution;
	return { challenge, solution: JSON.stringify({ counter, derivedKey }) };
}
