import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { startSession } from '#lib/server/accounts/sessions.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { nameMind } from '#lib/server/ballots/name-mind.ts';
import { shuffleBallots } from '#lib/server/ballots/shuffle.ts';
import { voterTag } from '#lib/server/ballots/voter-tag.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { inTransaction, type Ctx, type Member } from '#lib/server/ctx.ts';
import { joinBySigningUp } from '#lib/server/membership/join.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { findBallotPaper } from '#lib/server/polls/find-paper.ts';
import { aComment } from '../../support/comments.ts';
import { aCtx, testDatabase } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, type TestPoll } from '../../support/polls.ts';

/** Where ballots are, and what could tell one voter from another there. */
const BALLOT_TABLES = ['ballot', 'ballot_choice', 'result_viewer'];

/** What else a voter's transaction writes. */
const TALLY_TABLES = ['poll_tally', 'option_tally', 'day_tally', 'option_day_tally', 'move_tally'];

/** Within how many transactions a voter on a quiet site has done something else, too. */
const NEAR = 5;

let ctx: Ctx;
let poll: TestPoll;
const everybody: Member[] = [];

/** Five members who did the same things here, and answered differently. */
beforeAll(async () => {
	const { db, openPool } = await testDatabase();
	ctx = aCtx({ db, network: 'a-network' });
	await spreadIds(ctx);
	poll = await aPoll(ctx);
	const twice = await aPoll(ctx, { asksTwice: true });
	const commentId = await aComment(ctx, poll.articleId);
	const choices = ['tea', 'coffee', 'water', 'tea', 'coffee'];
	for (const [index, key] of choices.entries()) {
		// The last two voted before they had an account.
		const asBefore = asVisitor(
			aCtx({ db: openPool().db, network: 'a-network' }),
			`browser ${index}`
		);
		const votedFirst = index >= 3;
		if (votedFirst) {
			await castBallot(asBefore, poll.ballot(key));
			await castBallot(asBefore, twice.answer('before', key));
		}
		const joined = await joinBySigningUp(
			{ ...ctx, visitorToken: votedFirst ? `browser ${index}` : null },
			{ handle: `reader-${'abcde'[index]}`, password: 'correct horse battery' }
		);
		if (!joined.ok) throw new Error(joined.reason);
		const asker = joined.member;
		everybody.push(asker);
		await startSession(ctx, { memberId: asker.id, agent: 'Firefox, Linux' });
		await postComment(
			{ ...ctx, asker },
			{
				articleId: poll.articleId,
				parentId: null,
				markdown: 'The same words.',
				idempotencyKey: randomUUID(),
				language: 'fr'
			}
		);
		const voter = { ...asMember(ctx, asker.id), asker };
		await lookAtResults(voter, poll.id);
		if (!votedFirst) {
			await castBallot(voter, poll.ballot(key));
			await castBallot(voter, twice.answer('before', key));
		}
		await castBallot(voter, twice.answer('after', choices[(index + 1) % choices.length]!));
		if (index === 1) {
			await withdrawBallot(voter, poll.id);
			await castBallot(voter, poll.ballot(key));
		}
		// All say that the same comment changed their mind.
		await castBallot(voter, poll.ballot(key === 'tea' ? 'water' : 'tea'));
		const named = await nameMind(voter, { pollId: poll.id, mind: { commentId } });
		expect(named).toMatchObject({ ok: true });
	}
});

test('no join leads from a member to a ballot, by any column of any table, transaction ids included', async () => {
	const paths = await telltalePaths(ctx);
	expect(paths.tried).toBeGreaterThan(150);
	expect(paths.found).toEqual([]);
});

