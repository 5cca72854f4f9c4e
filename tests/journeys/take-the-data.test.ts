import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { comparePairs } from '#lib/rules/tally/pairwise.ts';
import type { Marks } from '#lib/rules/tally/choice.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { readAbif } from '../support/abif.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { asMember, asVisitor, closeIn } from '../support/polls.ts';
import { aWholeArticle, type WholePoll } from '../support/whole-article.ts';

type Said = { of: 'member' | 'visitor'; times: number; marks: Partial<Marks> };

async function vote(ctx: Ctx, { id, options }: WholePoll, ballots: Said[]): Promise<void> {
	let member = 9_000_000;
	for (const { of, times, marks } of ballots) {
		for (let time = 0; time < times; time++) {
			const voter = of === 'member' ? asMember(ctx, (member += 1)) : asVisitor(ctx, randomUUID());
			const optionIds = (marks.optionIds ?? []).map((index) => options[index]!.id);
			const outcome = await castBallot(voter, { pollId: id, ...marks, optionIds });
			expect(outcome).toEqual({ ok: true, articleSlug: expect.any(String) });
		}
	}
}

async function close(ctx: Ctx, { id }: WholePoll): Promise<void> {
	await closeIn(ctx, id, -1);
	await closeDuePolls(ctx);
}

/** Nothing that was kept from before. */
const fresh = (path: string) => `${path}?${randomUUID()}`;

async function statusesOf(request: APIRequestContext, { id }: WholePoll): Promise<number[]> {
	const statuses = [];
	for (const end of ['', '.json', '.csv', '.abif', '.visitors.abif']) {
		statuses.push((await request.get(fresh(`/polls/${id}/data${end}`))).status());
	}
	return statuses;
}

inEachLanguage((language) => {
	const { locale, href, text } = language;

	test('a reader who voted takes the numbers, and cites them', async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		const asked = article.polls[0]!;
		await vote(ctx, asked, [
			{ of: 'member', times: 12, marks: { optionIds: [0] } },
			{ of: 'member', times: 7, marks: { optionIds: [1] } },
			{ of: 'visitor', times: 2, marks: { optionIds: [2] } }
		]);
		await page.goto(href(`/polls/${asked.id}/data`));
		await expect(page.getByText(text.data.refused['after-vote'])).toBeVisible();

		const poll = pollIn(page, asked.id, language);
		await page.goto(href(article.path));
		await poll.option(asked.options[0]![locale]).check();
		await poll.button('vote').click();
		await poll.results.getByRole('link', { name: text.data.link }).click();

		await expect(page.getByRole('heading', { name: text.data.title, level: 1 })).toBeVisible();
		const citation = page.locator('blockquote');
		await expect(citation).toContainText(asked.question[locale]);
		await expect(citation).toContainText(
			locale === 'fr' ? '19 bulletins de membres' : '19 ballots by members'
		);
		await expect(citation).toContainText(text.data.fewer.visitor('5'));
		await expect(citation).toContainText(href(`/polls/${asked.id}/data`));
		const [day] = await ctx.db.execute<{ year: string }>(
			sql`select extract(year from current_date)::text as year`
		);
		await expect(citation).toContainText(day!.year);

		const link = page.getByRole('link', { name: 'data.json', exact: true });
		const answer = await page.request.get((await link.getAttribute('href'))!);
		expect(answer.status()).toBe(200);
		expect(answer.headers()['cache-control']).toBe('private, no-store');
		const data = (await answer.json()) as Record<string, unknown>;
		expect(data['citation']).toBe(await citation.textContent());
		expect(data['members']).toMatchObject({
			ballots: 19,
			options: [
				{ number: 1, ballots: 12 },
				{ number: 2, ballots: 7 },
				{ number: 3, ballots: 0 }
			]
		});
		expect(data['visitors']).toMatchObject({ ballots: null, options: [{ ballots: null }, {}, {}] });
		await expect(page.getByRole('link', { name: 'data.abif' })).toHaveCount(0);
	});
});

