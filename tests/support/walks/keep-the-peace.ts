import { sql } from 'drizzle-orm';
import { appealAct } from '#lib/server/moderation/appeal.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { refuseHeld } from '#lib/server/moderation/decide-held.ts';
import { aComment, aWriter } from '../comments.ts';
import { aMemberOf } from '../drafts.ts';
import { asWriter } from './as-writer.ts';
import { aHeldComment } from '../held.ts';
import type { Tour } from './tour.ts';
import { moderate, report, theArticle, theComment, theMember } from '../moderation.ts';
import { asVisitor } from '../polls.ts';
import { becomeMember, expect } from '../people.ts';
import type { WholeArticle } from '../whole-article.ts';

/** Reports, acts, appeals and the desk, as a member and as a moderator meet them. */
export async function* whereThePeaceIsKept(tour: Tour, article: WholeArticle) {
	const { page, context, ctx, site, language } = tour;
	const { href, text } = language;
	const words = text.moderation;
	const { handle } = await becomeMember(context, site.origin);
	const writer = await asWriter(tour.ctx, handle);
	const me = { ...writer, asker: { ...writer.asker, isNew: true } };
	const moderator = await aMemberOf(ctx, 'moderator');

	const rude = await aComment(ctx, article.id, null, `Un mot${'très'.repeat(60)}long de trop.`);
	const reply = await aComment(ctx, article.id, rude, 'Une réponse.');
	await page.goto(href(`/report/comment-${rude}`));
	await page.getByLabel(words.other).check();
	await page.getByRole('button', { name: words.report.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/report, refused';
	await page.getByLabel(words.report.words).fill('Voilà.');
	await page.getByRole('button', { name: words.report.submit }).click();
	await expect(page.getByRole('status')).toBeVisible();
	yield '/report, done';

	const own = await aComment(me, article.id, rude, 'À cacher.');
	const act = await moderate(moderator, theComment(own), 'hide-comment');
	const locked = await aHeldComment(me, article.id, { parentId: reply });
	await moderate(moderator, theComment(reply), 'lock-branch');
	await page.goto(href(article.path));
	await expect(page.locator(`#comment-${own}`)).toContainText(words.hidden(words.rules.insult));
	yield 'a thread with what moderators hid and locked';
	await page.goto(href(`${article.path}/reply/${reply}`));
	yield 'a reply where nobody may write';
	await page.goto(href(`/comments/${own}/delete`));
	yield 'deleting what was hidden';
	const waits = await aHeldComment(me, article.id);
	await moderate(moderator, theArticle(article.id), 'close-thread');
	await moderate(moderator, theMember(me.asker.id), 'suspend');
	await page.goto(href(article.path));
	yield 'a closed thread, for a suspended member with a comment that waits';
	await page.goto(href(`/held/${waits}`));
	yield '/held';
	const refused = await refuseHeld(moderator, {
		...{ id: waits, rule: 'spam', reason: 'Vente de cages.' }
	});
	await page.goto(href('/notifications'));
	yield '/notifications of moderation';
	await page.goto(href(`/about/moderation/${refused.ok ? refused.id : 0}`));
	yield 'an act that refused a comment, for its author';
	await page.goto(href(`/held/${waits}`));
	yield '/held, refused';
	await page.goto(href('/about/moderation?mine'));
	yield '/about/moderation of one’s own';
	await page.goto(href(`/about/moderation/${act}`));
	yield 'an act that one may appeal';
	await appealAct(me, { id: act, words: 'Ce n’était rien.' });
	await ctx.db.execute(sql`update member set suspended_until = null where id = ${me.asker.id}`);

	const { handle: other } = await becomeMember(context, site.origin);
	await ctx.db.execute(sql`update member set role = 'steward' where handle = ${other}`);
	await report(await aWriter(ctx), theArticle(article.id));
	await page.goto(href('/desk'));
	await page.locator(`li[id="comment-${rude}"]`).getByRole('button').click();
	await expect(page.getByRole('status')).toBeVisible();
	yield '/desk';
	await page.goto(href(`/desk/comment-${rude}`));
	await page.getByLabel(words.desk.kinds.suspend).check();
	await page.getByLabel(words.desk.length).fill('toujours');
	await page.getByLabel(words.desk.rule, { exact: true }).selectOption('insult');
	await page.getByLabel(words.desk.reason).fill('Trop, c’est trop.');
	await page.getByRole('button', { name: words.desk.submit, exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/desk/comment, refused';
	await page.goto(href(`/desk/held/${locked}`));
	await page.getByRole('button', { name: text.held.desk.approve }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/desk/held, refused';
	await page.goto(href(`/desk/comment-${own}`));
	yield '/desk/comment that is hidden';
	const [poll] = article.polls;
	await castBallot(asVisitor(ctx, 'a burst'), {
		...{ pollId: poll!.id, optionIds: [poll!.options[0]!.id] }
	});
	await page.goto(href(`/desk/polls/${poll!.id}`));
	yield '/desk/polls';
	await page.getByRole('checkbox').first().check();
	await page.getByRole('button', { name: text.removal.look }).click();
	await page.getByLabel(words.desk.rule, { exact: true }).selectOption('flooding');
	await page.getByLabel(words.desk.reason).fill(' ');
	await page.getByRole('button', { name: text.removal.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/desk/polls, refused';
	await page.getByLabel(words.desk.reason).fill('Un afflux automatique.');
	await page.getByRole('button', { name: text.removal.submit }).click();
	await page.waitForURL(/about\/moderation\/\d+/);
	yield 'an act that removed ballots';
	await page.goto(href(article.path));
	await expect(page.locator('[id^="removal-"]')).toBeVisible();
	yield 'an article with a poll out of which ballots were taken';
	await page.goto(href(`/desk/article-${article.id}`));
	yield '/desk/article';
	await page.goto(href(`/about/moderation/${act}`));
	yield 'an act whose appeal waits for a moderator';
	await page.goto(href('/about/moderation'));
	yield '/about/moderation with acts';
	await ctx.db.execute(sql`update member set role = 'member'
		where handle = ${other} or id = ${moderator.asker.id}`);
}
