import { sql } from 'drizzle-orm';
import type { Ctx, Voter } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import type { KeyedPoll } from '../polls/list-keyed.ts';
import type { BallotPlace } from './hold-ballot.ts';
import { voterTag } from './voter-tag.ts';

/** Where among these polls the voter has a ballot, had one that was set aside, or saw the results, in the polls' order. */
export async function listPlaces(
	ctx: Ctx,
	polls: KeyedPoll[],
	voter: Voter
): Promise<BallotPlace[]> {
	const { electorate } = voter;
	const places = polls.map(({ id, salt }) => ({
		pollId: id,
		electorate,
		tag: voterTag(ctx, salt, voter)
	}));
	const rows = await known(ctx.db, {
		electorate,
		pollIds: places.map(({ pollId }) => pollId),
		tags: places.map(({ tag }) => tag.toString('hex'))
	});
	const ids = new Set(rows.map((row) => row.pollId));
	return places.filter(({ pollId }) => ids.has(pollId));
}

const isOfVoter = sql`poll_id = k.id and electorate = ${sql.placeholder('electorate')} and tag = decode(k.hex, 'hex')`;

const known = statement<{ pollId: number }>(sql`
	select k.id::int as "pollId"
	from unnest(${sql.placeholder('pollIds')}::bigint[], ${sql.placeholder('tags')}::text[]) k (id, hex)
	where exists (select from ballot where ${isOfVoter})
		or exists (select from result_viewer where ${isOfVoter})
		or ${sql.placeholder('electorate')} = 'visitor' and exists (select from set_aside_ballot
			where poll_id = k.id and tag = decode(k.hex, 'hex'))`);
