import { eq, sql } from 'drizzle-orm';
import { Parser } from 'htmlparser2';
import { expect, onTestFinished, test } from 'vitest';
import { MAILS_PER_DAY } from '#lib/rules/mail.ts';
import { askMail } from '#lib/server/accounts/ask-mail.ts';
import { mails } from '#lib/server/accounts/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { sendMail } from '#lib/server/mail/send.ts';
import { anArticle } from '../../support/articles.ts';
import { aSharedSite } from '../../support/database.ts';
import {
	aMailedReply,
	aMailServer,
	anOutbox,
	aReader,
	newestMail,
	officeAt
} from '../../support/mail.ts';

async function anOffice(options: Parameters<typeof aMailServer>[0] = {}) {
	const server = await aMailServer(options);
	const office = officeAt(server.url);
	onTestFinished(async () => {
		office.mailer.close();
		await server.close();
	});
	return { server, office };
}

const rowOf = async (ctx: Ctx, id: number) =>
	(await ctx.db.select().from(mails).where(eq(mails.id, id)))[0];

test('a reply arrives in the member’s language, in two parts, with what RFC 8058 asks for', async () => {
	const { ctx } = await aSharedSite();
	const { server, office } = await anOffice();
	for (const locale of ['fr', 'en'] as const) {
		const reader = await aReader(ctx, { mail: 'each', locale });
		const { mailId, commentId } = await aMailedReply(
			ctx,
			reader.asker.id,
			'Déjà **vu** : `a < b && "c"` <script>alert(1)</script>'
		);

		await sendMail(ctx, office, mailId);

		const mail = server.received.at(-1)!;
		expect(mail.recipients).toEqual([reader.email]);
		expect(mail.subject).toBe(
			locale === 'fr' ? 'Une réponse à votre commentaire' : 'A reply to your comment'
		);
		expect(mail.text).toContain('> Déjà vu : a < b && "c" <script>alert(1)</script>');
		expect(mail.text).toContain(
			`https://palabre.example${locale === 'en' ? '/en' : ''}/comments/${commentId}`
		);
		const headers = mail.raw.slice(0, mail.raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
		expect(headers).toMatch(
			new RegExp(
				`^List-Unsubscribe: <https://palabre\\.example${locale === 'en' ? '/en' : ''}/unsubscribe/${reader.asker.id}\\.[\\w-]{43}>`,
				'm'
			)
		);
		expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
		expect(headers).toMatch(/^Auto-Submitted: auto-generated$/m);
		expect(headers).toMatch(/^Message-ID: <[\w-]+@palabre\.example>$/m);
		expect(headers).toMatch(/^From: Palabre <palabre@palabre\.example>$/m);
		const { tags, text } = htmlOf(mail.raw);
		expect(text).toContain('<script>alert(1)</script>');
		expect(text).toContain('Léa <b>& co</b>');
		expect(tags).not.toContain('script');
		expect(tags).not.toContain('b');
		expect(tags).not.toContain('img');
	}
});

/** The HTML part: which elements it has, all of them closed, and what it says. */
function htmlOf(raw: string) {
	const part = raw.slice(raw.indexOf('Content-Type: text/html'));
	const html = Buffer.from(
		part
			.slice(part.indexOf('\r\n\r\n'), part.lastIndexOf('\r\n--'))
			.replace(/=\r\n/g, '')
			.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
		'latin1'
	).toString('utf8');
	const tags: string[] = [];
	const open: string[] = [];
	let text = '';
	const parser = new Parser({
		onopentag: (name) => {
			tags.push(name);
			if (name !== 'meta') open.push(name);
		},
		onclosetag: (name, isImplied) => {
			if (name === 'meta') return;
			expect(isImplied, name).toBe(false);
			expect(open.pop()).toBe(name);
		},
		ontext: (piece) => (text += piece)
	});
	parser.end(html);
	expect(open).toEqual([]);
	return { tags, text };
}

test('a job that is done twice, or twice at once, sends one mail', async () => {
	const { ctx, other } = await aSharedSite();
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	let reached = () => {};
	const isThere = new Promise<void>((resolve) => (reached = resolve));
	const { server, office } = await anOffice({
		hold: () => {
			reached();
			return held;
		}
	});
	const reader = await aReader(ctx, { mail: 'each' });
	const { mailId } = await aMailedReply(ctx, reader.asker.id);

	const first = sendMail(ctx, office, mailId);
	await isThere;
	await expect(sendMail(other, office, mailId)).rejects.toThrow(/another attempt/);
	release();
	await first;
	await sendMail(other, office, mailId);

	expect(server.received).toHaveLength(1);
	expect(await rowOf(ctx, mailId)).toMatchObject({ attempts: 1, lastError: null });
});

test('a mail that a dead server did not take arrives once it lives, with the same Message-ID', async () => {
	const { ctx } = await aSharedSite();
	const probe = await aMailServer();
	await probe.close();
	const dead = officeAt(probe.url);
	const reader = await aReader(ctx, { mail: 'each' });
	const { mailId } = await aMailedReply(ctx, reader.asker.id);

	await expect(sendMail(ctx, dead, mailId)).rejects.toThrow('mail not sent: ESOCKET');
	expect(await rowOf(ctx, mailId)).toMatchObject({ attempts: 1, sentAt: null, claimedUntil: null });
	expect((await rowOf(ctx, mailId))?.lastError).not.toContain('@');

	const server = await aMailServer({ port: probe.port });
	await sendMail(ctx, dead, mailId);
	expect(server.received).toHaveLength(1);
	expect((await rowOf(ctx, mailId))?.sentAt).not.toBeNull();

	// As if we had died between the server's yes and our note of it.
	await ctx.db.update(mails).set({ sentAt: null }).where(eq(mails.id, mailId));
	await sendMail(ctx, dead, mailId);
	const ids = server.received.map(({ raw }) => /^Message-ID: .*$/im.exec(raw)?.[0]);
	expect(ids).toHaveLength(2);
	expect(new Set(ids).size).toBe(1);
	dead.mailer.close();
	await server.close();
});

test('an address that the server refuses for good is not tried again, and no log learns it', async () => {
	const { ctx } = await aSharedSite();
	const { server, office } = await anOffice({ refuse: () => true });
	const reader = await aReader(ctx, { mail: 'each' });
	const { mailId } = await aMailedReply(ctx, reader.asker.id);

	await sendMail(ctx, office, mailId);

	expect(server.received).toEqual([]);
	const row = await rowOf(ctx, mailId);
	expect(row?.droppedAt).not.toBeNull();
	expect(row?.lastError).toBe('mail not sent: EENVELOPE 550');
});

test('the mail after the day’s last is not sent; one about the account is', async () => {
	const { ctx } = await aSharedSite();
	const { server, office } = await anOffice();
	const reader = await aReader(ctx, { mail: 'each' });
	const article = await anArticle(ctx);
	for (let n = 0; n <= MAILS_PER_DAY; n++) {
		const { mailId } = await aMailedReply(ctx, reader.asker.id, `Avis ${n}`, article);
		await sendMail(ctx, office, mailId);
	}
	expect(server.received).toHaveLength(MAILS_PER_DAY);
	expect(server.received.at(-1)?.text).toContain(`Avis ${MAILS_PER_DAY - 1}`);

	await askMail(ctx, 'password-changed', { memberId: reader.asker.id });
	await sendMail(ctx, office, await newestMail(ctx, reader.asker.id));
	expect(server.received.at(-1)?.subject).toBe('Votre mot de passe a été changé');

	await ctx.db
		.update(mails)
		.set({ countedOn: sql`current_date - 1` })
		.where(eq(mails.memberId, reader.asker.id));
	const { mailId } = await aMailedReply(ctx, reader.asker.id, 'Le lendemain', article);
	await sendMail(ctx, office, mailId);
	expect(server.received.at(-1)?.text).toContain('Le lendemain');
});

test('what was read, deleted or turned off in the meantime is not sent', async () => {
	const { ctx } = await aSharedSite();
	const box = await anOutbox();
	onTestFinished(box.remove);
	const acts = [
		(id: number) => sql`update notification set read_at = now() where id = ${id}`,
		(id: number) => sql`update comment set state = 'deleted', html = '', markdown = ''
			where id = (select comment_id from notification where id = ${id})`,
		(id: number) => sql`update member set mail = 'none'
			where id = (select member_id from notification where id = ${id})`
	];
	for (const act of acts) {
		const reader = await aReader(ctx, { mail: 'each' });
		const { mailId, notificationId } = await aMailedReply(ctx, reader.asker.id);
		await ctx.db.execute(act(notificationId));
		await sendMail(ctx, box.office, mailId);
		expect((await rowOf(ctx, mailId))?.droppedAt).not.toBeNull();
	}
	expect(await box.read()).toEqual([]);
});
