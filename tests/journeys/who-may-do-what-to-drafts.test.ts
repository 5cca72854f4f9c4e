import type { APIRequestContext } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { Ctx } from '#lib/server/ctx.ts';
import { aWriter } from '../support/comments.ts';
import { aDocument, aDraft, aSubmission } from '../support/drafts.ts';
import { everythingWritten } from '../support/hostile.ts';
import { becomeMember, expect, fromElsewhere, test } from '../support/people.ts';

const WHO = [
	'visitor',
	'stranger',
	'invited',
	'co-author',
	'author',
	'moderator',
	'steward'
] as const;
type Who = (typeof WHO)[number];

/** Statuses; 303 leads elsewhere, as after an act that was done, or to the page for logging in. */
type Table = Record<string, Record<Who, number>>;

const ofNobodyElse = (mine: number, others: number): Record<Who, number> => ({
	visitor: 303,
	stranger: others,
	invited: mine,
	'co-author': mine,
	author: mine,
	moderator: others,
	steward: others
});

/** What an article's pages answer while it is a draft, and once it is submitted. */
const PAGES: Record<'draft' | 'submitted', Table> = {
	draft: {
		'/drafts/ID': ofNobodyElse(200, 404),
		'/drafts/ID/preview': ofNobodyElse(200, 404),
		'/drafts/ID/authors': ofNobodyElse(200, 404),
		'/drafts/ID/history': ofNobodyElse(200, 404),
		'/review/ID': { ...ofNobodyElse(403, 403), moderator: 404, steward: 404 }
	},
	submitted: {
		'/drafts/ID': { ...ofNobodyElse(200, 404), moderator: 200, steward: 200 },
		'/drafts/ID/preview': { ...ofNobodyElse(200, 404), moderator: 200, steward: 200 },
		'/drafts/ID/authors': ofNobodyElse(200, 404),
		'/drafts/ID/history': ofNobodyElse(200, 404),
		'/review/ID': { ...ofNobodyElse(403, 403), moderator: 200, steward: 200 },
		'/review': { ...ofNobodyElse(403, 403), moderator: 200, steward: 200 }
	}
};

const FORM = {
	base: '1',
	language: 'fr',
	title: 'Changé',
	lede: 'Changé.',
	body: 'Changé.',
	tags: ''
};
const nobody = Object.fromEntries(WHO.map((who) => [who, 403])) as Record<Who, number>;

/** Every act on a submitted article, one person after the other: 403 changes nothing at all. */
const ACTS: { path: string; fields: Record<string, string>; may: Record<Who, number> }[] = [
	{
		path: '/drafts/ID/authors?/invite',
		fields: { handle: 'nobody-here' },
		may: { ...nobody, author: 422 }
	},
	{
		path: '/drafts/ID/authors?/dismiss',
		fields: { member: '999999' },
		may: { ...nobody, author: 303 }
	},
	{
		path: '/drafts/ID/history',
		fields: { number: '1' },
		may: { ...nobody, 'co-author': 303, author: 303 }
	},
	{
		path: '/review/ID?/vote',
		fields: { submission: '1', value: '-1', template: '', note: '' },
		may: { ...nobody, moderator: 422, steward: 422 }
	},
	{
		path: '/review/ID?/time',
		fields: { submission: '1', at: 'tomorrow' },
		may: { ...nobody, moderator: 422, steward: 422 }
	},
	{
		path: '/review/ID?/time',
		fields: { submission: '1', at: '' },
		may: { ...nobody, moderator: 303, steward: 303 }
	},
	{
		path: '/review/ID?/decide',
		fields: { submission: '9', to: 'publish', template: '', reason: 'Parce que.' },
		may: { ...nobody, steward: 409 }
	},
	{ path: '/drafts/ID', fields: FORM, may: { ...nobody, 'co-author': 303, author: 303 } },
	{ path: '/drafts/ID/withdraw', fields: {}, may: { ...nobody, author: 303 } }
];

