import { expect, test } from 'vitest';
import { ACT_KINDS, canBeUndone } from '#lib/rules/moderation.ts';
import { inTransaction } from '#lib/server/ctx.ts';
import { isViolationOf } from '#lib/server/errors.ts';
import { moderationActs } from '#lib/server/moderation/tables.ts';
import { rolledBack } from '../../support/database.ts';

test(
	'every act that can be undone names a rule, as /about/method says, and no other does',
	rolledBack(async (ctx) => {
		for (const kind of ACT_KINDS) {
			const act = {
				...{ kind, reason: kind === 'approve-comment' ? '' : 'Une raison.' },
				amount: ['hold-comments', 'remove-ballots'].includes(kind) ? 1 : null,
				expiresAt: kind === 'suspend' ? new Date() : null
			};
			const insert = async (rule: 'spam' | null) => {
				try {
					await inTransaction(ctx, (ctx) => ctx.db.insert(moderationActs).values({ ...act, rule }));
					return 'written';
				} catch (error) {
					if (isViolationOf(error, 'moderation_act_says_why')) return 'refused';
					throw error;
				}
			};
			const [withRule, without] = [await insert('spam'), await insert(null)];
			const expected = canBeUndone(kind) ? ['written', 'refused'] : ['refused', 'written'];
			expect([withRule, without], kind).toEqual(expected);
		}
	})
);
