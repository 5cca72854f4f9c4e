import { and, eq, gt, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { MOST_UNREAD } from '../../rules/notifications.ts';
import { lacksFactor, RECENT_MINUTES, roleInForce } from '../../rules/second-factor.ts';
import type { Database } from '../db/client.ts';
import { tokenHash } from '../platform/secret.ts';
import { hasFactor, isFactorRequired } from './has-factor.ts';
import { memberColumns } from './member-columns.ts';
import { suspendedUntilNow } from './standing.ts';
import { members, sessions } from './tables.ts';

const NOW = sql`clock_timestamp()`;

/**
 * How many notifications the member has not read, as the head of every page says:
 * by the name of a table that lies above the accounts, since a query of its own
 * would double what every page asks. Bounded, from an index of unread ones alone.
 */
const unread = sql<number>`(select count(*)::int from (select from notification
	where notification.member_id = ${members.id} and read_at is null
	limit ${sql.raw(String(MOST_UNREAD + 1))}) as unread)`;

/** Asked of those only whom it may concern. */
const ofTeam = (condition: SQL<boolean>) =>
	sql<boolean>`case when ${members.role} = 'member' then false else ${condition} end`;

/**
 * Lucia's storage. A stolen copy of the table opens no session: it holds the
 * SHA-256 of each id, which is enough because an id is 200 random bits.
 */
export function sessionAdapter(db: Database): Adapter {
	// Every page of a member begins with this query: one round trip, prepared, two primary keys.
	const findSessionAndMember = db
		.select({
			...memberColumns,
			expiresAt: sessions.expiresAt,
			agent: sessions.agent,
			unread,
			isBarred: sql<boolean>`${members.barredAt} is not null`,
			suspendedUntil: suspendedUntilNow,
			isRequired: ofTeam(isFactorRequired),
			hasFactor: ofTeam(hasFactor),
			isRecent: sql<boolean>`${sessions.provedAt} > clock_timestamp() - ${sql.raw(String(RECENT_MINUTES))} * interval '1 minute'`
		})
		.from(sessions)
		.innerJoin(members, eq(members.id, sessions.memberId))
		.where(
			and(
				eq(sessions.hash, sql.placeholder('hash')),
				gt(sessions.expiresAt, NOW),
				isNull(members.closedAt)
			)
		)
		.prepare('find_session_and_member');

	return {
		async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
			const [row] = await findSessionAndMember.execute({ hash: tokenHash(id) });
			if (!row) return [null, null];
			const { id: memberId, expiresAt, agent, unread, ...rest } = row;
			const { isBarred, suspendedUntil, isRequired, hasFactor, isRecent, ...member } = rest;
			const factors = { isRequired, hasFactor };
			const standing = { isBarred, suspendedUntil };
			return [
				{
					id,
					userId: memberId,
					expiresAt,
					attributes: {
						...{ agent, unread, standing, isRecent },
						lacksFactor: lacksFactor(member.role, factors)
					}
				},
				{ id: memberId, attributes: { ...member, role: roleInForce(member.role, factors) } }
			];
		},

		async setSession({ id, userId, expiresAt, attributes }) {
			await db.insert(sessions).values({
				hash: tokenHash(id),
				memberId: userId,
				expiresAt,
				agent: attributes.agent
			});
		},

		async updateSessionExpiration(id, expiresAt) {
			await db
				.update(sessions)
				.set({ expiresAt })
				.where(eq(sessions.hash, tokenHash(id)));
		},

		async deleteSession(id) {
			await db.delete(sessions).where(eq(sessions.hash, tokenHash(id)));
		},

		async deleteUserSessions(memberId) {
			await db.delete(sessions).where(eq(sessions.memberId, memberId));
		},

		async deleteExpiredSessions() {
			await db.delete(sessions).where(lte(sessions.expiresAt, NOW));
		},

		/** Never asked for: an id cannot be read back from its hash. See list-sessions.ts. */
		getUserSessions() {
			return Promise.reject(new Error('session ids are not stored'));
		}
	};
}