test.describe('the data of a poll', { tag: '@once' }, () => {
	test('are read by whoever may see the result, before the close and after it', async ({
		request,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx, ['single', 'single', 'single']);
		const [always, afterVote, sealed] = article.polls as [WholePoll, WholePoll, WholePoll];
		await ctx.db.execute(sql`update poll set results = 'always',
			closes_at = timestamptz '2998-12-01 00:00 Europe/Paris' where id = ${always.id}`);
		await ctx.db
			.execute(sql`update poll set results = 'sealed', closes_at = now() + interval '1 day'
			where id = ${sealed.id}`);
		const voter = context.request;
		for (const { id, options } of [always, afterVote, sealed]) {
			const send = () =>
				voter.post(`${site.origin}/polls/${id}?/cast`, {
					headers: { origin: site.origin },
					form: { option: options[0]!.id, from: 'poll' },
					maxRedirects: 5
				});
			expect((await send()).status()).toBe(200);
		}
		const shown = [200, 200, 200, 404, 404];
		const kept = [403, 403, 403, 404, 404];
		expect(await statusesOf(request, always)).toEqual(shown);
		expect(await statusesOf(request, afterVote)).toEqual(kept);
		expect(await statusesOf(voter, afterVote)).toEqual(shown);
		expect(await statusesOf(request, sealed)).toEqual(kept);
		expect(await statusesOf(voter, sealed)).toEqual(kept);

		const { poll } = (await (await request.get(`/polls/${always.id}/data.json`)).json()) as {
			poll: { closesOn: string };
		};
		expect(poll.closesOn).toBe('2998-11-30');

		const refused = await request.get(`/en/polls/${sealed.id}/data.csv`);
		expect(await refused.text()).toMatch(/sealed: its data can be read after the close/);
		expect(refused.headers()['cache-control']).toBe('private, no-store');
		expect((await request.get(`/polls/${always.id}/data.json`)).headers()['cache-control']).toBe(
			'no-cache'
		);

		for (const poll of [afterVote, sealed]) await close(ctx, poll);
		expect(await statusesOf(request, afterVote)).toEqual(shown);
		expect(await statusesOf(request, sealed)).toEqual(shown);
		await ctx.db.execute(sql`update article set state = 'archived' where id = ${article.id}`);
		expect(await statusesOf(request, always)).toEqual([404, 404, 404, 404, 404]);
	});

	test('of rankings come as whole ballots after the close, and give the matrix again', async ({
		request,
		ctx
	}) => {
		const article = await aWholeArticle(ctx, ['ranked']);
		const asked = article.polls[0]!;
		await ctx.db.execute(sql`update poll set results = 'always' where id = ${asked.id}`);
		await vote(ctx, asked, [
			{ of: 'member', times: 8, marks: { optionIds: [0, 1], values: [1, 2] } },
			{ of: 'member', times: 6, marks: { optionIds: [1, 2], values: [1, 1] } },
			{ of: 'member', times: 5, marks: { optionIds: [2], values: [1] } },
			{ of: 'visitor', times: 9, marks: { optionIds: [0], values: [1] } },
			{ of: 'visitor', times: 3, marks: { optionIds: [0, 1, 2], values: [3, 1, 2] } }
		]);
		expect(await statusesOf(request, asked)).toEqual([200, 200, 200, 403, 403]);
		expect(await (await request.get(`/polls/${asked.id}/data.abif`)).text()).toContain('sel');

		await close(ctx, asked);
		const answer = await request.get(fresh(`/polls/${asked.id}/data.abif`));
		expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
		const { ballots, labels, facts } = readAbif(await answer.text());
		expect(labels).toEqual(asked.options.map(({ fr }) => fr));
		expect(facts).toMatchObject({ electorate: 'member', ballots_cast: 19, ballots_not_listed: 0 });
		const tally = await countBallots(ctx, asked.id);
		expect(comparePairs(3, ballots)).toEqual(tally!.pairs!.member);

		// Three alone would be a number of less than five: they take the others with them.
		const visitors = await request.get(fresh(`/polls/${asked.id}/data.visitors.abif`));
		const read = readAbif(await visitors.text());
		expect(read).toMatchObject({ ballots: [], facts: { ballots_not_listed: 12 } });
		const json = await request.get(fresh(`/polls/${asked.id}/data.json`));
		const told = (await json.json()) as { members: { ballotFile: string } };
		expect(told.members.ballotFile).toMatch(/\/data\.abif$/);
		expect(told).toMatchObject({
			visitors: { pairs: [{ options: [1, 2], above: null, below: null, neither: 0 }, {}, {}] }
		});
		const page = await (await request.get(fresh(`/polls/${asked.id}/data`))).text();
		expect(page).toContain(`/polls/${asked.id}/data.visitors.abif`);
	});

	test('say who moved between two answers, without small numbers', async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx, ['single'], { asksTwice: true });
		const asked = article.polls[0]!;
		const answers = [
			...Array.from({ length: 8 }, () => [0, 1]),
			...Array.from({ length: 7 }, () => [1, 1]),
			...Array.from({ length: 6 }, () => [0, 0])
		];
		for (const [before, after] of answers) {
			const voter = asVisitor(ctx, randomUUID());
			for (const [turn, place] of [['before', before!] as const, ['after', after!] as const]) {
				const draft = { pollId: asked.id, optionIds: [asked.options[place]!.id], turn };
				expect(await castBallot(voter, draft)).toMatchObject({ ok: true });
			}
		}
		await close(ctx, asked);
		const json = await request.get(fresh(`/polls/${asked.id}/data.json`));
		const { poll, members, visitors } = (await json.json()) as Record<string, object>;
		expect(poll).toMatchObject({ asksTwice: true, headline: 'both' });
		expect(members).toMatchObject({ answeredBefore: 0, answeredTwice: 0 });
		expect(visitors).toMatchObject({ ballots: 21, answeredBefore: 21, answeredTwice: 21 });
		const { moves } = visitors as { moves: { from: number; to: number; ballots: number }[] };
		expect(moves).toContainEqual({ from: 1, to: 2, ballots: 8 });
		expect(moves).toContainEqual({ from: 2, to: 1, ballots: 0 });
		const csv = await (await request.get(fresh(`/polls/${asked.id}/data.csv`))).text();
		expect(csv).toMatch(/visitor,answered-twice,,,,,21,/);
		expect(csv).toMatch(/visitor,move,1,2,,,8,/);
	});

	test('open in a spreadsheet without running what somebody wrote', async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx, ['score']);
		const asked = article.polls[0]!;
		await ctx.db.execute(sql`update poll set results = 'always' where id = ${asked.id}`);
		await ctx.db
			.execute(sql`update poll_option_text set label = '=HYPERLINK("https://x.example";"A")'
			where option_id = ${asked.options[0]!.id}`);
		await vote(ctx, asked, [
			{ of: 'member', times: 6, marks: { optionIds: [0, 1], values: [4, 1] } },
			{ of: 'member', times: 1, marks: { optionIds: [1], values: [5] } }
		]);
		const answer = await request.get(fresh(`/polls/${asked.id}/data.csv`));
		expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
		const rows = (await answer.text()).trimEnd().split('\r\n');
		expect(rows[0]).toBe('electorate,measure,option,other,from,to,count,label');
		expect(rows).toContain('member,ballots,,,,,7,');
		expect(rows).toContain(`member,option,1,,,,,"'=HYPERLINK(""https://x.example"";""A"")"`);
		expect(rows).toContain('member,option,2,,,,7,Du café');
		expect(rows).toContain('member,points,2,,,,11,Du café');
		expect(rows.filter((row) => /,[1-4],/.test(row.replace(/^(\w+),(\w+),\d?,\d?/, '')))).toEqual(
			[]
		);
	});
});
