import { members } from './tables.ts';

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
	followsOwn: members.followsOwn
};
