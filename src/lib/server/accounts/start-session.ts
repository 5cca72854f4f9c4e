import type { Ctx } from '../ctx.ts';
import { luciaOn } from './lucia.ts';

/** A new session with a new id. The id is given once, here: only its hash is stored. */
export async function startSession(
	ctx: Ctx,
	{ memberId, agent }: { memberId: number; agent: string }
): Promise<{ id: string; expiresAt: Date }> {
	const { id, expiresAt } = await luciaOn(ctx.db).createSession(memberId, { agent });
	return { id, expiresAt };
}
