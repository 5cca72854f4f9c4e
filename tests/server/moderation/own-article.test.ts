import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { subjectKey, type Subject } from '#lib/rules/moderation.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { actOn } from '#lib/server/moderation/act.ts';
import { appealAct, decideAppeal } from '#lib/server/moderation/appeal.ts';
import { decideReports, listOpenReports, reportThing } from '#lib/server/moderation/report.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf, aPublication } from '../../support/drafts.ts';
import { anAct, moderate, report, theArticle } from '../../support/moderation.ts';

/** An article of Ana's that a moderator wrote along, and to which another one was only invited. */
async function anArticleOfModerators(ctx: Ctx) {
	const ana = await aWriter(ctx, 'Ana');
	const { id } = await aPublication(ana);
	const [along, invited] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	await ctx.db.execute(sql`insert into article_author (article_id, member_id, role) values
		(${id}, ${along.asker.id}, 'co-author'), (${id}, ${invited.asker.id}, 'invited')`);
	const [link] = await ctx.db.execute<{ id: number }>(
		sql`select id::int from resource where article_id = ${id} limit 1`
	);
	return { id, ana, along, invited, linkId: link!.id };
}

const upTo = async (moderator: MemberCtx, subject: Subject) =>
	(await listOpenReports(moderator, subject)).at(-1)!.id;

test(
	'a moderator who wrote an article along decides no report on it or its links, and does nothing to it',
	rolledBack(async (ctx) => {
		const { id, along, invited, linkId } = await anArticleOfModerators(ctx);
		const link: Subject = { kind: 'link', id: linkId };
		for (const subject of [theArticle(id), link]) {
			await report(await aWriter(ctx), subject);
			const decision = {
				...{ subject, to: 'dismissed' as const, answer: 'Rien.' },
				upTo: await upTo(along, subject)
			};
			const key = subjectKey(subject);
			await expect(decideReports(along, decision), key).rejects.toThrow(Forbidden);
			await expect(actOn(along, anAct(subject, 'warn')), key).rejects.toThrow(Forbidden);
			expect(await decideReports(invited, decision), key).toEqual({ ok: true });
		}
		await expect(actOn(along, anAct(theArticle(id), 'close-thread'))).rejects.toThrow(Forbidden);
		const outcome = await reportThing(along, {
			...{ subject: theArticle(id), reason: 'spam' as const, words: '' }
		});
		expect(outcome).toEqual({ ok: false, reason: 'own-thing' });
	})
);

test(
	'nor an appeal against an act about it, which they do not undo either',
	rolledBack(async (ctx) => {
		const { id, ana, along, invited } = await anArticleOfModerators(ctx);
		const one = await aMemberOf(ctx, 'moderator');
		const actId = await moderate(one, theArticle(id), 'warn');
		await appealAct(ana, { id: actId, words: 'Non.' });
		const decision = { id: actId, isUpheld: true, answer: 'En effet.' };
		await expect(decideAppeal(along, decision)).rejects.toThrow(Forbidden);
		await expect(undoAct(along, { id: actId, reason: 'Non.' })).rejects.toThrow(Forbidden);
		expect(await decideAppeal(invited, decision)).toEqual({ ok: true });
	})
);
