import { desc, eq, lt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { StewardshipKind } from '../../rules/stewardship.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import { stewardshipActs } from './tables.ts';

export type StewardshipAct = {
	id: number;
	kind: StewardshipKind;
	/** Null once they have left. */
	name: string | null;
	/** Whose role was changed; null once they have left. */
	ofName: string | null;
	subject: string | null;
	before: string;
	after: string;
	reason: string | null;
	happenedAt: Date;
};

const PER_PAGE = 50;

/** What was changed about the site, for everybody, the newest first. */
export async function listStewardshipActs(
	ctx: Ctx,
	{ before }: { before?: number | undefined } = {}
): Promise<{ acts: StewardshipAct[]; older: number | null }> {
	const concerned = alias(members, 'concerned');
	const rows = await ctx.db
		.select({
			id: stewardshipActs.id,
			kind: stewardshipActs.kind,
			name: members.displayName,
			ofName: concerned.displayName,
			subject: stewardshipActs.subject,
			before: stewardshipActs.before,
			after: stewardshipActs.after,
			reason: stewardshipActs.reason,
			happenedAt: stewardshipActs.happenedAt
		})
		.from(stewardshipActs)
		.leftJoin(members, eq(members.id, stewardshipActs.memberId))
		.leftJoin(concerned, eq(concerned.id, stewardshipActs.ofMemberId))
		.where(before === undefined ? undefined : lt(stewardshipActs.id, before))
		.orderBy(desc(stewardshipActs.id))
		.limit(PER_PAGE + 1);
	const acts = rows.slice(0, PER_PAGE);
	return { acts, older: rows.length > PER_PAGE ? (acts.at(-1)?.id ?? null) : null };
}
