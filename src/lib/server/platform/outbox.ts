import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A mail that was laid down instead of sent, as a person reads it. */
export type OutboxMail = { name: string; date: string; to: string; subject: string; text: string };

/** Days that a mail lies in the outbox. */
const KEPT = 30;

const NAME = /^[\w.-]{1,120}$/;

/** The same name again is the same file; whoever reads meanwhile sees the whole of it or nothing. */
export async function writeToOutbox(folder: string, name: string, message: Buffer): Promise<void> {
	if (!NAME.test(name)) throw new Error('not the name of a mail');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const place = path.join(folder, `${name}.eml`);
	// Links in it open accounts.
	await writeFile(`${place}.part`, message, { mode: 0o600 });
	await rename(`${place}.part`, place);
}

/** Names of the newest mails, newest first: their names begin with their dates. */
export async function listOutbox(folder: string, most: number): Promise<string[]> {
	const files = await readdir(folder).catch(() => []);
	return files
		.filter((file) => file.endsWith('.eml'))
		.map((file) => file.slice(0, -'.eml'.length))
		.sort()
		.reverse()
		.slice(0, most);
}

/** Null when there is none of this name. */
export async function readOutboxMail(folder: string, name: string): Promise<OutboxMail | null> {
	if (!NAME.test(name)) return null;
	const message = await readFile(path.join(folder, `${name}.eml`), 'latin1').catch(() => null);
	return message === null ? null : { name, ...parseMail(message) };
}

/** Deletes what lies there for longer than it is kept. */
export async function purgeOutbox(folder: string): Promise<void> {
	const oldest = Date.now() - KEPT * 24 * 60 * 60 * 1000;
	for (const file of await readdir(folder).catch(() => [])) {
		const place = path.join(folder, file);
		const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: Infinity }));
		if (mtimeMs < oldest) await rm(place, { force: true });
	}
}

/** Reads what our own mailer writes, each byte a character; not every mail that there is. */
export function parseMail(message: string): Omit<OutboxMail, 'name'> {
	const [head = '', ...rest] = message.split('\r\n\r\n');
	const header = (name: string, lines = head) =>
		decodeWords(
			new RegExp(`^${name}: *(.*)$`, 'im').exec(lines.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? ''
		);
	const boundary = /boundary="?([^";]+)"?/.exec(header('Content-Type'))?.[1];
	const body = rest.join('\r\n\r\n');
	const parts = boundary ? body.split(`--${boundary}`) : [`${head}\r\n\r\n${body}`];
	const [plainHead = '', ...plain] =
		parts
			.find((part) => /^Content-Type: text\/plain/im.test(part))
			?.trimStart()
			.split('\r\n\r\n') ?? [];
	const text = plain.join('\r\n\r\n');
	const isQuoted = /quoted-printable/i.test(header('Content-Transfer-Encoding', plainHead));
	return {
		date: header('Date'),
		to: header('To'),
		subject: header('Subject'),
		text: (isQuoted ? unquote(text) : text).replace(/\r\n/g, '\n').trim()
	};
}

/** RFC 2045, 6.7. */
const unquote = (text: string): string =>
	asText(
		text
			.replace(/=\r\n/g, '')
			.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
	);

/** RFC 2047: what is not ASCII in a header. */
const decodeWords = (header: string): string =>
	header
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
			how.toUpperCase() === 'B'
				? Buffer.from(word, 'base64').toString('utf8')
				: unquote(word.replace(/_/g, ' '))
		);

const asText = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
