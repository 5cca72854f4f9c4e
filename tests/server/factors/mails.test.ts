import { desc, eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { LOCALES } from '#lib/rules/locale.ts';
import { askMail } from '#lib/server/accounts/ask-mail.ts';
import { mails } from '#lib/server/accounts/tables.ts';
import { sendMail } from '#lib/server/mail/send.ts';
import { textIn } from '#lib/text/text.ts';
import { rolledBack } from '../../support/database.ts';
import { anOutbox, aReader, linkIn } from '../../support/mail.ts';

const KINDS = {
	'factor-added': 'factorAdded',
	'factor-removed': 'factorRemoved',
	'factor-reset': 'factorReset',
	'recovery-code-used': 'recoveryCodeUsed'
} as const;

test.each(LOCALES)(
	'whoever has an address is told of what happens to their second factor: %s',
	(locale) =>
		rolledBack(async (ctx) => {
			const reader = await aReader(ctx, { locale });
			const memberId = reader.asker.id;
			const { office, read, remove } = await anOutbox();
			onTestFinished(remove);
			for (const [kind, name] of Object.entries(KINDS) as [keyof typeof KINDS, 'factorAdded'][]) {
				await askMail(ctx, kind, { memberId });
				const [mail] = await ctx.db
					.select({ id: mails.id })
					.from(mails)
					.where(eq(mails.memberId, memberId))
					.orderBy(desc(mails.id))
					.limit(1);
				await sendMail(ctx, office, mail!.id);
				const sent = (await read()).find(
					({ subject }) => subject === textIn(locale).mail[name].subject
				);
				expect(sent?.to, kind).toBe(reader.email);
				expect(sent?.text.replaceAll(/\s+/g, ' ')).toContain(`@${reader.asker.handle}`);
				expect(linkIn(sent, 'forgot')).toBeTruthy();
			}
			expect(await read()).toHaveLength(4);
		})()
);