test(
	'each page and act on an article is open to those whom it is for, and to nobody else',
	{ tag: '@once' },
	async ({ playwright, ctx, site }) => {
		test.setTimeout(240_000);
		const people = {} as Record<Who, { request: APIRequestContext; id: number | null }>;
		for (const who of WHO) {
			const request = await playwright.request.newContext({
				baseURL: site.origin,
				extraHTTPHeaders: { 'accept-language': 'fr', origin: site.origin, ...fromElsewhere() }
			});
			const person = who === 'visitor' ? null : await becomeMember({ request }, site.origin);
			people[who] = { request, id: person && (await idOf(ctx, person.handle)) };
		}
		await ctx.db.execute(sql`update member set role = 'member' where role <> 'member'`);
		for (const role of ['moderator', 'steward'] as const) {
			await ctx.db.execute(sql`update member set role = ${role} where id = ${people[role].id}`);
		}
		const idOfNew = async (state: 'draft' | 'submitted') => {
			// Begun by somebody new each time, so that no limit counts them together.
			const id = await (state === 'draft' ? aDraft : aSubmission)(await aWriter(ctx), aDocument());
			await ctx.db.execute(
				sql`update article set author_id = ${people.author.id} where id = ${id}`
			);
			await ctx.db.execute(sql`update article_author set member_id = ${people.author.id}
				where article_id = ${id}`);
			for (const role of ['co-author', 'invited'] as const) {
				await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
					values (${id}, ${people[role].id}, ${role})`);
			}
			return id;
		};

		for (const state of ['draft', 'submitted'] as const) {
			const id = await idOfNew(state);
			for (const [path, statuses] of Object.entries(PAGES[state])) {
				for (const who of WHO) {
					const answer = await people[who].request.get(path.replace('ID', String(id)), {
						maxRedirects: 0
					});
					expect
						.soft(answer.status(), `${who} reads ${path} of a ${state} article`)
						.toBe(statuses[who]);
				}
			}
		}
		for (const { path, fields, may } of ACTS) {
			for (const who of WHO) {
				const id = await idOfNew('submitted');
				const before = may[who] === 403 ? await everythingWritten(ctx) : null;
				const answer = await people[who].request.post(path.replace('ID', String(id)), {
					multipart: Object.keys(fields).length > 0 ? fields : undefined,
					...(Object.keys(fields).length === 0 && { form: {} }),
					maxRedirects: 0
				});
				expect.soft(answer.status(), `${who} sends ${path}`).toBe(may[who]);
				if (before) expect.soft(await everythingWritten(ctx), `${who}, ${path}`).toEqual(before);
			}
		}
		for (const { request } of Object.values(people)) await request.dispose();
	}
);

test(
	'an article may be longer than anything else that is sent, and no longer than it says',
	{ tag: '@once' },
	async ({ context, site }) => {
		await becomeMember(context, site.origin);
		const send = (path: string, body: string) =>
			context.request.post(path, {
				headers: { origin: site.origin },
				multipart: {
					...FORM,
					base: '',
					body,
					idempotencyKey: crypto.randomUUID()
				},
				maxRedirects: 0
			});
		const key = { idempotencyKey: crypto.randomUUID() };
		const { base: _, ...form } = FORM;
		const whole = await context.request.post('/articles/new', {
			headers: { origin: site.origin },
			multipart: { ...form, ...key, body: 'é'.repeat(50_000) },
			maxRedirects: 0
		});
		expect(whole.status()).toBe(303);
		const tooLong = await context.request.post(whole.headers()['location']!.split('?')[0]!, {
			headers: { origin: site.origin },
			multipart: { ...form, base: '1', body: 'é'.repeat(50_001) },
			maxRedirects: 0
		});
		expect(tooLong.status()).toBe(422);
		expect(await tooLong.text()).toContain('é'.repeat(50_001));
		const refused = await send('/articles/new', 'é'.repeat(140_000));
		expect(refused.status()).toBe(413);
		expect(await refused.text()).toMatch(/256 Kio[\s\S]+256 KiB/);
		expect((await send('/settings?/rename', 'é'.repeat(50_000))).status()).toBe(413);
	}
);

async function idOf(ctx: Ctx, handle: string): Promise<number> {
	const [row] = await ctx.db.execute<{ id: string }>(
		sql`select id from member where handle = ${handle}`
	);
	return Number(row?.id);
}