test('once a day is over, no row of a member stands beside a ballot by the number of its transaction', async () => {
	// Until then it does, as the method page says.
	// Tests of other files, on the same server, take numbers in between.
	const before = [];
	for (const near of [NEAR, 4 * NEAR, 16 * NEAR])
		before.push(...(await telltaleNeighbours(ctx, near)));
	expect(before).toContain('session ~ ballot');
	await ctx.db.execute(sql`update day_tally set day = day - 1`);
	expect((await shuffleBallots(ctx)).length).toBe(2);
	expect(await telltaleNeighbours(ctx)).toEqual([]);
});

test('the counts of limits name no member, and those of one member are not alike', async () => {
	const counts = await ctx.db.execute<{ key: string }>(sql`select key from rate_limit`);
	const hashes = counts.flatMap(({ key }) => /^(?:ballot|comment):(.{40,})$/.exec(key)?.[1] ?? []);
	// Everybody's ballots and comments.
	expect(hashes.length).toBeGreaterThanOrEqual(2 * everybody.length);
	expect(new Set(hashes).size).toBe(hashes.length);
	for (const { key } of counts) {
		for (const { id, handle } of everybody) {
			expect(key).not.toContain(String(id));
			expect(key).not.toContain(handle);
		}
	}
});

test('the search would find a ballot that was written together with an account', async () => {
	const [traitor] = everybody;
	const undo = new Error('undo');
	const attempt = inTransaction(ctx, async (ctx) => {
		const another = await aPoll(ctx);
		await ctx.db.update(members).set({ displayName: 'Seen' }).where(eq(members.id, traitor!.id));
		await castBallot(asMember(ctx, traitor!.id), another.ballot('water'));
		expect((await telltalePaths(ctx)).found).toContain('member.xmin = ballot.xmin');
		throw undo;
	});
	await expect(attempt).rejects.toBe(undo);
});

test('the search would find a column that names the voter', async () => {
	const undo = new Error('undo');
	const attempt = inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`alter table ballot add column voter bigint`);
		await ctx.db.execute(sql`update ballot set voter = ${everybody[2]!.id}
			where id in (select ballot_id from ballot_choice where option_id = ${poll.option.water!})`);
		expect((await telltalePaths(ctx)).found).toContain('member.id = ballot.voter');
		throw undo;
	});
	await expect(attempt).rejects.toBe(undo);
});

test('with the server’s secret the tag is found, with another secret it is not', async () => {
	const paper = await findBallotPaper(ctx, poll.id);
	const [ana] = everybody;
	const tagBy = (secret: Secret) =>
		voterTag({ ...ctx, secret }, paper!.salt!, { electorate: 'member', memberId: ana!.id });
	const ballotsWith = async (tag: Buffer) =>
		(await ctx.db.execute(sql`select 1 from ballot where tag = ${tag}`)).length;
	expect(await ballotsWith(tagBy(ctx.secret))).toBe(1);
	expect(
		await ballotsWith(tagBy(new Secret('a guess of somebody who has the database only')))
	).toBe(0);
});

test('nothing about a ballot is kept to a finer time than a day', async () => {
	const columns = await ctx.db.execute<{ name: string; type: string }>(sql`
		select table_name || '.' || column_name as name, data_type as type
		from information_schema.columns
		where table_schema = 'public'
			and table_name in ('ballot', 'ballot_choice', 'result_viewer', 'joined_visitor',
				'poll_tally', 'option_tally', 'day_tally', 'move_tally', 'option_day_tally',
				'arrival_count', 'spent_proof')`);
	expect(columns.length).toBeGreaterThan(10);
	expect(columns.filter(({ type }) => /time/.test(type))).toEqual([]);
});

/** Every table's ids begin elsewhere, so that equal numbers are no coincidence. */
async function spreadIds(ctx: Ctx): Promise<void> {
	const sequences = await ctx.db.execute<{ name: string }>(
		sql`select sequencename as name from pg_sequences where schemaname = 'public'`
	);
	for (const [index, { name }] of sequences.entries()) {
		await ctx.db.execute(sql`select setval(${name}::regclass, ${1_000_000 * (index + 1)})`);
	}
}

type Value = { row: string; value: string };
type Column = { name: string; kind: string; values: Value[] };

