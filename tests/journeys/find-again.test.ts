import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { aComment } from '../support/comments.ts';
import { inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { asMember, asVisitor } from '../support/polls.ts';
import { setRole } from '../support/roles/set-role.ts';
import { aResource, aWholeArticle } from '../support/whole-article.ts';

inEachLanguage(({ locale, href, text }) => {
	const words = text.front;

	test('a reader finds a question that closes soon, its archive, and takes the article along', async ({
		page,
		request,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const [poll] = article.polls;
		await aResource(ctx, article.id);
		await aComment(ctx, article.id, null, 'Le dernier mot.');
		await ctx.db.execute(
			sql`update poll set closes_at = now() + interval '2 days' where id = ${poll!.id}`
		);
		const [row] = await ctx.db.execute<{ month: string; title: string }>(sql`
			select to_char(published_at at time zone 'UTC', 'YYYY/MM') as month, title
			from article join article_text on article_id = id
			where id = ${article.id} and language = ${locale}`);

		for (const id of [1, 2]) {
			await castBallot(asMember(ctx, id), { pollId: poll!.id, optionIds: [poll!.options[0]!.id] });
		}
		const visitor = { pollId: poll!.id, optionIds: [poll!.options[1]!.id] };
		await castBallot(asVisitor(ctx, 'a browser'), visitor);
		// Never as one number.
		const cast = {
			fr: '2 bulletins de membres, 1 de visiteur ·',
			en: '2 ballots by members, 1 by a visitor ·'
		}[locale];

		await page.goto(href('/'));
		const closing = page.getByRole('region', { name: words.closing });
		await expect(closing.locator(`a[href*="poll-${poll!.id}"]`)).toHaveText(poll!.question[locale]);
		await expect(
			closing.getByRole('listitem').filter({ has: page.locator(`a[href*="poll-${poll!.id}"]`) })
		).toContainText(cast);
		await page.getByRole('link', { name: words.orders.activity, exact: true }).click();
		const first = page
			.getByRole('region', { name: text.article.others })
			.getByRole('article')
			.first();
		await expect(first).toContainText(row!.title);
		await expect(first).toContainText(cast);

		await page.getByRole('contentinfo').getByRole('link', { name: words.archives.title }).click();
		await page.locator(`main a[href="${href(`/archives/${row!.month}`)}"]`).click();
		await page.locator(`main a[href="${href(article.path)}"]`).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(row!.title);

		const get = async (address: string | null) => {
			const answer = await request.get(address ?? '');
			expect(answer.status(), address ?? 'no address').toBe(200);
			return { type: answer.headers()['content-type'], body: await answer.body() };
		};
		const linked = (name: string) =>
			page.getByRole('link', { name, exact: true }).getAttribute('href');
		const book = await get(await linked(text.elsewhere.epub));
		expect(book.type).toBe('application/epub+zip');
		expect(book.body.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
		const markdown = await get(await linked(text.elsewhere.markdown));
		expect(markdown.type).toMatch(/^text\/markdown/);
		expect(markdown.body.toString()).toContain(poll!.options[0]![locale]);
		const picture = await get(await contentOf(page, 'meta[property="og:image"]'));
		expect(picture.type).toBe('image/png');
		expect([picture.body.readUInt32BE(16), picture.body.readUInt32BE(20)]).toEqual([1200, 630]);
		for (const type of ['application/atom+xml', 'application/feed+json']) {
			const feed = await get(
				await page.locator(`head link[type="${type}"]`).first().getAttribute('href')
			);
			expect(feed.body.toString()).toContain('Le dernier mot.');
		}
	});

	test('a moderator makes an article the headline, and takes it back', async ({
		page,
		context,
		site,
		ctx
	}) => {
		const { handle } = await becomeMember(context, site.origin);
		await setRole(ctx, { handle }, 'moderator');
		const article = await aWholeArticle(ctx);
		await page.goto(href(article.path));
		const title = await page.getByRole('heading', { level: 1 }).innerText();
		await page.getByRole('link', { name: words.headline.link }).click();
		await page.getByRole('button', { name: words.headline.put, exact: true }).click();
		await expect(page.getByRole('alert')).toHaveText(words.headline.refusal['no-date']);
		await page.getByLabel(words.headline.until).fill(tomorrow());
		await page.getByRole('button', { name: words.headline.put, exact: true }).click();
		await expect(page.getByRole('status')).toHaveText(words.headline.done.put);

		await page.goto(href('/'));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await page.goto(href(`${article.path}/headline`));
		await page.getByRole('button', { name: words.headline.takeBack, exact: true }).click();
		await expect(page.getByRole('status')).toHaveText(words.headline.done['taken-back']);
		await page.goto(href('/'));
		await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
	});
});

test.describe('for machines', { tag: '@once' }, () => {
	test('months and forms that do not exist are not found', async ({ request, ctx }) => {
		const { path } = await aWholeArticle(ctx);
		for (const nowhere of [
			...['/archives/2026/13', '/archives/2026/1', '/archives/26/01', '/archives/2026'],
			...['/articles/nowhere.md', '/articles/nowhere.epub', '/articles/nowhere/card.png'],
			...['/sitemaps/articles-0.xml', '/sitemaps/articles-99999.xml', '/sitemaps/x.xml']
		]) {
			expect((await request.get(nowhere)).status(), nowhere).toBe(404);
		}
		for (const [act, form] of [
			['put', { until: tomorrow() }],
			['takeBack', { id: '1' }]
		] as const) {
			const answer = await request.post(`${path}/headline?/${act}`, {
				headers: { origin: new URL((await request.get('/')).url()).origin },
				form
			});
			expect(answer.status(), act).toBe(403);
		}
	});

	test('the page of the headline is for moderators', async ({ request, context, ctx, site }) => {
		const { path } = await aWholeArticle(ctx);
		const stranger = await request.get(`${path}/headline`, { maxRedirects: 0 });
		expect(stranger.headers()['location']).toMatch(/^\/login\?next=/);
		const { handle } = await becomeMember(context, site.origin);
		for (const [role, status] of [
			['member', 403],
			['moderator', 200],
			['steward', 200]
		] as const) {
			await setRole(ctx, { handle }, role);
			const page = await context.request.get(`${path}/headline`);
			expect(page.status(), role).toBe(status);
			const act = await context.request.post(`${path}/headline?/put`, {
				headers: { origin: site.origin },
				form: { until: '' }
			});
			expect(act.status(), role).toBe(role === 'member' ? 403 : 422);
			const odd = await context.request.post(`${path}/headline?/put`, {
				headers: { origin: site.origin },
				form: { until: tomorrow(), also: 'x' }
			});
			expect(odd.status(), role).toBe(400);
		}
	});

	test('what is the same for all is checked before it is sent again', async ({ request, ctx }) => {
		const { path } = await aWholeArticle(ctx);
		for (const address of [
			...[`${path}.md`, `${path}.epub`, `${path}/card.png`, '/archives', '/sitemap.xml'],
			...['/sitemaps/pages.xml', '/sitemaps/articles-1.xml', '/robots.txt']
		]) {
			const first = await request.get(address);
			expect(first.status(), address).toBe(200);
			const etag = first.headers()['etag'] ?? '';
			const again = await request.get(address, { headers: { 'if-none-match': etag } });
			expect(again.status(), address).toBe(304);
		}
	});

	test('a page says where it is, in which languages, and whether it may be listed', async ({
		request,
		site,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const head = async (path: string) => {
			const answer = await request.get(path);
			const html = await answer.text();
			const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
			return { robots: answer.headers()['x-robots-tag'], html, canonical };
		};
		const ordered = await head(`${article.path}?order=newest&view=flat`);
		expect(ordered.canonical).toBe(site.origin + article.path);
		expect(ordered.robots).toBeUndefined();
		expect(ordered.html).not.toContain('application/ld+json');
		const plain = await head(`/en${article.path}`);
		expect(plain.canonical).toBe(`${site.origin}/en${article.path}`);
		expect(plain.html).toMatch(/<script type="application\/ld\+json">\{.*?\}<\/script>/);
		await ctx.db.execute(
			sql`delete from article_text where article_id = ${article.id} and language = 'en'`
		);
		await ctx.db.execute(sql`select pg_notify('palabre_changed', ${`article-${article.id}`})`);
		await expect(async () => {
			const { canonical, html } = await head(`/en${article.path}`);
			expect(canonical).toBe(site.origin + article.path);
			expect(html).not.toContain('rel="alternate" hreflang');
		}).toPass();
		for (const path of ['/login', '/signup', '/search?q=x']) {
			expect((await head(path)).robots, path).toBe('noindex');
		}
		const map = await (await request.get(`/sitemaps/articles-1.xml?${article.slug}`)).text();
		expect(map).toContain(`<loc>${site.origin}${article.path}</loc>`);
		const robots = await (await request.get('/robots.txt')).text();
		expect(robots).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
	});
});

const contentOf = (page: Page, selector: string) => page.locator(selector).getAttribute('content');

/** As a field for date and time takes it. */
const tomorrow = () => new Date(Date.now() + 36 * 60 * 60 * 1000).toISOString().slice(0, 16);
