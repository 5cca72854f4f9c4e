import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { askMail } from '#lib/server/accounts/ask-mail.ts';
import { unsubscribeToken } from '#lib/server/accounts/choose-mail.ts';
import { makeLink } from '#lib/server/accounts/mailed-links.ts';
import { inTransaction, type Ctx } from '#lib/server/ctx.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { textIn } from '#lib/text/text.ts';
import { reportMistake } from '#lib/server/amendments/ask-correction.ts';
import { listWaitingCorrections } from '#lib/server/amendments/list-corrections.ts';
import { correctArticle } from '#lib/server/publishing/correct.ts';
import { answerTranslation } from '#lib/server/publishing/translate.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { decideAlone } from '#lib/server/publishing/decide.ts';
import { FOUNDING_ARTICLE, pollIn, type Language } from './pages.ts';
import { aComment, aSideFor, aWriter } from './comments.ts';
import { aDocument, aDraft, aPublication, aSubmission, putBehind } from './drafts.ts';
import { whereThePeaceIsKept } from './moderation-tour.ts';
import { aSentTranslation, aTranslation, inEnglish } from './translations.ts';
import { becomeMember, expect } from './people.ts';
import { aWholeArticle, type WholeArticle } from './whole-article.ts';

export type Tour = {
	page: Page;
	context: BrowserContext;
	ctx: Ctx;
	site: { origin: string };
	language: Language;
};

const TOURS = {
	'without an account': asVisitor,
	'in a thread': inAThread,
	'around an account': aroundAnAccount,
	'around an article of one’s own': aroundAnArticle,
	'of those who run the site': runningTheSite,
	'where the peace is kept': whereThePeaceIsKept,
	'after publication': afterPublication
};

export const WALKS = Object.keys(TOURS) as (keyof typeof TOURS)[];

/**
 * Shows one page of the site after the other, in all the states that a person can meet;
 * yields each one's name. All walks together come by every page.
 */
export async function* everyPage(
	tour: Tour,
	walk: keyof typeof TOURS
): AsyncGenerator<string, void, undefined> {
	yield* TOURS[walk](tour, await aWholeArticle(tour.ctx, ['single', 'approval']));
}

