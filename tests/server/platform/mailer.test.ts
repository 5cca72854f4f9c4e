import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BadConfig, readConfig } from '#lib/server/platform/config.ts';
import { openMailer, outboxOf } from '#lib/server/platform/mailer.ts';
import { listOutbox, readOutboxMail } from '#lib/server/platform/outbox.ts';
import { aMailServer, officeAt } from '../../support/mail.ts';

const letter = {
	name: '20260101T000000000Z-digest-abc',
	to: 'ana@example.org',
	subject:
		'Été à « Zürich » : des nouvelles assez longues pour qu’un en-tête ne tienne pas sur une ligne',
	text: `Déjà vu = ${'très '.repeat(40)}long.\n.\nFin.\n`,
	html: '<p>Déjà vu</p>',
	headers: {},
	date: new Date('2026-01-01T00:00:00Z')
};

test('without a mail server each mail is a file, once, which reads as it was written', async () => {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), 'palabre mail '));
	onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
	const mailer = openMailer({ dataDir, smtpUrl: undefined, mailFrom: 'palabre@localhost' });
	const folder = outboxOf(dataDir);

	await mailer.send(letter);
	await mailer.send(letter);
	await mailer.send({ ...letter, name: '20260102T000000000Z-digest-abc' });

	expect(await listOutbox(folder, 10)).toEqual(['20260102T000000000Z-digest-abc', letter.name]);
	expect(await listOutbox(folder, 1)).toHaveLength(1);
	expect(await readOutboxMail(folder, letter.name)).toMatchObject({
		to: letter.to,
		subject: letter.subject,
		text: letter.text.trim()
	});
	expect((await stat(path.join(folder, `${letter.name}.eml`))).mode & 0o077).toBe(0);
	for (const name of ['../secret', 'nothing', '', '..']) {
		expect(await readOutboxMail(folder, name)).toBeNull();
	}
	await expect(mailer.send({ ...letter, name: '../up' })).rejects.toThrow();

	const old = path.join(folder, 'old.eml');
	await writeFile(old, '');
	await utimes(old, 0, 0);
	await mailer.tidy();
	expect(await readdir(folder)).toHaveLength(2);
});

test('an address is one recipient, whatever it looks like', async () => {
	const server = await aMailServer();
	const { mailer } = officeAt(server.url);
	onTestFinished(async () => {
		mailer.close();
		await server.close();
	});
	await mailer.send({ ...letter, to: 'a,b;c@example.org' });
	expect(server.received[0]?.recipients).toEqual(['"a,b;c"@example.org']);
	expect(server.received[0]).toMatchObject({ subject: letter.subject, text: letter.text.trim() });
});

test('a mail server is given by an address, and mails come from one', () => {
	const secret = { DATA_DIR: '/nowhere' };
	expect(
		readConfig({ ...secret, SMTP_URL: 'smtps://me:pass%40word@mail.example.org:465' })
	).toMatchObject({
		smtpUrl: 'smtps://me:pass%40word@mail.example.org:465',
		mailFrom: 'palabre@localhost'
	});
	expect(readConfig({ ORIGIN: 'https://example.org' })).toMatchObject({
		mailFrom: 'palabre@example.org',
		address: 'https://example.org'
	});
	expect(readConfig({ LISTENS_AT: 'http://127.0.0.1:4000' })).toMatchObject({
		origin: undefined,
		address: 'http://127.0.0.1:4000'
	});
	for (const bad of [
		{ SMTP_URL: 'mail.example.org' },
		{ SMTP_URL: 'https://example.org' },
		{ SMTP_URL: 'smtp://' },
		{ MAIL_FROM: 'Palabre' },
		{ MAIL_FROM: 'a@example.org, b@example.org' },
		{ MAIL_FROM: 'A <a@example.org>\r\nBcc: b@example.org' }
	]) {
		expect(() => readConfig(bad), JSON.stringify(bad)).toThrow(BadConfig);
		expect(() => readConfig(bad)).toThrow(/^(SMTP_URL|MAIL_FROM) must be [^\n]*$/);
	}
});
