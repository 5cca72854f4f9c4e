import { sql } from 'drizzle-orm';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { proposeOption } from '#lib/server/publishing/propose-option.ts';
import { aDocument, aPublication } from './drafts.ts';

export type OpenBallot = { pollId: number; articleId: number; slug: string };

/** A poll of this author's that takes further answers: tea, coffee, water. */
export async function anOpenBallot(
	author: MemberCtx,
	options = ['Du thé', 'Du café', 'De l’eau']
): Promise<OpenBallot> {
	const { id: articleId, slug } = await aPublication(
		author,
		aDocument({
			title: 'Que boire le matin ?',
			polls: [
				{
					method: 'approval',
					question: 'Que buvez-vous ?',
					options,
					results: 'after-vote',
					closesOn: '',
					atLeast: '',
					atMost: '',
					readerOptions: true
				}
			]
		})
	);
	const [row] = await author.db.execute<{ id: number }>(
		sql`select id::int from poll where article_id = ${articleId}`
	);
	return { pollId: row!.id, articleId, slug };
}

/** The id of what somebody proposes for it. */
export async function aProposal(
	reader: MemberCtx,
	{ pollId }: OpenBallot,
	text = 'Du lait'
): Promise<number> {
	const outcome = await proposeOption(reader, { pollId, language: 'fr', text });
	if (!outcome.ok) throw new Error(`the answer was not proposed: ${outcome.reason}`);
	const [row] = await reader.db.execute<{ id: number }>(
		sql`select max(id)::int as id from option_proposal where poll_id = ${pollId}`
	);
	return row!.id;
}
