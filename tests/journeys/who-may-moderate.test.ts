import type { APIRequestContext } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { appealAct } from '#lib/server/moderation/appeal.ts';
import { removeBallots } from '#lib/server/moderation/remove-ballots.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { aMemberOf } from '../support/drafts.ts';
import { everythingWritten } from '../support/hostile.ts';
import { aHeldComment, aNewcomer } from '../support/held.ts';
import { moderate, report, theComment } from '../support/moderation.ts';
import { asVisitor } from '../support/polls.ts';
import { becomeMember, expect, fromElsewhere, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

/** `moderator` is the one who acted where there is an act already, `other` another one. */
const WHO = ['visitor', 'stranger', 'author', 'moderator', 'other', 'steward'] as const;
type Who = (typeof WHO)[number];
type May = Record<Who, number>;

const nobody = Object.fromEntries(WHO.map((who) => [who, 403])) as May;
const everybody = Object.fromEntries(WHO.map((who) => [who, 200])) as May;
const team = (status: number): May => ({
	...nobody,
	moderator: status,
	other: status,
	steward: status
});

/** What pages answer; 303 leads to the page for logging in. */
const PAGES: Record<string, May> = {
	'/desk': { ...team(200), visitor: 303 },
	'/desk/comment-ID': { ...team(200), visitor: 303 },
	'/desk/comment-9999999': { ...team(404), visitor: 303 },
	'/desk/held/HELD': { ...team(200), visitor: 303 },
	'/desk/polls/POLL': { ...nobody, visitor: 303, steward: 200 },
	'/desk/polls/9999999': { ...nobody, visitor: 303, steward: 404 },
	'/desk/held/9999999': { ...team(404), visitor: 303 },
	'/held/HELD': {
		visitor: 303,
		stranger: 404,
		author: 200,
		moderator: 404,
		other: 404,
		steward: 404
	},
	'/report/comment-ID': { ...everybody, visitor: 303 },
	'/about/moderation': everybody,
	'/about/moderation?mine': { ...everybody, visitor: 303 },
	'/about/moderation?comment=ID': everybody,
	'/about/moderation/ACT': everybody
};

const act = (kind: string, given: Record<string, string> = {}) => ({
	path: '/desk/comment-ID?/act',
	fields: {
		kind,
		rule: 'spam',
		reason: 'Publicité.',
		length: '2',
		unit: 'days',
		count: '3',
		...given
	}
});

/** Each act on a comment that is reported, hidden where the path names an act, and appealed where it is about that. */
const ACTS: { path: string; fields: Record<string, string>; may: May }[] = [
	{
		path: '/report/comment-ID',
		fields: { reason: 'spam', words: '' },
		may: { visitor: 403, stranger: 303, author: 422, moderator: 303, other: 303, steward: 303 }
	},
	{
		path: '/report/comment-ID',
		fields: { reason: 'other', words: ' ' },
		may: { ...team(422), stranger: 422, author: 422 }
	},
	{ path: '/desk', fields: { subject: 'comment-ID', act: 'claim' }, may: team(303) },
	{ path: '/desk', fields: { subject: 'comment-ID', act: 'release' }, may: team(303) },
	{ ...act('hide-comment'), may: team(303) },
	{ ...act('hide-comment', { reason: ' ' }), may: team(422) },
	{ ...act('hide-comment', { rule: '' }), may: team(422) },
	{ ...act('lock-branch'), may: team(303) },
	{ ...act('warn'), may: team(303) },
	{ ...act('suspend'), may: team(303) },
	{ ...act('suspend', { length: 'forever' }), may: team(422) },
	{ ...act('hold-comments'), may: team(303) },
	{ ...act('hold-comments', { count: '51' }), may: team(422) },
	{ path: '/desk', fields: { subject: 'held-HELD', act: 'claim' }, may: team(303) },
	{ path: '/desk/held/HELD?/approve', fields: {}, may: team(303) },
	{
		path: '/desk/held/HELD?/refuse',
		fields: { rule: 'spam', reason: 'Publicité.' },
		may: team(303)
	},
	{ path: '/desk/held/HELD?/refuse', fields: { rule: '', reason: 'Non.' }, may: team(422) },
	{ path: '/desk/held/HELD?/refuse', fields: { rule: 'spam', reason: ' ' }, may: team(422) },
	{
		path: '/held/HELD',
		fields: {},
		may: { visitor: 403, stranger: 404, author: 303, moderator: 404, other: 404, steward: 404 }
	},
	{
		path: '/desk/polls/POLL',
		fields: { day: 'TODAY', rule: 'flooding', reason: 'Un afflux.' },
		may: { ...nobody, steward: 303 }
	},
	{
		path: '/desk/polls/POLL',
		fields: { day: '2020-01-01', rule: 'flooding', reason: 'Un afflux.' },
		may: { ...nobody, steward: 409 }
	},
	{
		path: '/about/moderation/REMOVAL?/undo',
		fields: { reason: 'Erreur.' },
		may: { ...nobody, steward: 303 }
	},
	{ ...act('close-account'), may: { ...nobody, steward: 303 } },
	{
		path: '/desk/article-ARTICLE?/act',
		fields: act('close-thread').fields,
		may: team(303)
	},
	{
		path: '/desk/comment-ID?/decide',
		fields: { to: 'dismissed', upTo: '999999999', answer: 'Rien à redire.' },
		may: team(303)
	},
	{
		path: '/about/moderation/ACT?/appeal',
		fields: { words: 'Pas d’accord.' },
		may: { ...nobody, author: 303 }
	},
	{
		path: '/about/moderation/APPEALED?/appeal',
		fields: { words: 'Encore.' },
		may: { ...nobody, author: 409 }
	},
	{
		path: '/about/moderation/APPEALED?/decide',
		fields: { to: 'upheld', answer: 'En effet.' },
		may: { ...nobody, other: 303, steward: 303 }
	},
	{ path: '/about/moderation/ACT?/undo', fields: { reason: 'Erreur.' }, may: team(303) }
];

test(
	'each page and act of moderation is open to those whom it is for, and to nobody else',
	{ tag: '@once' },
	async ({ playwright, ctx, site }) => {
		test.setTimeout(300_000);
		const people = {} as Record<Who, { request: APIRequestContext; id: number }>;
		for (const who of WHO) {
			const request = await playwright.request.newContext({
				baseURL: site.origin,
				extraHTTPHeaders: { 'accept-language': 'fr', origin: site.origin, ...fromElsewhere() }
			});
			const person = who === 'visitor' ? null : await becomeMember({ request }, site.origin);
			people[who] = { request, id: person ? await idOf(ctx, person.handle) : 0 };
		}
		await ctx.db.execute(sql`update member set role = 'moderator'
			where id in (${people.moderator.id}, ${people.other.id})`);
		await ctx.db.execute(sql`update member set role = 'steward' where id = ${people.steward.id}`);
		const as = async (who: 'moderator' | 'author'): Promise<MemberCtx> => {
			const writer = await aWriter(ctx);
			const role = who === 'moderator' ? 'moderator' : 'member';
			return { ...writer, asker: { ...writer.asker, id: people[who].id, role } };
		};
		const [moderator, author] = [await as('moderator'), await as('author')];
		const steward = await aMemberOf(ctx, 'steward');

		/** Something new for each act, so that none finds what the one before did. */
		const addressOf = async (path: string, fields: Record<string, string> = {}) => {
			const article = await aWholeArticle(ctx);
			const id = await aComment(ctx, article.id);
			// Or else its first author is told of it, some time later.
			await ctx.db.execute(sql`delete from follow where comment_id = ${id}`);
			await ctx.db.execute(
				sql`update comment set author_id = ${people.author.id} where id = ${id}`
			);
			await ctx.db.execute(sql`delete from comment_hold`);
			await ctx.db.execute(sql`update member set suspended_until = null, barred_at = null
				where id = ${people.author.id}`);
			await report(await aWriter(ctx), theComment(id));
			const isOfAct = /ACT|APPEALED/.test(path);
			const done = isOfAct ? await moderate(moderator, theComment(id), 'hide-comment') : 0;
			if (path.includes('APPEALED')) {
				const outcome = await appealAct(author, { id: done, words: 'Pas d’accord.' });
				expect(outcome).toEqual({ ok: true });
			}
			const isHeld = [path, ...Object.values(fields)].some((text) => text.includes('HELD'));
			const held = isHeld ? await aHeldComment(await aNewcomer(ctx), article.id) : 0;
			await ctx.db.execute(sql`update held_comment set member_id = ${people.author.id}
				where id = ${held}`);
			const poll = article.polls[0]!;
			const isAboutBallots = /POLL|REMOVAL/.test(path);
			if (isAboutBallots) {
				const voter = asVisitor(ctx, `${path}-${article.id}`);
				await castBallot(voter, { pollId: poll.id, optionIds: [poll.options[0]!.id] });
			}
			const today = await todayOf(ctx);
			const removal = path.includes('REMOVAL') ? await remove(steward, poll.id, today) : 0;
			const fill = (text: string) =>
				text
					.replace('POLL', String(poll.id))
					.replace('TODAY', today)
					.replace('REMOVAL', String(removal))
					.replace('HELD', String(held))
					.replace('ARTICLE', String(article.id))
					.replace('APPEALED', String(done))
					.replace('ACT', String(done))
					.replace('ID', String(id));
			return { address: fill(path), fill };
		};

		for (const [path, may] of Object.entries(PAGES)) {
			const { address } = await addressOf(path);
			for (const who of WHO) {
				const answer = await people[who].request.get(address, { maxRedirects: 0 });
				expect.soft(answer.status(), `${who} reads ${path}`).toBe(may[who]);
			}
		}
		for (const { path, fields, may } of ACTS) {
			for (const who of WHO) {
				const { address, fill } = await addressOf(path, fields);
				const before = may[who] === 303 ? null : await everythingWritten(ctx);
				const answer = await people[who].request.post(address, {
					form: Object.fromEntries(
						Object.entries(fields).map(([name, value]) => [name, fill(value)])
					),
					maxRedirects: 0
				});
				const what = `${who} sends ${path} ${JSON.stringify(fields)}`;
				expect.soft(answer.status(), what).toBe(may[who]);
				if (before) expect.soft(await everythingWritten(ctx), what).toEqual(before);
			}
		}
		for (const { request } of Object.values(people)) await request.dispose();
	}
);

async function todayOf(ctx: Ctx): Promise<string> {
	const [row] = await ctx.db.execute<{ day: string }>(sql`select current_date::text as day`);
	return row?.day ?? '';
}

async function remove(steward: MemberCtx, pollId: number, day: string): Promise<number> {
	const because = { rule: 'flooding', reason: 'Un afflux.' } as const;
	const outcome = await removeBallots(steward, { pollId, days: [day], ...because });
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.id;
}

async function idOf(ctx: Ctx, handle: string): Promise<number> {
	const [row] = await ctx.db.execute<{ id: string }>(
		sql`select id from member where handle = ${handle}`
	);
	return Number(row?.id);
}
