import { sql } from 'drizzle-orm';
import { aComment, aWriter } from '../support/comments.ts';
import { report, theComment } from '../support/moderation.ts';
import { languageOf } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { setRole } from '../support/roles/set-role.ts';
import { aWholeArticle } from '../support/whole-article.ts';

const { href, text } = languageOf('fr');
const words = text.moderation.desk;

test.use({ locale: 'fr-FR' });

test(
	'a moderator goes through the desk by keys, takes, opens, and turns the keys off',
	{ tag: ['@script', '@wide'] },
	async ({ page, context, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		const { handle } = await becomeMember(context, site.origin);
		await setRole(ctx, { handle }, 'moderator');
		await ctx.db.execute(sql`delete from report`);
		const ids: number[] = [];
		for (const said of ['Un.', 'Deux.', 'Trois.']) {
			const id = await aComment(ctx, article.id, null, said);
			await report(await aWriter(ctx), theComment(id));
			ids.push(id);
		}
		const row = (index: number) => page.locator(`li[id="comment-${ids[index]}"]`);
		const link = (index: number) => row(index).getByRole('link');
		await page.goto(href('/desk'));
		const before = await page
			.locator('[data-desk] > li')
			.evaluateAll((all, first) => all.findIndex(({ id }) => id === first), `comment-${ids[0]}`);
		for (let count = 0; count <= before; count++) await page.keyboard.press('j');
		await expect(link(0)).toBeFocused();
		await page.keyboard.press('j');
		await expect(link(1)).toBeFocused();
		await page.keyboard.press('k');
		await expect(link(0)).toBeFocused();
		await page.keyboard.press('j');
		await page.keyboard.press('c');
		await expect(page.getByRole('status')).toHaveText(words.done.claimed);
		await expect(row(1)).toContainText(words.mine);
		// It goes on from where it was.
		await page.keyboard.press('c');
		await expect(page.getByRole('status')).toHaveText(words.done.released);
		await page.keyboard.press('j');
		await expect(link(2)).toBeFocused();
		await page.keyboard.press('o');
		await page.waitForURL((url) => url.pathname === href(`/desk/comment-${ids[2]}`));

		await page.goto(href('/desk'));
		await page.keyboard.press('?');
		const help = page.getByRole('dialog', { name: text.comment.keys.title });
		await expect(help).toContainText(words.keys.c);
		await help.getByLabel(text.comment.keys.use).uncheck();
		await help.getByRole('button', { name: text.comment.keys.close }).click();
		await page.keyboard.press('j');
		await expect(page.locator('[data-desk] a:focus')).toHaveCount(0);
	}
);