async function* asVisitor({ page, ctx, language }: Tour, article: WholeArticle) {
	const { href, names } = language;
	await ctx.db.execute(sql`update poll set closes_at = now() + interval '3 days'
		where id = ${article.polls[0]!.id}`);
	for (const path of [
		...['/', FOUNDING_ARTICLE, '/tags/xen', '/about/method', '/about/decisions'],
		...['/about/changes', '/about/moderation', '/tags'],
		...['/?by=activity', '/archives', thisMonth(), '/archives/1999/12'],
		...['/login', '/signup', '/forgot']
	]) {
		await page.goto(href(path));
		yield `${path} for a visitor`;
	}
	await page.goto(href('/search?q=cage+libre'));
	yield 'a search';
	await page.goto(href('/search?q=cage&kind=articles&author=nobody-here'));
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a search that is refused';
	await page.goto(href('/forgot?sent=yes'));
	yield '/forgot, sent';
	await page.goto(href(`/polls/${article.polls[1]!.id}`));
	yield 'the page of a poll';
	await pollIn(page, article.polls[1]!.id, language).button('vote').click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused ballot';

	await page.goto(href(FOUNDING_ARTICLE));
	const poll = page.locator('section.poll').first();
	await poll.getByRole('radio').first().check();
	await poll.getByRole('button', { name: names.vote, exact: true }).click();
	await expect(poll.getByRole('region', { name: names.results })).toBeVisible();
	await openAll(page);
	yield 'the founding article with a result';

	await page.goto(href('/signup'));
	await page.getByLabel(names.handle, { exact: true }).fill('a');
	await page.getByLabel(names.password, { exact: true }).fill('short');
	await page.getByRole('button', { name: names.signUp }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused sign-up';

	await page.goto(href('/login'));
	await page.getByLabel(names.handle, { exact: true }).fill('nobody-here');
	await page.getByLabel(names.password, { exact: true }).fill('no such password');
	await page.locator('main').getByRole('button', { name: names.logIn }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused login';

	await page.goto(href('/articles/nowhere'));
	yield '404';
	await page.goto(href('/%'));
	yield '400, before anybody’s language is known';
}

/** The archive of a month in which something was published. */
function thisMonth(): string {
	const [year, month] = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000).toISOString().split('-');
	return `/archives/${year}/${month}`;
}

async function* inAThread(tour: Tour, article: WholeArticle) {
	const { page, context, site, language } = tour;
	const { href, names, text } = language;
	const { handle } = await becomeMember(context, site.origin);
	// A new account may not write that much.
	await tour.ctx.db.execute(sql`update member set created_at = now() - interval '5 days'
		where handle = ${handle}`);
	const id = await aLongThread(tour, article);

	for (const { id: optionId } of article.polls[0]!.options.slice(0, 2)) {
		await aSideFor(tour.ctx, { articleId: article.id, optionId, commentId: id });
	}
	await page.goto(href(article.path));
	await expect(page.getByRole('region', { name: text.comment.best.title })).toBeVisible();
	yield 'an article with a thread, for its author';
	await page.goto(href(`${article.path}/reply/${id}`));
	await page.getByLabel(names.comment).fill('> citation\n\n`code` et [lien](https://example.org)');
	await page.getByRole('button', { name: names.preview }).click();
	await expect(page.getByRole('heading', { name: text.comment.previewTitle })).toBeVisible();
	yield 'a reply with its preview';
	await page.getByLabel(names.comment).fill(' ');
	await page.getByRole('button', { name: names.post }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused reply';
	const [leaf] = await leavesOf(tour, article);
	for (const act of ['edit', 'delete', 'history']) {
		await page.goto(href(`/comments/${leaf}/${act}`));
		yield `/comments/${act}`;
	}
	const someone = await aComment(tour.ctx, article.id, id);
	await page.goto(href('/search?q=niveau&kind=comments'));
	await expect(page.locator('mark').first()).toBeVisible();
	yield 'a search that found comments';
	await page.goto(href(`${article.path}?order=newest&view=flat`));
	yield 'a thread by date';
	await page.goto(href(`${article.path}?order=bridging`));
	yield 'a thread by what bridges its sides';
	const optionId = article.polls[0]!.options[0]!.id;
	const shown = await postTo(tour, article, { markdown: 'Ma position', stance: String(optionId) });
	await page.goto(href(`${article.path}?view=positions`));
	await expect(page.locator(`#comment-${shown}`)).toBeVisible();
	yield 'a thread by position';
	await page.goto(href(`/comments/${shown}/stance`));
	yield '/comments/stance';
	await page.goto(href(`/comments/${someone}/rate`));
	await page.getByRole('button', { name: text.comment.rate.save }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/comments/rate';
	await page.goto(href(`/comments/${someone}/follow`));
	await page.getByRole('button', { name: text.follow.hide, exact: true }).click();
	yield '/comments/follow';
	await page.goto(href(`${article.path}/follow`));
	await page.getByRole('button', { name: text.follow.mute, exact: true }).click();
	yield '/articles/follow';
	await page.goto(href(article.path));
	await expect(page.locator('.judged > summary')).toBeVisible();
	yield 'a thread with a hidden comment';
	await page.goto(href('/settings/following'));
	yield '/settings/following';
	await aNotification(tour, id, handle);
	await page.goto(href('/notifications'));
	yield '/notifications';
	await page.goto(href(`/members/${handle}`));
	yield 'a profile';

	await page.goto(href(`${article.path}/reply`));
	await page.getByLabel(names.comment).fill('La session est finie.');
	await context.clearCookies({ name: 'session' });
	await page.getByRole('button', { name: names.post }).click();
	await expect(page.getByLabel(text.comment.yourText)).toBeVisible();
	yield 'a text whose session has ended';

	await becomeMember(context, site.origin);
	await page.goto(href(`/comments/${shown}/edit`));
	yield '403';
}

async function* aroundAnAccount(tour: Tour) {
	const { page, context, site, language } = tour;
	const { href, names, text } = language;
	const { handle, password } = await becomeMember(context, site.origin);
	await page.goto(href('/settings'));
	yield '/settings';
	await page.getByLabel(text.account.settings.currentPassword).fill('wrong password');
	await page.getByLabel(text.account.settings.newPassword).fill('another password');
	await page.getByRole('button', { name: text.account.settings.changePassword }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/settings with an error';

	yield* aboutMail(tour, handle);

	await page.goto(href('/settings/close'));
	yield '/settings/close';
	await page.getByLabel(names.password).fill(password);
	await page.getByRole('button', { name: text.account.close.submit }).click();
	await expect(page.getByRole('status')).toBeVisible();
	yield '/settings/closed';
}

async function* aboutMail({ page, ctx, language }: Tour, handle: string) {
	const { href, text } = language;
	const [member] = await ctx.db.execute<{ id: string }>(
		`update member set email = handle || '@example.org', role = 'steward'
			where handle = '${handle}' returning id`
	);
	const memberId = Number(member?.id);
	await page.goto(href('/settings'));
	yield '/settings with an address that waits';
	for (const [purpose, path] of [
		['confirm-address', '/confirm'],
		['reset-password', '/reset']
	] as const) {
		const token = await makeLink(ctx, purpose, { memberId, mailKey: `tour-${handle}` });
		await page.goto(href(`${path}?token=${token}`));
		yield path;
	}
	await page.goto(href('/confirm?done=yes'));
	yield '/confirm, done';
	await page.goto(href('/reset?token=none'));
	yield 'a dead link';
	await page.goto(href(`/unsubscribe/${unsubscribeToken(ctx.secret, memberId)}`));
	yield '/unsubscribe';
	await page.getByRole('button', { name: text.mail.offPage.submit }).click();
	await expect(page.getByRole('status')).toBeVisible();
	yield '/unsubscribe, done';

	await inTransaction(ctx, (ctx) => askMail(ctx, 'confirm-address', { memberId }));
	const mine = page.getByRole('listitem').filter({ hasText: `${handle}@example.org` });
	await expect(async () => {
		await page.goto(href('/steward/outbox'));
		await expect(mine).toHaveCount(1, { timeout: 100 });
	}).toPass();
	yield '/steward/outbox';
	await mine.getByRole('link').click();
	await expect(page.locator('main').getByRole('link', { name: /token=/ })).toBeVisible();
	yield 'a mail in the outbox';
	await ctx.db.execute(`update member set role = 'member' where id = ${memberId}`);
}

async function* runningTheSite({ page, context, ctx, site, language }: Tour) {
	const { href, text } = language;
	const { handle } = await becomeMember(context, site.origin);
	await ctx.db.execute(sql`update member set role = 'steward' where handle = ${handle}`);
	const words = text.account.invitations;
	await page.goto(href('/settings/invitations'));
	await page.getByLabel(words.note).fill('x'.repeat(61));
	await page.getByRole('button', { name: words.create }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused invitation';
	await page.getByLabel(words.note).fill('Ma voisine');
	await page.getByRole('button', { name: words.create }).click();
	await expect(page.getByLabel(words.link)).toBeVisible();
	yield '/settings/invitations';
	for (const path of ['', '/health', '/settings', '/team', '/invitations']) {
		await page.goto(href(`/steward${path}`));
		yield `/steward${path}`;
	}
	const { settings, team } = text.steward;
	await page.goto(href('/steward/settings'));
	await page.getByLabel(settings.publishDivisor).fill('0');
	await page.getByRole('button', { name: settings.save }).click();
	await expect(page.locator('#publishDivisor-error')).toBeVisible();
	yield '/steward/settings, refused';
	await page.goto(href('/steward/team'));
	await page.getByLabel(team.handle).fill('nobody-here');
	await page.getByLabel(team.reason).fill(' ');
	await page.getByLabel(team.password).fill('not this one');
	await page.getByRole('button', { name: team.submit }).click();
	await expect(page.locator('#reason-error')).toBeVisible();
	yield '/steward/team, refused';
	await page.goto(href('/tags/openvz/edit'));
	await page.getByRole('button', { name: text.tag.edit.submitMerge }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/tags/edit, refused';
	await ctx.db.execute(sql`update member set role = 'member' where handle = ${handle}`);
}

async function* aroundAnArticle({ page, context, ctx, site, language }: Tour) {
	const { href, text } = language;
	const words = text.write;
	const { handle } = await becomeMember(context, site.origin);
	await page.goto(href('/articles/new'));
	await page.getByRole('button', { name: words.addPoll }).click();
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'an article with everything left to mend';

	const writer = await asWriter(ctx, handle);
	const id = await aDraft(writer, aDocument({ title: `Très ${'long'.repeat(45)}` }));
	await page.goto(href(`/drafts/${id}`));
	yield '/drafts/id';
	for (const path of ['/preview', '/authors', '/history']) {
		await page.goto(href(`/drafts/${id}${path}`));
		yield `/drafts/id${path}`;
	}
	await page.goto(href(`/drafts/${id}`));
	const document = aDocument({ title: 'Autre', polls: [] });
	await saveRevision(writer, { id, base: 1, document, trigger: 'button' });
	await page.getByLabel(words.title, { exact: true }).fill('Encore autre');
	await page.getByRole('button', { name: words.save }).first().click();
	await expect(page.getByRole('heading', { name: words.clash.title })).toBeVisible();
	yield 'an article that another one saved meanwhile';
	await page.goto(href(`/drafts/${id}/history`));
	yield 'two versions of an article';

	const someone = await aWriter(ctx);
	const waiting = await aSubmission(someone);
	const refused = await aSubmission(writer, aDocument({ title: 'Trop court' }));
	const published = await aSubmission(writer);
	await ctx.db.execute(sql`update member set role = 'steward' where handle = ${handle}`);
	await page.goto(href('/review'));
	yield '/review';
	await page.goto(href(`/review/${waiting}`));
	await page.getByLabel(text.review.vote.against).check();
	await page.getByRole('button', { name: text.review.vote.submit, exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/review/id, refused';
	await page.goto(href(`${FOUNDING_ARTICLE}/headline`));
	await page.getByRole('button', { name: text.front.headline.put, exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/headline, refused';
	const steward = { ...writer, asker: { ...writer.asker, role: 'steward' as const } };
	const alone = { submission: 1, template: 'thin' as const, reason: 'Trop court.', zone: 'UTC' };
	await decideAlone(steward, { ...alone, id: refused, to: 'refuse' });
	await decideAlone(steward, { ...alone, id: published, to: 'publish' });
	await putBehind(ctx);
	await ctx.db.execute(sql`update member set role = 'member' where handle = ${handle}`);
	await page.goto(href(`/drafts/${refused}`));
	yield 'a refused article';
	await page.goto(href('/drafts'));
	yield '/drafts';
	await page.getByRole('link', { name: words.list.read }).first().click();
	await expect(page.getByRole('link', { name: words.history.link, exact: true })).toBeVisible();
	yield 'an article with an author';
	await page.getByRole('link', { name: words.history.link, exact: true }).click();
	yield '/articles/history';
	await page.goto(href('/notifications'));
	yield '/notifications of articles';
	await page.goto(href('/about/decisions'));
	yield '/about/decisions';
}

async function* afterPublication({ page, context, ctx, site, language }: Tour) {
	const { href, text } = language;
	const { handle } = await becomeMember(context, site.origin);
	const writer = await asWriter(ctx, handle);
	const [mine, theirs] = [await aPublication(writer), await aPublication(await aWriter(ctx))];
	await page.goto(href(`/articles/${mine.slug}/correct`));
	await page.getByRole('button', { name: text.correction.correct, exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/correct, for its author, refused';
	await page.goto(href(`/articles/${theirs.slug}/correct`));
	await page.getByRole('button', { name: text.correction.send }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/correct, for a reader, refused';

	await page.goto(href(`/articles/${theirs.slug}/translate`));
	yield '/articles/translate';
	const ben = await aWriter(ctx, 'Ben');
	const waiting = await aSentTranslation(ben, mine.id);
	await page.goto(href(`/translations/${waiting.id}/read`));
	await page.getByRole('button', { name: text.translation.return }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/translations/read, for who answers it';
	await page.goto(href(`/articles/${mine.slug}/translate`));
	yield '/articles/translate, where one waits';
	await answerTranslation(writer, { ...waiting, to: 'accept', message: '' });
	const fair = { base: 1, today: '2026-11-25', idempotencyKey: randomUUID() };
	const { title, lede, resources } = aDocument();
	const words = { title, lede, resourceTitles: resources.map(({ title }) => title) };
	await correctArticle(writer, { ...fair, articleId: mine.id, words: { ...words, body: 'Bref.' } });
	await putBehind(ctx);
	const own = await aTranslation(writer, theirs.id, inEnglish({ body: 'Short. '.repeat(100) }));
	await page.goto(href(`/translations/${own.id}`));
	yield '/translations/id';
	await page.goto(`/en/articles/${mine.slug}`);
	await expect(page.getByText(textIn('en').translation.outdated)).toBeVisible();
	yield 'a translation that is older than its original';
	await page.goto(href(`/articles/${mine.slug}/history/en`));
	yield '/articles/history/language';

	await reportMistake(ben, {
		...{ articleId: mine.id, language: 'fr', base: 2, place: 'body-0', words: 'Trop bref.' },
		idempotencyKey: randomUUID()
	});
	const [mistake] = (await listWaitingCorrections(ctx)).filter(({ slug }) => slug === mine.slug);
	await ctx.db.execute(sql`update member set role = 'moderator' where handle = ${handle}`);
	await page.goto(href('/corrections'));
	yield '/corrections';
	await page.goto(href(`/corrections/${mistake!.id}`));
	await page.getByRole('button', { name: text.correction.accept }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/corrections/id, refused';
	await ctx.db.execute(sql`update member set role = 'member' where handle = ${handle}`);
	await page.goto(href('/drafts'));
	yield '/drafts with a translation';

	const [link] = await listResources(ctx, mine.id);
	await ctx.db.execute(sql`update resource set link_state = 'dead', failing_since = now()
		where id = ${link!.id}`);
	await ctx.db.execute(sql`insert into resource_day (resource_id, day, clicks)
		values (${link!.id}, current_date - 9, 7), (${link!.id}, current_date - 1, 3)`);
	await aComment(ben, mine.id, null, `Voir ${link!.url}`);
	await page.goto(href(`/articles/${mine.slug}`));
	await expect(page.getByText(text.link.dead)).toBeVisible();
	yield 'an article with a dead link that a comment cites';
	for (const path of ['clicks', 'comments']) {
		await page.goto(href(`/links/${link!.id}/${path}`));
		yield `/links/${path}`;
	}
	await ctx.db.execute(sql`update article set last_activity_at = now() - interval '91 days'
		where id = ${theirs.id}`);
	await page.goto(href(`/articles/${theirs.slug}/reply`));
	await expect(page.getByText(/^(Les c|C)omment/).first()).toBeVisible();
	yield 'a reply where comments are closed';
	await page.goto(href('/notifications'));
	yield '/notifications of translations';
}

async function asWriter(ctx: Ctx, handle: string) {
	const writer = await aWriter(ctx);
	const [row] = await ctx.db.execute<{ id: string }>(
		sql`select id from member where handle = ${handle}`
	);
	return { ...writer, asker: { ...writer.asker, id: Number(row?.id), handle } };
}

/** Replies seven levels deep, with a long word, code, a table of figures and a deleted one. */
async function aLongThread(tour: Tour, article: WholeArticle) {
	const { context, site, language } = tour;
	const post = (markdown: string, parent?: number) => postTo(tour, article, { markdown }, parent);
	const root = await post('# Un titre\n\nUn texte avec `du code`, *puis* **fort**.');
	let parent = root;
	for (let level = 2; level <= 10; level++) parent = await post(`Niveau ${level}`, parent);
	await post(`Mot${'très'.repeat(60)}long https://example.org/${'a'.repeat(200)}`, root);
	await post(`\`\`\`js\nconst line = '${'x'.repeat(200)}';\n\`\`\`\n\n1. un\n2. deux`, root);
	const gone = await post('Bientôt parti', root);
	await post('Reste', gone);
	const answer = await context.request.post(language.href(`/comments/${gone}/delete`), {
		headers: { origin: site.origin },
		form: {},
		maxRedirects: 0
	});
	expect(answer.status()).toBe(303);
	return root;
}

async function postTo(
	{ context, site, language }: Tour,
	article: WholeArticle,
	fields: Record<string, string>,
	parent?: number
): Promise<number> {
	const path = language.href(`${article.path}/reply${parent ? `/${parent}` : ''}`);
	const answer = await context.request.post(`${path}?/post`, {
		headers: { origin: site.origin },
		multipart: { ...fields, idempotencyKey: randomUUID() },
		maxRedirects: 0
	});
	expect(answer.status()).toBe(303);
	return Number(/comment-(\d+)$/.exec(answer.headers()['location'] ?? '')?.[1]);
}

/** One that nobody has to wait for. */
async function aNotification({ ctx }: Tour, commentId: number, handle: string): Promise<void> {
	await ctx.db.execute(sql`insert into notification (member_id, article_id, comment_id, reason)
		select member.id, comment.article_id, comment.id, 'mention' from member, comment
		where member.handle = ${handle} and comment.id = ${commentId} on conflict do nothing`);
}

async function leavesOf({ ctx }: Tour, article: WholeArticle): Promise<number[]> {
	const rows = await ctx.db.execute<{ id: number }>(
		`select id::int from comment where article_id = ${article.id} and reply_count = 0
			and state = 'visible' order by id desc`
	);
	return [...rows].map(({ id }) => id);
}

/** Unfolds what is folded: what lies inside must be right as well. */
const openAll = (page: Page) =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
