import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { lt, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { PROOF } from '../../rules/tally/proof-of-work.ts';
import type { Ctx, Voter, VoterCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { tokenHash } from '../platform/secret.ts';
import { spentProofs } from './burst-tables.ts';

/** As the ballot's form sends it back: two texts in JSON, the second made by the browser. */
export type SentProof = { challenge: string; solution: string };

/** A calculation that was made as asked, by this voter and for this poll; whether in time, and for the first time, says `spendProof`. */
export type Proof = { hash: Buffer; until: number };

const ALGORITHM = 'PBKDF2/SHA-256';

/**
 * What this voter's browser shall calculate before its ballot in this poll, in JSON.
 *
 * The key that is looked for belongs to a number which we draw; half of it is told, and all of it
 * signed, so that checking an answer costs no calculation. `until` is a time of the database, which
 * the library's own expiry, by the clock of this process, is not.
 */
export async function makeChallenge(
	ctx: VoterCtx,
	pollId: number,
	/** From now until when it is good. */
	{ minutes = PROOF.minutes }: { minutes?: number } = {}
): Promise<string> {
	const [clock] = await untilWhen(ctx.db, { minutes });
	const challenge = await createChallenge({
		algorithm: ALGORITHM,
		cost: PROOF.cost,
		counter: randomInt(PROOF.numbers),
		data: { poll: pollId, voter: voterMark(ctx, ctx.voter), until: clock!.until },
		deriveKey,
		...keys(ctx)
	});
	return JSON.stringify(challenge);
}

/** Null when it is no answer to what we asked this voter for this poll. */
export async function readProof(
	ctx: VoterCtx,
	pollId: number,
	sent: SentProof | undefined
): Promise<Proof | null> {
	const challenge = sent && parsed(Challenge, sent.challenge);
	const solution = sent && parsed(Solution, sent.solution);
	if (!challenge || !solution) return null;
	const { nonce, data } = challenge.parameters;
	if (data.poll !== pollId || data.voter !== voterMark(ctx, ctx.voter)) return null;
	const { verified } = await verifySolution({
		challenge,
		// How long it took is for nobody to know.
		solution: { ...solution, time: 0 },
		deriveKey,
		...keys(ctx)
	});
	return verified ? { hash: tokenHash(nonce), until: data.until } : null;
}

/**
 * Uses a calculation up; false when it has served before, or is too old. Call it in the
 * transaction of the ballot: a second sending waits here until the first one is through.
 */
export async function spendProof(ctx: Ctx, { hash, until }: Proof): Promise<boolean> {
	return (await spendOnce(ctx.db, { hash, until })).length > 0;
}

/** Forgets those that are too old to serve again in any case. */
export async function purgeSpentProofs(ctx: Ctx): Promise<void> {
	await ctx.db.delete(spentProofs).where(lt(spentProofs.day, sql`current_date - 1`));
}

const keys = ({ secret }: Ctx) => ({
	hmacSignatureSecret: secret.hash('proof-of-work', 'challenge').toString('base64'),
	hmacKeySignatureSecret: secret.hash('proof-of-work', 'key').toString('base64')
});

/** Tells whom a calculation was asked of, and is nothing that stands beside a ballot. */
const voterMark = ({ secret }: Ctx, voter: Voter): string =>
	secret
		.hash(
			'proof-of-work',
			voter.electorate,
			voter.electorate === 'member' ? String(voter.memberId) : voter.token
		)
		.toString('base64url');

const hex = (bytes: number) => v.pipe(v.string(), v.hexadecimal(), v.length(2 * bytes));
const whole = v.pipe(v.number(), v.safeInteger());

const Challenge = v.strictObject({
	parameters: v.strictObject({
		algorithm: v.literal(ALGORITHM),
		cost: whole,
		data: v.strictObject({ poll: whole, voter: v.string(), until: whole }),
		keyLength: v.literal(32),
		keyPrefix: hex(16),
		keySignature: hex(32),
		nonce: hex(16),
		salt: hex(16)
	}),
	signature: hex(32)
});

const Solution = v.strictObject({
	counter: whole,
	derivedKey: hex(32)
});

function parsed<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null {
	try {
		const result = v.safeParse(schema, JSON.parse(text));
		return result.success ? result.output : null;
	} catch {
		return null;
	}
}

const untilWhen = statement<{ until: number }>(sql`
	select floor(extract(epoch from clock_timestamp()))::float8
		+ 60 * ${sql.placeholder('minutes')}::int as until`);

const spendOnce = statement(sql`
	insert into spent_proof (hash)
	select ${sql.placeholder('hash')}::bytea
	where to_timestamp(${sql.placeholder('until')}::float8) > clock_timestamp()
	on conflict (hash) do nothing
	returning 1`);
