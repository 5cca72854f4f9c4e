import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import { AT_ONCE } from './queues.ts';
import { purgeOutbox, writeToOutbox } from './outbox.ts';

/** A mail as it leaves: complete, in both parts. */
export type Letter = {
	/** The same for every attempt at one mail: names its file, and makes its Message-ID. Letters, digits, `.`, `_` and `-`. */
	name: string;
	to: string;
	subject: string;
	text: string;
	html: string;
	headers: Record<string, string>;
	/** When it was asked for. */
	date: Date;
};

export type Mailer = {
	/** Resolves once the server has taken it over. @throws {NotSent} */
	send: (letter: Letter) => Promise<void>;
	/** Forgets mails that lay in the outbox for long. */
	tidy: () => Promise<void>;
	close: () => void;
};

/** Says why in a word or two that hold no address: servers repeat whom a mail was for, and this goes into logs. */
export class NotSent extends Error {
	/** The server will never take it: trying again is in vain. */
	readonly isFinal: boolean;

	constructor(reason: string, isFinal = false) {
		super(`mail not sent: ${reason}`);
		this.isFinal = isFinal;
	}
}

/** Milliseconds; so short that a dead server holds a worker for seconds, all together less than a claim lasts (see mail/claim.ts). */
const PATIENCE = {
	connectionTimeout: 5_000,
	greetingTimeout: 5_000,
	dnsTimeout: 5_000,
	socketTimeout: 10_000
};

type Settings = Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>;

/** By the mail server of `SMTP_URL`; without one, mails are laid down as files. */
export const openMailer = (settings: Settings): Mailer =>
	settings.smtpUrl === undefined
		? outboxMailer(settings)
		: smtpMailer({ ...settings, smtpUrl: settings.smtpUrl });

function smtpMailer({ smtpUrl, mailFrom }: Settings & { smtpUrl: string }): Mailer {
	const transport = createTransport({
		url: smtpUrl,
		pool: true,
		maxConnections: AT_ONCE['send-mail'],
		// Trying again is the job's affair, which knows what was sent.
		maxRequeues: 0,
		...PATIENCE,
		...SEALED
	});
	return {
		async send(letter) {
			await transport.sendMail(messageOf(letter, mailFrom)).catch((error: unknown) => {
				throw asNotSent(error);
			});
		},
		tidy: () => Promise.resolve(),
		close: () => transport.close()
	};
}

function outboxMailer({ mailFrom, dataDir }: Settings): Mailer {
	const transport = createTransport({ streamTransport: true, buffer: true, ...SEALED });
	const folder = outboxOf(dataDir);
	return {
		async send(letter) {
			const { message } = await transport.sendMail(messageOf(letter, mailFrom));
			if (!Buffer.isBuffer(message)) throw new NotSent('not composed');
			await writeToOutbox(folder, letter.name, message);
		},
		tidy: () => purgeOutbox(folder),
		close: () => transport.close()
	};
}

export const outboxOf = (dataDir: string): string => path.join(dataDir, 'outbox');

/** Nothing in a mail may make this process read a file or an address. */
const SEALED = { disableFileAccess: true, disableUrlAccess: true };

function messageOf({ name, to, headers, ...rest }: Letter, from: string) {
	const host = /@([^>]+)>?$/.exec(from)?.[1] ?? 'localhost';
	return {
		...rest,
		from,
		// Not parsed: a comma in a name is no second recipient.
		to: { name: '', address: to },
		messageId: `<${name}@${host}>`,
		textEncoding: 'quoted-printable' as const,
		headers: { 'Auto-Submitted': 'auto-generated', ...headers }
	};
}

function asNotSent(error: unknown): NotSent {
	const { code, responseCode } = (error ?? {}) as { code?: string; responseCode?: number };
	const words = [code, responseCode].filter((word) => /^\w{1,20}$/.test(String(word ?? '')));
	// Of this recipient or of this text (RFC 5321, 4.2.1); a login that is refused can be mended.
	const isOfMail = code === 'EENVELOPE' || code === 'EMESSAGE';
	const isFinal = isOfMail && responseCode !== undefined && responseCode >= 500;
	return new NotSent(words.join(' ') || 'unknown reason', isFinal);
}
