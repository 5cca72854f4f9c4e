import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { STEWARDSHIP_KINDS } from '../../rules/stewardship.ts';
import { members } from '../accounts/tables.ts';
import { reference, serialId, writtenAt } from '../db/columns.ts';

/** What was changed about the site itself, by whom, and why: added in the transaction that changes it, and never changed. */
export const stewardshipActs = pgTable(
	'stewardship_act',
	{
		id: serialId(),
		kind: text('kind', { enum: STEWARDSHIP_KINDS }).notNull(),
		/** Whose act it was; null once they have left. */
		memberId: reference('member_id').references(() => members.id, { onDelete: 'set null' }),
		/** Whose role was changed. */
		ofMemberId: reference('of_member_id').references(() => members.id, { onDelete: 'set null' }),
		/** The key of the setting or of the tag. */
		subject: text('subject'),
		before: text('before').notNull(),
		after: text('after').notNull(),
		reason: text('reason'),
		happenedAt: writtenAt('happened_at')
	},
	(t) => [
		index('stewardship_act_member').on(t.memberId),
		index('stewardship_act_of_member').on(t.ofMemberId),
		check(
			'stewardship_act_kind',
			sql.raw(`kind in (${STEWARDSHIP_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
		),
		check('stewardship_act_reason', sql`char_length(${t.reason}) between 1 and 2000`)
	]
);
