import { createRequire } from 'node:module';
import { sql } from 'drizzle-orm';
import { readTags } from '#lib/rules/article-document.ts';
import { siteCtx, type Ctx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { expect, fromElsewhere, test } from '../support/people.ts';
import { cookiesOf, setStage, WHO } from '../support/roles/stage.ts';
import { ACTS, type Act } from '../support/roles/table.ts';
import { newDatabase, startSite } from '../support/site.ts';

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[];

/** What quotes, escapes or tags could break, and what is easily taken for something else. */
const OURS = [
	`</textarea><script>alert("it's me")</script>'; drop table member; -- \\ \\u0000 %s %00 $1 \${1} {{1}}`,
	'  deux  espaces\u00a0: é e\u0301 ﬁ 🏳️‍🌈 田中さん \u{1f4a9} الكل \u200b\ufeff '
];
/** Of the others each act gets one: that all are safe is shown where the text is a comment or a name. */
const OTHERS = naughty.filter((text) => text.length < 100 && !text.includes(','));

/** What people put into words of their own, in whatever form. */
const TEXT_FIELDS = new Set([
	...[
		'answer',
		'body',
		'displayName',
		'lede',
		'markdown',
		'message',
		'note',
		'option-0',
		'question'
	],
	...['reason', 'tags', 'text', 'title', 'words', 'resource-title', 'poll-0-question'],
	'poll-0-option'
]);
const isText = (act: string, field: string) =>
	// Of a report the reason is one of a list.
	TEXT_FIELDS.has(field) && !(act.startsWith('/report') && field === 'reason');

/** An article's form has rows, which the table leaves empty. */
const ROWS = {
	...{ 'resource-title': 'Xen', 'resource-url': 'https://xen.example/', 'resource-language': 'en' },
	...{ 'poll-0-question': 'Quoi ?', 'poll-0-option': 'Un', 'poll-0-method': 'single' },
	'poll-0-results': 'after-vote'
};

/** One line of each act in which somebody types something, and may. */
function everyTypedAct(): Act[] {
	const acts = new Map<string, Act>();
	for (const [named, on, sent, statuses] of ACTS) {
		const act = named.replace(/ .*/, '');
		const fields = {
			...sent,
			...('tags' in sent && ROWS),
			...('message' in sent && { to: 'return' })
		};
		const isTyped = Object.keys(fields).some((field) => isText(act, field));
		if (isTyped && /200|303/.test(statuses) && !acts.has(act)) {
			acts.set(act, [act, on, fields, statuses]);
		}
	}
	return [...acts.values()];
}

const STATUSES = [200, 303, 409, 422];

test(
	'whatever is typed into any text field of any form comes back equal or is refused',
	{ tag: '@once' },
	async () => {
		test.setTimeout(180_000);
		// Of its own: so much on the moderators' desk would push from its page what other journeys look for.
		const database = await newDatabase();
		const site = await startSite(database.url);
		const pool = openPool(database.url, { max: 2 });
		const ctx = siteCtx({ pool, secret: new Secret(site.secret) });
		const stage = await setStage(ctx);
		const typed = new Map<string, { act: string; field: string; text: string }>();
		const send = async ([act, on, sent, statuses]: Act, words: string) => {
			const who = WHO[statuses.split(' ').findLastIndex((status) => /^(200|303)/.test(status))]!;
			await ctx.db.execute(sql`delete from rate_limit`);
			const things = await on(stage);
			const fill = (value: string) =>
				value.replace(/\[(\w+)\]/g, (_, name: string) => String(things[name] ?? 'none'));
			const form = new URLSearchParams();
			for (const [field, value] of Object.entries(sent)) {
				if (isText(act, field)) {
					const mark = `zq${typed.size}z`;
					// A longer tag would have the whole form refused.
					const text = field === 'tags' ? [...words].slice(0, 10).join('') : words;
					typed.set(mark, { act, field, text: `${mark}${text}${mark}` });
					form.append(field, `${mark}${text}${mark}`);
				} else form.append(field, fill(value));
			}
			const cookie = (await cookiesOf(stage))[who];
			const answer = await fetch(site.origin + fill(act.replace('/[[id]]', '')), {
				method: 'POST',
				body: form,
				redirect: 'manual',
				headers: { cookie, origin: site.origin, ...fromElsewhere() }
			});
			await answer.arrayBuffer();
			expect(STATUSES, `${act}: ${JSON.stringify(words)}`).toContain(answer.status);
		};
		for (const [index, act] of everyTypedAct().entries()) {
			for (const text of [...OURS, OTHERS[(index * 7) % OTHERS.length]!]) await send(act, text);
		}

		const stored = await storedMarks(ctx);
		const kept = new Set<string>();
		for (const [mark, { act, field, text }] of typed) {
			for (const { place, value } of stored.get(mark) ?? []) {
				const what = `${place}, typed into ${field} of ${act}`;
				if (field === 'tags') expect(readTags(text), what).toContain(value);
				else expect(value, what).toContain(field === 'text' ? inOneLine(text) : text);
				kept.add(`${act} ${field}`);
			}
		}
		// Nothing was refused but what is only looked at, or is no text of a person.
		const lost = [...typed.values()].filter(({ act, field }) => !kept.has(`${act} ${field}`));
		const forLook = /preview|\?\/look$|^\/login\//;
		expect(lost.filter(({ act }) => !forLook.test(act))).toEqual([]);
		expect(kept.size).toBeGreaterThan(50);

		await ctx.jobs.stop();
		await pool.close();
		expect(await site.stop()).toBe(0);
		expect(site.log()).not.toMatch(/unexpected/);
		await database.drop();
	}
);

/** As a proposed answer is kept, which is compared with the others. */
const inOneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Every text of every table in which a mark stands, but what was made from it for search and display. */
async function storedMarks(ctx: Ctx) {
	const tables = await ctx.db.execute<{ name: string }>(sql`
		select table_name as name from information_schema.tables
		where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ 'word'`);
	const stored = new Map<string, { place: string; value: string }[]>();
	const note = (place: string, value: unknown): void => {
		if (typeof value === 'string') {
			for (const [mark] of value.matchAll(/zq\d+z/g)) {
				stored.set(mark, [...(stored.get(mark) ?? []), { place, value }]);
			}
		} else if (value && typeof value === 'object') {
			for (const [key, inner] of Object.entries(value)) {
				if (!/html|headings|_key$|slug/i.test(key)) note(`${place}.${key}`, inner);
			}
		}
	};
	for (const { name } of tables) {
		const rows = await ctx.db.execute<{ row: unknown }>(sql`
			select to_jsonb(t) as row from ${sql.identifier(name)} t where t::text ~ 'zq[0-9]+z'`);
		for (const { row } of rows) note(name, row);
	}
	return stored;
}
