import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CorrectedWords } from '#lib/rules/amendments.ts';
import { reportMistake, type Mistake } from '#lib/server/amendments/ask-correction.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { acceptCorrection, correctArticle } from '#lib/server/publishing/correct.ts';
import { aDocument } from './drafts.ts';

const wordsOf = (given: Partial<CorrectedWords> = {}): CorrectedWords => {
	const { title, lede, body, resources } = aDocument();
	return { title, lede, body, resourceTitles: resources.map(({ title }) => title), ...given };
};
export const correctAs = (
	who: MemberCtx,
	articleId: number,
	base: number,
	given: Partial<CorrectedWords>
) =>
	correctArticle(who, {
		...{ articleId, base, words: wordsOf(given) },
		idempotencyKey: randomUUID()
	});
export const reportAs = (who: MemberCtx, articleId: number, given: Partial<Mistake> = {}) =>
	reportMistake(who, {
		...{ articleId, language: 'fr', base: 1, place: 'body-1', words: 'Un « n » de trop.' },
		...{ idempotencyKey: randomUUID(), ...given }
	});
export const acceptAs = (
	who: MemberCtx,
	id: number,
	base: number,
	given: Partial<CorrectedWords>
) => acceptCorrection(who, { id, base, words: wordsOf(given) });
export const anHourLater = (ctx: Ctx, id: number) =>
	ctx.db.execute(sql`update article set published_at = published_at - interval '61 minutes'
		where id = ${id}`);
export const reasonsOf = async (who: MemberCtx) =>
	(await listNotifications(who)).groups.flatMap(({ notifications }) =>
		notifications.map(({ reason }) => reason)
	);
