import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { Ctx } from '#lib/server/ctx.ts';
import { putBehind } from '../support/drafts.ts';
import { everythingWritten } from '../support/hostile.ts';
import { expect, fromElsewhere, test } from '../support/people.ts';
import { everyGuardedPage, everyUnsafeAct } from '../support/roles/acts.ts';
import { setNoRoles } from '../support/roles/set-role.ts';
import {
	cookiesOf,
	setStage,
	WHO,
	type Stage,
	type Thing,
	type Who
} from '../support/roles/stage.ts';
import { ACTS, PAGES } from '../support/roles/table.ts';

test.afterAll(async ({ ctx }) => {
	await setNoRoles(ctx);
	await putBehind(ctx);
});

test('every act and every page that is not for all is in the table', { tag: '@once' }, () => {
	const routeOf = ([named]: readonly [string, ...unknown[]]) => named.split(' ')[0]!;
	const acts = new Set(ACTS.map(routeOf));
	expect(
		everyUnsafeAct().filter((act) => !acts.has(act)),
		'acts of src/routes for which tests/support/roles/table.ts says nothing: add a line to ACTS'
	).toEqual([]);
	const pages = new Set(PAGES.map(routeOf));
	expect(
		everyGuardedPage().filter((page) => !pages.has(page)),
		'pages of src/routes for which tests/support/roles/table.ts says nothing: add a line to PAGES'
	).toEqual([]);
	const known = new Set([...everyUnsafeAct(), ...everyGuardedPage()]);
	const gone = [...acts, ...pages].filter((route) => !known.has(route.replace(/\?[^/].*/, '')));
	expect(gone, 'lines of the table for which there is no route').toEqual([]);
});

test('each page answers each role as the table says', { tag: '@once' }, async ({ ctx, site }) => {
	test.setTimeout(300_000);
	const { stage, send } = await aStage(ctx, site.origin);
	const cookies = await cookiesOf(stage);
	for (const [page, on, statuses] of PAGES) {
		const seen = [];
		const fill = await filler(stage, on);
		for (const who of WHO) seen.push(await send(cookies[who], fill(addressOf(page))));
		expect.soft(seen.join(' '), `GET ${page} for ${WHO.join(', ')}`).toBe(statuses);
	}
});

test(
	'each act is done for those who may, and changes nothing for anybody else',
	{ tag: '@once' },
	async ({ ctx, site }) => {
		test.setTimeout(900_000);
		const { stage, send } = await aStage(ctx, site.origin);
		for (const [act, on, fields, statuses] of ACTS) {
			const cookies = await cookiesOf(stage);
			const seen = new Map<Who, string>();
			const sendAs = async (who: Who, fill: (text: string) => string) => {
				const form = new URLSearchParams(fields);
				for (const [name, value] of Object.entries(fields)) form.set(name, fill(value));
				seen.set(who, await send(cookies[who], fill(addressOf(act)), form));
			};
			const isRefused = (who: Who) =>
				/^(login|4\d\d)$/.test(statuses.split(' ')[WHO.indexOf(who)] ?? '');
			const refused = WHO.filter(isRefused);
			const fill = await filler(stage, on);
			const before = await writtenByActs(ctx);
			for (const who of refused) await sendAs(who, fill);
			const after = await writtenByActs(ctx);
			expect.soft(after, `what ${act} changes for ${refused.join(', ')}`).toEqual(before);
			for (const who of WHO) if (!isRefused(who)) await sendAs(who, await filler(stage, on));
			const all = WHO.map((who) => seen.get(who)).join(' ');
			expect.soft(all, `${act} for ${WHO.join(', ')}`).toBe(statuses.replace('*', ''));
		}
	}
);

