import { sql } from 'drizzle-orm';
import { inTransaction, type Ctx, type VoterCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

/**
 * Does a voter's work, unless it is a visitor's whose ballots have become a
 * member's in the meantime: such a vote, sent from another tab before the login
 * was answered, would count the same person twice.
 *
 * A visitor's work and the joining of their ballots exclude each other.
 */
export async function unlessJoined<T>(
	ctx: VoterCtx,
	work: (ctx: VoterCtx) => Promise<T>
): Promise<T | 'visitor-joined'> {
	const { voter } = ctx;
	if (voter.electorate === 'member') return work(ctx);
	return inTransaction(ctx, async (ctx) => {
		const hash = visitorHash(ctx, voter.token);
		// Both are sent at once; the second looks only when the first has its lock.
		const [, joined] = await Promise.all([
			holdVisitor(ctx.db, { hash: lockOf(hash) }),
			joinedVisitor(ctx.db, { hash })
		]);
		return joined.length > 0 ? 'visitor-joined' : work(ctx);
	});
}

/** From here to the end of the transaction this browser casts nothing, and afterwards neither. */
export async function endVisitor(ctx: Ctx, token: string): Promise<void> {
	const hash = visitorHash(ctx, token);
	await endingVisitor(ctx.db, { hash: lockOf(hash) });
	await rememberJoined(ctx.db, { hash });
}

const visitorHash = (ctx: Ctx, token: string): Buffer =>
	ctx.secret.hash('voter-tag', 'joined', token);

const lockOf = (hash: Buffer): string => hash.readBigInt64BE().toString();

const hash = sql.placeholder('hash');
const holdVisitor = statement(sql`select pg_advisory_xact_lock_shared(${hash}::bigint)`);
const endingVisitor = statement(sql`select pg_advisory_xact_lock(${hash}::bigint)`);
const joinedVisitor = statement(sql`select 1 from joined_visitor where hash = ${hash}::bytea`);
const rememberJoined = statement(
	sql`insert into joined_visitor (hash) values (${hash}::bytea) on conflict do nothing`
);
