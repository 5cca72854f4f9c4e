import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { textIn } from '#lib/text/text.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { sendMail } from '#lib/server/mail/send.ts';
import { appealAct, decideAppeal } from '#lib/server/moderation/appeal.ts';
import { approveHeld, refuseHeld } from '#lib/server/moderation/decide-held.ts';
import { decideReports, listOpenReports } from '#lib/server/moderation/report.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { askDigests } from '#lib/server/notifications/ask-digests.ts';
import { readNotifications } from '#lib/server/notifications/mark-read.ts';
import { tellOfArticle } from '#lib/server/notifications/tell-of-article.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aHeldComment } from '../../support/held.ts';
import { anOutbox, aReader } from '../../support/mail.ts';
import { moderate, report, theComment, theMember } from '../../support/moderation.ts';

const reason = 'Vend des cages.';

async function aSite() {
	const ctx = aCtx({ db: (await testDatabase()).db });
	const box = await anOutbox();
	onTestFinished(box.remove);
	/** Sends what was asked for since, and says what arrived. */
	const arrived = async (memberId: number) => {
		const before = (await box.read()).length;
		for (const id of await unsentMails(ctx, memberId)) await sendMail(ctx, box.office, id);
		return (await box.read()).slice(before);
	};
	const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'steward')];
	return { ctx, arrived, one, other };
}

async function unsentMails(ctx: Ctx, memberId: number): Promise<number[]> {
	const rows = await ctx.db.execute<{ id: number }>(sql`select id::int from mail
		where member_id = ${memberId} and sent_at is null and dropped_at is null order by id`);
	return rows.map(({ id }) => id);
}

test('whom an act is on hears of it by mail, with its rule and reason, and of what became of it', async () => {
	const { ctx, arrived, one, other } = await aSite();
	const { id: articleId } = await anArticle(ctx);
	for (const locale of ['fr', 'en'] as const) {
		const ana = await aReader(ctx, { mail: 'each', locale });
		const { acts, rules, told } = textIn(locale).moderation;
		const own = await aComment(ana, articleId);
		const id = ana.asker.id;
		const because = { rule: 'spam', reason } as const;
		const deeds = {
			'hide-comment': () => moderate(one, theComment(own), 'hide-comment', because),
			warn: () => moderate(one, theMember(id), 'warn', because),
			'hold-comments': () => moderate(one, theMember(id), 'hold-comments', because),
			suspend: () => moderate(one, theMember(id), 'suspend', because),
			'close-account': () => moderate(other, theMember(id), 'close-account', because)
		};
		let act = 0;
		for (const [kind, deed] of Object.entries(deeds)) {
			act = await deed();
			const [mail, ...more] = await arrived(id);
			expect(more, kind).toEqual([]);
			expect(mail?.subject, kind).toBe(told.act);
			expect(mail?.text, kind).toContain(`${acts[kind as keyof typeof deeds]} · ${rules.spam}`);
			expect(mail?.text, kind).toContain(`> ${reason}`);
			expect(mail?.text, kind).toMatch(
				new RegExp(`https://palabre\\.example${locale === 'en' ? '/en' : ''}/notifications/\\d+`)
			);
		}
		await appealAct(ana, { id: act, words: 'Des oiseaux.' });
		await decideAppeal(await aMemberOf(ctx, 'steward'), {
			...{ id: act, isUpheld: false, answer: 'Des cages, pourtant.' }
		});
		const [dismissed] = await arrived(id);
		expect(dismissed?.subject).toBe(told['appeal-dismissed']);
		expect(dismissed?.text).toContain('> Des cages, pourtant.');
		await undoAct(other, { id: act, reason: 'Erreur de compte.' });
		const [undone] = await arrived(id);
		expect(undone?.subject).toBe(told['act-undone']);
		expect(undone?.text).toContain('> Erreur de compte.');
		expect(undone?.text).not.toContain(reason);
	}
});

test('who reported, whose comment waited and whose article it is hear of it by mail', async () => {
	const { ctx, arrived, one } = await aSite();
	const { id: articleId, slug } = await anArticle(ctx);
	const ana = await aReader(ctx, { mail: 'each' });
	const id = ana.asker.id;
	const { told } = textIn('fr').moderation;

	const first = theComment(await aComment(ctx, articleId));
	await report(ana, first);
	const [open] = await listOpenReports(one, first);
	await decideReports(one, { subject: first, to: 'dismissed', upTo: open!.id, answer: 'Rien là.' });
	const [dismissed] = await arrived(id);
	expect(dismissed?.subject).toBe(told['report-dismissed']);
	expect(dismissed?.text).toContain('> Rien là.');
	const second = theComment(await aComment(ctx, articleId));
	await report(ana, second);
	await moderate(one, second, 'hide-comment');
	const [upheld] = await arrived(id);
	expect(upheld?.subject).toBe(told['report-upheld']);
	expect(upheld?.text).not.toContain('>');

	const newcomer = { ...ana, asker: { ...ana.asker, isNew: true } };
	await approveHeld(one, await aHeldComment(newcomer, articleId));
	expect((await arrived(id)).map(({ subject }) => subject)).toEqual([told['comment-posted']]);
	const refused = { id: await aHeldComment(newcomer, articleId), rule: 'spam', reason } as const;
	await refuseHeld(one, refused);
	const [refusal] = await arrived(id);
	expect(refusal?.subject).toBe(told['comment-refused']);
	expect(refusal?.text).toContain(`> ${reason}`);

	const { about } = textIn('fr').notifications;
	for (const what of Object.keys(about) as (keyof typeof about)[]) {
		await tellOfArticle(ctx, { articleId, memberIds: [id], reason: what });
		const [mail] = await arrived(id);
		expect(mail?.subject).toBe(about[what]);
		expect(mail?.text.replace(/\s+/g, ' ')).toContain(`Titre de ${slug}`);
	}
});

test('only who wants it so is mailed: nothing, or all of it in one digest, as far as it is unread', async () => {
	const { ctx, arrived, one } = await aSite();
	const { id: articleId } = await anArticle(ctx);
	const [bea, cleo] = [await aReader(ctx), await aReader(ctx, { mail: 'daily', locale: 'en' })];
	for (const { asker } of [bea, cleo]) await moderate(one, theMember(asker.id), 'warn');
	expect(await unsentMails(ctx, bea.asker.id)).toEqual([]);
	expect(await unsentMails(ctx, cleo.asker.id)).toEqual([]);
	await readNotifications(cleo, 2 ** 40);
	await tellOfArticle(ctx, { articleId, memberIds: [cleo.asker.id], reason: 'translation-sent' });
	await moderate(one, theMember(cleo.asker.id), 'hold-comments', { rule: 'spam', reason });
	await aWriter(ctx);
	await askDigests(ctx);
	const [digest, ...more] = await arrived(cleo.asker.id);
	expect(more).toEqual([]);
	expect(digest?.text).toContain('2 notifications wait');
	expect(digest?.text.replace(/\s+/g, ' ')).toContain('You are sent a translation of your article');
	expect(digest?.text).toContain(`> ${reason}`);
	expect(digest?.text).not.toContain('Warning');
	expect(await unsentMails(ctx, bea.asker.id)).toEqual([]);
});
