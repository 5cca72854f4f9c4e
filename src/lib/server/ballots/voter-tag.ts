import type { Ctx, Voter } from '../ctx.ts';

/**
 * What stands for a voter in one poll: 32 bytes that nobody can lead back to a
 * member or a browser, nor to the same person's ballot in another poll, without
 * both the server's secret and the poll's salt, which ends with the poll.
 */
export function voterTag(ctx: Ctx, salt: Uint8Array, voter: Voter): Buffer {
	const name = voter.electorate === 'member' ? String(voter.memberId) : voter.token;
	return ctx.secret.hash('voter-tag', salt, voter.electorate, name);
}

/** Who could hold a ballot here: the member, else the browser if it has a token. */
export function voterOf(ctx: Ctx): Voter | null {
	if (ctx.asker) return { electorate: 'member', memberId: ctx.asker.id };
	return ctx.visitorToken === null ? null : { electorate: 'visitor', token: ctx.visitorToken };
}
