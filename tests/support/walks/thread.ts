import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rateComment } from '#lib/server/comments/rate.ts';
import { aTag } from '../articles.ts';
import { aComment, aSideFor, aWriter } from '../comments.ts';
import { becomeMember, expect } from '../people.ts';
import { pollIn } from '../pages.ts';
import type { WholeArticle } from '../whole-article.ts';
import type { Tour } from './tour.ts';

export async function* inAThread(tour: Tour, article: WholeArticle) {
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
	await somethingNotUseful(tour, article);
	await page.goto(href(article.path));
	await expect(page.locator('.judged > summary')).toBeVisible();
	yield 'a thread with a comment folded for its score';
	await page.goto(href(`${article.path}?order=newest&view=flat`));
	yield 'a thread by date';
	await page.goto(href(`${article.path}?order=bridging`));
	yield 'a thread by what bridges its sides';
	await page.goto(href(`${article.path}?order=minds`));
	yield 'a thread by what changed minds';
	yield* whatChangedAMind(tour, article);
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
	await aTag(tour.ctx, article.id);
	await page.goto(href(`${article.path}/follow`));
	await page.getByRole('button', { name: text.follow.mute, exact: true }).click();
	await page.getByRole('button', { name: text.follow.hide, exact: true }).click();
	yield '/articles/follow';
	await page.goto(href(article.path));
	await expect(page.locator('.judged > summary')).toHaveCount(2);
	await expect(page.getByRole('button', { name: text.follow.unhide })).toBeVisible();
	yield 'a thread with a hidden comment, of an article with a hidden tag';
	await page.goto(href('/'));
	await expect(page.getByText(text.follow.withoutHidden)).toBeVisible();
	yield 'the front page without hidden articles';
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

/** An answer that is changed, and what is asked then. */
async function* whatChangedAMind({ page, language }: Tour, article: WholeArticle) {
	const { href, text, locale } = language;
	const [{ id, options }] = article.polls as [WholeArticle['polls'][number]];
	const poll = pollIn(page, id, language);
	await page.goto(href(`/polls/${id}/changed`));
	yield '/polls/changed, before anything has changed';
	await page.goto(href(`/polls/${id}`));
	await poll.option(options[0]![locale]).check();
	await poll.button('vote').click();
	await expect(poll.results).toBeVisible();
	await poll.option(options[1]![locale]).check();
	await poll.button('change').click();
	await expect(poll.all.getByText(text.minds.asked)).toBeVisible();
	yield 'a ballot that was changed';
	await poll.all.getByRole('link', { name: text.minds.say }).click();
	yield '/polls/changed';
	await page.getByLabel(text.minds.other).fill('999999');
	await page.getByRole('button', { name: text.minds.submit }).click();
	await expect(page.getByRole('alert')).toHaveText(text.minds.refusal['no-such-thing']);
	yield '/polls/changed, refused';
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

/** Old enough to be folded for its score, as its author is. */
async function somethingNotUseful({ ctx }: Tour, article: WholeArticle): Promise<void> {
	const id = await aComment(ctx, article.id);
	const rating = { verdict: 'not-useful', reason: 'off-topic' } as const;
	await rateComment(await aWriter(ctx), { id, rating });
	await ctx.db.execute(sql`update comment set created_at = created_at - interval '1 day'
		where id = ${id}`);
	await ctx.db.execute(sql`update member set created_at = created_at - interval '1 year'
		where id = (select author_id from comment where id = ${id})`);
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
