import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { asVisitor, closeIn } from '../support/polls.ts';
import { aWholeArticle } from '../support/whole-article.ts';

/** A page of another site, with whatever it likes in it. */
async function elsewhere(html: string): Promise<{ url: string; server: Server }> {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/`, server };
}

inEachLanguage((language) => {
	const { locale, href, text } = language;

	test('a poll stands in a frame of another site, as its article says it may', async ({
		page,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const asked = article.polls[0]!;
		for (let time = 0; time < 6; time++) {
			const optionIds = [asked.options[time < 4 ? 1 : 0]!.id];
			await castBallot(asVisitor(ctx, randomUUID()), { pollId: asked.id, optionIds });
		}
		await page.goto(href(article.path));
		const found = page.locator('link[type="application/json+oembed"]');
		const answer = await page.request.get((await found.getAttribute('href'))!);
		const { html, type } = (await answer.json()) as { html: string; type: string };
		expect(type).toBe('rich');

		const other = await elsewhere(`<!doctype html><title>x</title>${html}`);
		await page.goto(other.url);
		const frame = page.frameLocator('iframe');
		await expect(frame.getByRole('heading', { level: 1 })).toHaveText(asked.question[locale]);
		await expect(frame.locator('body')).toContainText(
			locale === 'fr' ? '6 bulletins de visiteurs' : '6 ballots by visitors'
		);
		await expect(frame.locator('body')).not.toContainText(asked.options[1]![locale]);

		await closeIn(ctx, asked.id, 0);
		await ctx.db.execute(sql`select pg_notify('palabre_changed', ${`article-${article.id}`})`);
		await expect(async () => {
			await page.goto(other.url);
			await expect(frame.getByRole('listitem').first()).toBeVisible({ timeout: 1_000 });
		}).toPass();
		await expect(frame.locator('body')).toContainText(
			text.embed.leading(
				locale === 'fr' ? '6 bulletins de visiteurs' : '6 ballots by visitors',
				text.count.quoted(asked.options[1]![locale])
			)
		);
		const link = frame.getByRole('link', { name: text.embed.see('Palabre') });
		const opened = page.waitForEvent('popup');
		await link.click();
		await expect(await opened).toHaveURL(site.origin + href(`/polls/${asked.id}`));
		other.server.close();
	});
});

test.describe('a poll elsewhere', { tag: '@once' }, () => {
	test('only the page for frames may be framed, and it runs and loads nothing', async ({
		request,
		ctx
	}) => {
		const { polls, path } = await aWholeArticle(ctx);
		const { id } = polls[0]!;
		const policyOf = async (path: string) =>
			(await request.get(path)).headers()['content-security-policy'] ?? '';
		for (const embed of [`/polls/${id}/embed`, `/en/polls/${id}/embed`]) {
			const policy = await policyOf(embed);
			expect(policy).toMatch(/frame-ancestors \*$/);
			expect(policy).toContain("default-src 'none'");
			expect(policy).toContain("form-action 'none'");
			expect(policy).not.toMatch(/script|unsafe/);
			const html = await (await request.get(embed)).text();
			expect(html).not.toMatch(/<script|<form|<input|<button| on\w+=| style=| src=/);
		}
		for (const other of [
			...[path, `/polls/${id}`, `/polls/${id}/data`, `/polls/${id}/result.svg`, '/'],
			...['/polls/999999999/embed', `/polls/${id}/embed/x`, `/oembed?url=x`, '/login']
		]) {
			expect(await policyOf(other), other).toContain("frame-ancestors 'none'");
		}
	});

	test('oEmbed tells what it shows within the bounds that are asked for, and says what is wrong', async ({
		request,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const { id, question } = article.polls[0]!;
		const ask = (url: string, more = '') =>
			request.get(`/oembed?url=${encodeURIComponent(url)}${more}`);
		const asked = await ask(`${site.origin}/en${article.path}`, '&format=json');
		const whole = (await asked.json()) as { html: string };
		expect(whole).toMatchObject({
			version: '1.0',
			type: 'rich',
			title: `Title of ${article.slug}`,
			provider_name: 'Palabre',
			provider_url: `${site.origin}/en`,
			width: 600,
			height: 480,
			thumbnail_url: `${site.origin}/en${article.path}/card.png`
		});
		expect(whole.html).toContain(`src="${site.origin}/en/polls/${id}/embed"`);
		const small = await ask(`${site.origin}/polls/${id}`, '&maxwidth=320&maxheight=200');
		const told = (await small.json()) as Record<string, unknown>;
		expect(told).toMatchObject({ title: question.fr, width: 320, height: 200 });
		expect(told['html']).toContain('width="320" height="200"');
		expect(told).not.toHaveProperty('thumbnail_url');

		const own = `${site.origin}${article.path}`;
		for (const [answer, status] of [
			[await ask(own, '&format=xml'), 501],
			[await ask(own, '&maxwidth=-1'), 400],
			[await ask(own, '&maxheight=many'), 400],
			[await ask('nowhere'), 400],
			[await request.get('/oembed'), 400],
			[await ask('https://elsewhere.example/articles/x'), 404],
			[await ask(`${site.origin}/articles/nowhere`), 404],
			[await ask(`${site.origin}/polls/0`), 404],
			[await ask(`${site.origin}/`), 404],
			[await ask('javascript:alert(1)'), 404]
		] as const) {
			expect(answer.status(), answer.url()).toBe(status);
			expect((await answer.text()).length, answer.url()).toBeGreaterThan(20);
		}
		await ctx.db.execute(sql`update article set state = 'archived' where id = ${article.id}`);
		expect((await ask(`${own}?`)).status()).toBe(404);
	});

	test('the picture says in a sentence what it shows, and loads nothing', async ({
		request,
		page,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx, ['single', 'approval', 'ranked', 'score']);
		await ctx.db.execute(sql`update poll set results = 'always' where article_id = ${article.id}`);
		await ctx.db
			.execute(sql`update poll_option_text set label = ${'<b>&"]]>' + 'très long '.repeat(14)}
			where option_id = ${article.polls[0]!.options[2]!.id}`);
		for (const { id, options } of article.polls) {
			const answer = await request.get(`/en/polls/${id}/result.svg`);
			expect(answer.headers()['content-type']).toBe('image/svg+xml; charset=utf-8');
			const svg = await answer.text();
			expect(svg).toMatch(/<title id="title">“What do you drink[^<]*0 ballots by members/);
			expect(svg).toContain('prefers-color-scheme:dark');
			expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
				/https?:|href|<script|<image|@import|url\((?!#visitors\))/
			);
			expect(options).toHaveLength(3);
			await page.goto(`${site.origin}/about/method`);
			const isDrawn = await page.evaluate(async (src) => {
				const image = new Image();
				image.src = src;
				await image.decode();
				return image.naturalWidth;
			}, `/polls/${id}/result.svg`);
			expect(isDrawn).toBe(640);
		}
	});
});
