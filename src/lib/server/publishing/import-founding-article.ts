import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import { LOCALES, type Locale } from '../../rules/locale.ts';
import { METHODS } from '../../rules/tally/choice.ts';
import { articles } from '../articles/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { insertParts } from './insert-parts.ts';

const FOLDER = 'content/founding-article';
/** Stands in the Markdown between the part shown in lists and the rest. */
const LEDE_END = '<!-- lede ends here -->';

const bothLanguages = v.object({ fr: v.string(), en: v.string() });

const Description = v.object({
	slug: v.string(),
	originalLanguage: v.picklist(LOCALES),
	attribution: v.object({ site: v.string(), period: v.string() }),
	translations: v.record(v.picklist(LOCALES), v.object({ title: v.string(), file: v.string() })),
	tags: v.array(v.string()),
	polls: v.array(
		v.object({
			method: v.picklist(METHODS),
			results: v.picklist(['always', 'after-vote']),
			question: bothLanguages,
			options: v.array(v.object({ key: v.string(), fr: v.string(), en: v.string() }))
		})
	),
	resources: v.array(
		v.object({
			position: v.number(),
			title: v.string(),
			url: v.pipe(v.string(), v.url()),
			lang: v.string(),
			importedClicks: v.number()
		})
	)
});
type Description = v.InferOutput<typeof Description>;

/** Serialises the first start of several processes on one database. */
const IMPORT_LOCK = 7_252_274;

/**
 * Gives an empty site its founding article. Does nothing on a site that has
 * any article, so that one that was removed does not come back.
 *
 * @param root the project's folder, where `content/` is
 */
export async function importFoundingArticle(ctx: Ctx, root = process.cwd()): Promise<boolean> {
	const folder = path.join(root, FOLDER);
	const description = v.parse(
		Description,
		JSON.parse(await readFile(path.join(folder, 'article.json'), 'utf8'))
	);
	return inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`);
		const [any] = await ctx.db.select({ id: articles.id }).from(articles).limit(1);
		if (any) return false;
		await insertArticle(ctx, description, folder);
		return true;
	});
}

async function insertArticle(ctx: Ctx, description: Description, folder: string): Promise<void> {
	const [article] = await ctx.db
		.insert(articles)
		.values({
			slug: description.slug,
			state: 'published',
			originalLanguage: description.originalLanguage,
			sourceSite: description.attribution.site,
			sourceYear: yearOf(description.attribution.period),
			publishedAt: sql`now()`
		})
		.returning({ id: articles.id });
	if (!article) throw new Error('the article was not written');

	const texts = [];
	for (const [language, { title, file }] of Object.entries(description.translations)) {
		const text = await readText(path.join(folder, file));
		texts.push({ language: language as Locale, title, ...text });
	}
	await insertParts(ctx, article.id, {
		texts,
		tags: description.tags,
		polls: description.polls,
		resources: description.resources.map(({ lang, ...resource }) => ({
			...resource,
			language: lang
		}))
	});
}

/** Its lede and body have `LEDE_END` between them. */
async function readText(place: string): Promise<{ lede: string; body: string }> {
	const markdown = await readFile(place, 'utf8');
	const [lede, body] = markdown.split(LEDE_END).map((part) => part.trim());
	if (!lede || !body) throw new Error(`"${LEDE_END}" is missing in ${place}`);
	return { lede, body };
}

function yearOf(period: string): number | null {
	const year = /\b(19|20)\d\d\b/.exec(period)?.[0];
	return year ? Number(year) : null;
}
