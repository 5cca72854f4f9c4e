import { sql } from 'drizzle-orm';
import { NEW_ACCOUNT } from '../../rules/limits.ts';
import { members } from './tables.ts';

/**
 * "Ana (@spamy)", or "@ana" where both are one: for those who judge, since a display name
 * can be anything that is not refused. Null where there is nobody.
 */
export const nameWithHandle = sql<string>`case when ${members.displayName} = ${members.handle} then ''
	else ${members.displayName} || ' (' end || '@' || ${members.handle}
	|| case when ${members.displayName} = ${members.handle} then '' else ')' end`;

/** What makes a `Member` of a row. */
export const memberColumns = {
	id: members.id,
	handle: members.handle,
	displayName: members.displayName,
	role: members.role,
	locale: members.locale,
	threadView: members.threadView,
	threadOrder: members.threadOrder,
	foldBelow: members.foldBelow,
	followsOwn: members.followsOwn,
	isNew: sql<boolean>`${members.createdAt} > clock_timestamp() - ${sql.raw(String(NEW_ACCOUNT.days))} * interval '1 day'`
};
