import { createHash, randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { METHODS } from '#lib/rules/tally/choice.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { listen } from '../support/live.ts';
import { expect, test } from '../support/people.ts';
import { asVisitor, closeIn } from '../support/polls.ts';
import { aWholeArticle, type WholeArticle, type WholePoll } from '../support/whole-article.ts';

/** Everywhere that a stranger could read of a poll. A new way to tell a result belongs here. */
const channelsOf = ({ path }: WholeArticle, { id }: WholePoll): string[] => [
	...[path, `${path}/__data.json`, `/en${path}`, `${path}.md`, `${path}.epub`, `${path}/card.png`],
	...[`/polls/${id}`, `/polls/${id}/__data.json`, `/polls/${id}/data`],
	...[`/polls/${id}/data/__data.json`, `/polls/${id}/data.json`, `/polls/${id}/data.csv`],
	...[`/polls/${id}/data.abif`, `/polls/${id}/data.visitors.abif`, `/polls/${id}/embed`],
	...[`/polls/${id}/series`, `/polls/${id}/series/__data.json`, `/en/polls/${id}/series`],
	...[`/en/polls/${id}/embed`, `/polls/${id}/result.svg`, `/polls/${id}/outcome`],
	...[`/polls/${id}/over-time`, `/polls/${id}/over-time/__data.json`, `/en/polls/${id}/over-time`],
	...[`/polls/${id}/changed`, `/polls/${id}/changed/__data.json`, `/polls/${id}/changes`],
	...['/polls/open.atom', '/polls/open.json', '/polls/results.atom', '/polls/results.json'],
	...['/', '/__data.json', '/articles.atom', '/articles.json', `${path}/comments.atom`],
	...[`${path}/history`, '/search?q=boire', `/oembed?url=ORIGIN${path}`]
];

/** What is said of a result there; what changes from one answer to the next anyway is left out. */
async function readAll(
	request: APIRequestContext,
	origin: string,
	channels: string[]
): Promise<Map<string, string>> {
	const read = new Map<string, string>();
	for (const channel of channels) {
		const address = channel.replace('ORIGIN', encodeURIComponent(origin));
		const answer = await request.get(
			`${address}${address.includes('?') ? '&' : '?'}${randomUUID()}`,
			{
				maxRedirects: 0
			}
		);
		const body = (await answer.body())
			.toString('latin1')
			.replace(/nonce(="|-)[\w+/=]+/g, '')
			.replace(/[?&]?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
		read.set(channel, `${answer.status()} ${createHash('sha256').update(body).digest('hex')}`);
	}
	return read;
}

test.describe('a stranger', { tag: '@once' }, () => {
	for (const method of METHODS) {
		test(`reads nowhere what was voted before they may, by the method ${method}`, async ({
			request,
			ctx,
			site
		}) => {
			test.setTimeout(120_000);
			const article = await aWholeArticle(ctx, [method, method, method], { isSeries: true });
			const [afterVote, sealed, always] = article.polls as [WholePoll, WholePoll, WholePoll];
			await ctx.db
				.execute(sql`update poll set results = 'sealed', closes_at = now() + interval '1 day'
				where id = ${sealed.id}`);
			await ctx.db.execute(sql`update poll set results = 'always' where id = ${always.id}`);
			const voters = Array.from({ length: 21 }, () => randomUUID());
			const voteFor = async ({ id, options }: WholePoll, favourites: number) => {
				for (const [index, voter] of voters.entries()) {
					const choice = options[index < favourites ? 0 : 1]!.id;
					const values = method === 'ranked' || method === 'score' ? { values: [1] } : {};
					const draft = { pollId: id, optionIds: [choice], ...values };
					expect(await castBallot(asVisitor(ctx, voter), draft)).toMatchObject({ ok: true });
				}
			};
			const differ = async (poll: WholePoll, change: () => Promise<void>) => {
				const channels = channelsOf(article, poll);
				const before = await readAll(request, site.origin, channels);
				expect(await readAll(request, site.origin, channels)).toEqual(before);
				await change();
				const after = await readAll(request, site.origin, channels);
				return channels.filter((channel) => before.get(channel) !== after.get(channel));
			};
			for (const poll of article.polls) await voteFor(poll, 15);
			const live = listen(site.origin, `${article.path}/live`);
			await expect.poll(() => live.status()).toBe(200);

			// The same voters, as many ballots: only what they say is another.
			for (const poll of [afterVote, sealed]) {
				expect(await differ(poll, () => voteFor(poll, 5))).toEqual([]);
			}
			const told = await differ(always, () => voteFor(always, 5));
			const { id } = always;
			for (const channel of [article.path, `/polls/${id}`, `/polls/${id}/data.json`]) {
				expect(told).toContain(channel);
			}
			for (const channel of [`/polls/${id}/embed`, `/polls/${id}/result.svg`]) {
				expect(told).toContain(channel);
			}
			expect(told).toContain(`/polls/${id}/series/__data.json`);
			const overTime = `/polls/${id}/over-time/__data.json`;
			if (method === 'single' || method === 'approval') expect(told).toContain(overTime);

			// Once it is closed everybody may: the same walk finds the result where it was not.
			const opened = await differ(sealed, async () => {
				await closeIn(ctx, sealed.id, -1);
				await closeDuePolls(ctx);
			});
			expect(opened).toContain(`/polls/${sealed.id}/data.csv`);
			expect(opened).toContain(`/polls/${sealed.id}/result.svg`);
			expect(opened).toContain(`/polls/${sealed.id}/series`);
			if (method === 'ranked') expect(opened).toContain(`/polls/${sealed.id}/data.visitors.abif`);

			// Open pages hear that something changed, and nothing of what.
			await expect.poll(() => live.heard()).toContain('event: changed');
			live.stop();
			expect(live.heard().replace(/^retry: \d+$/m, '')).toMatch(
				/^(\n|event: changed\ndata:\n|:\n)*$/
			);
		});
	}
});