/**
 * Joins every column of a row that belongs to a member with every column of the
 * ballots that holds values of the same kind. A join tells something when it
 * leads from two members to different rows.
 */
async function telltalePaths(ctx: Ctx): Promise<{ tried: number; found: string[] }> {
	const [ofMembers, ofBallots] = [await memberColumns(ctx), await ballotColumns(ctx)];
	let tried = 0;
	const found: string[] = [];
	for (const mine of ofMembers) {
		for (const theirs of ofBallots.filter(({ kind }) => kind === mine.kind)) {
			tried++;
			const reached = everybody.map(({ id }) => {
				const own = new Set(
					mine.values.filter(({ row }) => row === String(id)).map(({ value }) => value)
				);
				const rows = theirs.values.filter(({ value }) => own.has(value)).map(({ row }) => row);
				return rows.sort().join();
			});
			if (new Set(reached).size > 1) found.push(`${mine.name} = ${theirs.name}`);
		}
	}
	return { tried, found };
}

/** Where a member's rows and what voters write were written within a few transactions, and tell two members apart. */
async function telltaleNeighbours(ctx: Ctx, near = NEAR): Promise<string[]> {
	const ofMembers = (await memberColumns(ctx)).filter(({ kind }) => kind === 'xid');
	const theirs: Column[] = [];
	for (const table of [...BALLOT_TABLES, ...TALLY_TABLES]) {
		const columns = await columnsOf(ctx, table, sql`ctid::text`);
		theirs.push(...columns.filter(({ kind }) => kind === 'xid'));
	}
	return ofMembers.flatMap((mine) =>
		theirs
			.filter((written) => {
				const reached = everybody.map(({ id }) => {
					const own = mine.values.filter(({ row }) => row === String(id));
					const isNear = ({ value }: Value) =>
						own.some((one) => Math.abs(Number(one.value) - Number(value)) <= near);
					return written.values
						.filter(isNear)
						.map(({ row }) => row)
						.sort()
						.join();
				});
				return new Set(reached).size > 1;
			})
			.map((written) => `${mine.name} ~ ${written.name}`.replaceAll('.xmin', ''))
	);
}

/** Columns of `member`, and of all that refers to it; `row` is the member. */
async function memberColumns(ctx: Ctx): Promise<Column[]> {
	const references = await ctx.db.execute<{ table: string; column: string }>(sql`
		select c.conrelid::regclass::text as table, a.attname as column
		from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = 'member'::regclass`);
	const owners = [
		{ table: 'member', owner: sql`id::text` },
		...references.map(({ table, column }) => ({
			table,
			owner: sql`${sql.identifier(column)}::text`
		}))
	];
	const all: Column[] = [];
	for (const { table, owner } of owners) all.push(...(await columnsOf(ctx, table, owner)));
	return all;
}

async function ballotColumns(ctx: Ctx): Promise<Column[]> {
	const all: Column[] = [];
	for (const table of BALLOT_TABLES) all.push(...(await columnsOf(ctx, table, sql`ctid::text`)));
	return all;
}

async function columnsOf(ctx: Ctx, table: string, row: ReturnType<typeof sql>): Promise<Column[]> {
	const columns = await ctx.db.execute<{ name: string; type: string }>(sql`
		select column_name as name, data_type as type from information_schema.columns
		where table_schema = 'public' and table_name = ${table}`);
	const read: Column[] = [];
	for (const { name, type } of [...columns, { name: 'xmin', type: 'xid' }]) {
		const values = await ctx.db.execute<Value>(sql`
			select ${row} as row, ${sql.identifier(name)}::text as value
			from ${sql.identifier(table)} where ${sql.identifier(name)} is not null`);
		read.push({ name: `${table}.${name}`, kind: kindOf(type), values: [...values] });
	}
	return read;
}

const kindOf = (type: string): string =>
	/int/.test(type) ? 'number' : /text|uuid|char/.test(type) ? 'text' : type;
