import { globSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { rolledBack } from '../../support/database.ts';

const [FILE = ''] = globSync('drizzle/*_look-alikes-of-scripts.sql');

test(
	'members who look alike already stay as they are when the site learns to see it, and nobody joins them',
	rolledBack(async (ctx) => {
		const handles = ['coco', 'сосо', 'ςοςο'];
		await ctx.db.insert(members).values(
			handles.map((handle) => ({
				...{ handle, handleKey: handle, displayName: handle },
				...{ passwordHash: 'none', locale: 'fr' as const }
			}))
		);
		await ctx.db.execute(sql`drop index member_written_look`);
		for (const statement of readFileSync(FILE, 'utf8').split('--> statement-breakpoint')) {
			await ctx.db.execute(sql.raw(statement));
		}
		const alike = await ctx.db.execute<{ handle: string }>(
			sql`select handle from member where handle_look(handle) = 'coco' order by id`
		);
		expect(alike.map(({ handle }) => handle)).toEqual(handles);
		expect(await signUp(ctx, { handle: 'COC0', password: 'correct horse battery' })).toEqual({
			ok: false,
			reason: 'handle-alike'
		});
	})
);

test(
	'whether a handle looks like another is found by two indices, however many members there are',
	rolledBack(async (ctx) => {
		await ctx.db
			.execute(sql`insert into member (handle, handle_key, display_name, password_hash, locale)
			select 'm' || n, 'm' || n, 'm' || n, 'none', 'fr' from generate_series(1, 5000) n`);
		await ctx.db.execute(sql`analyze member`);
		const plan = await ctx.db.execute<{ 'QUERY PLAN': string }>(sql`explain select from member
			where handle_look(handle) in (handle_look('Ana'), handle_look('ana'))
				or handle_look(handle_key) in (handle_look('Ana'), handle_look('ana'))`);
		const said = plan.map((row) => row['QUERY PLAN']).join('\n');
		expect(said).toContain('member_look');
		expect(said).toContain('member_written_look');
		expect(said).not.toContain('Seq Scan');
	})
);