/** What a part or a role lets people do while they are suspended: nobody else reads it, or they take something back. */
const STILL_DONE = [
	// To answer an act that concerns them, and to read what they are told.
	'/about/moderation/[id]?/appeal',
	'/notifications?/read',
	// To take back what is theirs.
	'/comments/[id]/delete',
	'/comments/[id]/stance',
	'/desk to put back',
	'/drafts/[id]/withdraw',
	'/held/[id]',
	// To write what is not published by that.
	'/drafts/[id]',
	'/drafts/[id] that is submitted',
	'/drafts/[id]/authors?/dismiss',
	'/drafts/[id]/history',
	'/drafts/[id]/keep',
	'/drafts/[id]/translation',
	'/translations/[id]',
	'/translations/[id] of a draft',
	'/translations/[id]/keep',
	// To look at what would be done.
	'/corrections/[id]?/preview',
	'/polls/[id]/correct?/look',
	// To vote, and to say what moved them to: it is told as a number only.
	'/polls/[id]/changed?/say',
	'/polls/[id]/changed?/takeBack'
];

test(
	'who is suspended publishes, corrects and moderates nothing that their part or role would let them',
	{ tag: '@once' },
	async ({ ctx, site }) => {
		test.setTimeout(600_000);
		const { stage, send } = await aStage(ctx, site.origin);
		const statusFor = (statuses: string, who: Who) => statuses.split(' ')[WHO.indexOf(who)] ?? '';
		const isDone = (status: string) => /^[23]/.test(status);
		const stillDone = new Set<string>();
		for (const [act, on, fields, statuses] of ACTS) {
			if (isDone(statusFor(statuses, 'suspended'))) continue;
			for (const who of ['author', 'co-author', 'moderator'] as const) {
				if (!isDone(statusFor(statuses, who))) continue;
				const fill = await filler(stage, on);
				const form = new URLSearchParams(fields);
				for (const [name, value] of Object.entries(fields)) form.set(name, fill(value));
				const cookie = (await cookiesOf(stage))[who];
				await suspend(ctx, stage.people[who].asker.id, true);
				const before = await writtenByActs(ctx);
				const status = await send(cookie, fill(addressOf(act)), form);
				const isUntouched = isDeepStrictEqual(await writtenByActs(ctx), before);
				await suspend(ctx, stage.people[who].asker.id, false);
				if (isDone(status)) stillDone.add(act);
				// Who may not submit has their words saved all the same.
				else if (!act.endsWith(' to submit')) {
					expect.soft(isUntouched, `that nothing is changed by ${act} for ${who}`).toBe(true);
				}
			}
		}
		expect([...stillDone].sort()).toEqual([...STILL_DONE].sort());
	}
);

async function suspend(ctx: Ctx, id: number, isSuspended: boolean) {
	await ctx.db.execute(sql`update member
		set suspended_until = case when ${isSuspended} then now() + interval '1 day' end
		where id = ${id}`);
}

/** The people, and how something is sent or asked for as one of them; answers with a status of the table. */
async function aStage(ctx: Ctx, origin: string) {
	const stage = await setStage(ctx);
	const send = async (cookie: string, address: string, form?: URLSearchParams) => {
		const answer = await fetch(origin + address, {
			headers: { cookie, origin, 'accept-language': 'fr', ...fromElsewhere() },
			redirect: 'manual',
			...(form && { method: 'POST', body: form })
		});
		await answer.arrayBuffer();
		const isToLogIn = answer.headers.get('location')?.includes('/login?next=');
		return isToLogIn ? 'login' : String(answer.status);
	};
	return { stage, send };
}

/** Without what jobs write, which come some time after the acts that asked for them. */
async function writtenByActs(ctx: Ctx) {
	const { notification: _, mail: _mail, ...written } = await everythingWritten(ctx);
	return written;
}

/** Puts what stands for a new thing into a path or a field. */
async function filler(stage: Stage, on: Thing): Promise<(text: string) => string> {
	// Limits have tests of their own.
	await stage.ctx.db.execute(sql`delete from rate_limit`);
	const values = await on(stage);
	return (text) => text.replace(/\[(\w+)\]/g, (_, name: string) => String(values[name] ?? 'none'));
}

/** Without what tells two lines of one route apart, and without a part that may be left out. */
const addressOf = (named: string): string => named.split(' ')[0]!.replace('/[[id]]', '');
