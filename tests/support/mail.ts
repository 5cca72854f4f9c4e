import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import type { MailChoice } from '#lib/rules/mail.ts';
import type { Locale } from '#lib/rules/locale.ts';
import { mails, members } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { mailNotifications } from '#lib/server/notifications/mail-new.ts';
import { notifications } from '#lib/server/notifications/tables.ts';
import { openMailer, outboxOf } from '#lib/server/platform/mailer.ts';
import { listOutbox, parseMail, readOutboxMail } from '#lib/server/platform/outbox.ts';
import { anArticle } from './articles.ts';
import { aComment, aWriter } from './comments.ts';

/** Where the mails of tests say that the site is. */
const ADDRESS = 'https://palabre.example';

export type Received = ReturnType<typeof parseMail> & {
	/** As it came, each byte a character. */
	raw: string;
	recipients: string[];
};

/** A real mail server that keeps what it is sent. `hold` lets it wait before it takes a mail over. */
export async function aMailServer({
	port = 0,
	hold = () => Promise.resolve(),
	refuse = () => false
}: {
	port?: number;
	hold?: () => Promise<void>;
	refuse?: (recipient: string) => boolean;
} = {}) {
	const received: Received[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		logger: false,
		onRcptTo({ address }, _session, callback) {
			callback(
				refuse(address)
					? Object.assign(new Error(`nobody is called ${address}`), { responseCode: 550 })
					: null
			);
		},
		onData(stream, session, callback) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const raw = Buffer.concat(chunks).toString('latin1');
				const recipients = session.envelope.rcptTo.map(({ address }) => address);
				void hold().then(() => {
					received.push({ ...parseMail(raw), raw, recipients });
					callback();
				});
			});
		}
	});
	// Clients that hang up are no concern of the test.
	server.on('error', () => {});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const { port: taken } = server.server.address() as AddressInfo;
	return {
		port: taken,
		url: `smtp://127.0.0.1:${taken}`,
		received,
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

/** Sends through this server. */
export const officeAt = (smtpUrl: string) => ({
	mailer: openMailer({ smtpUrl, mailFrom: 'Palabre <palabre@palabre.example>', dataDir: '/' }),
	address: ADDRESS
});

/** Lays mails down in a folder of its own; `read` gives them in the order in which they were asked for. */
export async function anOutbox() {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), 'palabre-mail-'));
	const mailer = openMailer({ smtpUrl: undefined, mailFrom: 'palabre@palabre.example', dataDir });
	return {
		office: { mailer, address: ADDRESS },
		read: () => readOutbox(outboxOf(dataDir)),
		remove: () => rm(dataDir, { recursive: true, force: true })
	};
}

/** All mails in an outbox, oldest first. */
export async function readOutbox(folder: string) {
	const names = await listOutbox(folder, 1_000);
	const mails = await Promise.all(names.map((name) => readOutboxMail(folder, name)));
	return mails.filter((mail) => mail !== null).reverse();
}

/** The first address in a mail that leads to this page of the site. */
export function linkIn(mail: { text: string } | undefined, page: string): string {
	const link = mail && new RegExp(`https?://\\S*/${page}\\S*`).exec(mail.text)?.[0];
	if (!link) throw new Error(`no link to ${page} in: ${mail?.text}`);
	return link;
}

/** Somebody with a confirmed address. */
export async function aReader(
	ctx: Ctx,
	{ mail = 'none', locale = 'fr' }: { mail?: MailChoice; locale?: Locale } = {}
): Promise<MemberCtx & { email: string }> {
	const writer = await aWriter(ctx);
	const email = `reader-${randomBytes(6).toString('hex')}@example.org`;
	await ctx.db
		.update(members)
		.set({ email, confirmedEmail: email, confirmedEmailKey: email, mail, locale })
		.where(eq(members.id, writer.asker.id));
	return { ...writer, asker: { ...writer.asker, locale }, email };
}

/** Tells a member of a comment, as the announcement of it does; returns the notification's id. */
export async function aNotification(
	ctx: Ctx,
	memberId: number,
	about: { articleId: number; commentId: number; reason?: 'reply' | 'mention' | 'follow' }
): Promise<number> {
	const [row] = await ctx.db
		.insert(notifications)
		.values({ memberId, reason: 'reply', ...about })
		.returning({ id: notifications.id });
	if (!row) throw new Error('no notification was written');
	return row.id;
}

/** A reply that a member is told of, and the mail that is asked for with it. */
export async function aMailedReply(
	ctx: Ctx,
	memberId: number,
	markdown = 'Un avis.',
	article?: { id: number; slug: string }
) {
	const { id: articleId } = article ?? (await anArticle(ctx));
	const writer = await aWriter(ctx, 'Léa <b>& co</b>');
	const commentId = await aComment(writer, articleId, null, markdown);
	const id = await aNotification(ctx, memberId, { articleId, commentId });
	await mailNotifications(ctx, [id]);
	return { commentId, mailId: await newestMail(ctx, memberId), notificationId: id };
}

/** The mail that was asked for last; 0: none. */
export async function newestMail(ctx: Ctx, memberId: number): Promise<number> {
	const [mail] = await ctx.db
		.select({ id: mails.id })
		.from(mails)
		.where(eq(mails.memberId, memberId))
		.orderBy(desc(mails.id))
		.limit(1);
	return mail?.id ?? 0;
}
