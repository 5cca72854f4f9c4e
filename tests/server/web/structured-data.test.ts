import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findArticle } from '#lib/server/articles/find.ts';
import { articleTexts } from '#lib/server/articles/tables.ts';
import { viewPolls } from '#lib/server/ballots/view.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { structuredData } from '#lib/server/web/structured-data.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aWholeArticle } from '../../support/whole-article.ts';

const origin = 'https://palabre.example.org';

type Thing = { '@type': string; [property: string]: unknown };

async function blockOf(ctx: Ctx, slug: string): Promise<string> {
	const article = (await findArticle(ctx, slug))!;
	return structuredData(ctx, { article, polls: await viewPolls(ctx, article.id), origin });
}

async function dataOf(ctx: Ctx, slug: string): Promise<Thing> {
	const block = await blockOf(ctx, slug);
	const json = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(block)?.[1];
	return JSON.parse(json!) as Thing;
}

const list = (value: unknown): Thing[] => [value ?? []].flat() as Thing[];
const isDate = (value: unknown) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value));
const isAddress = (value: unknown) => URL.canParse(String(value));
const isSaid = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/**
 * What is missing by Google's documentation of discussion forums
 * (developers.google.com/search/docs/appearance/structured-data/discussion-forum):
 * what it requires of a posting and of each comment, and what it recommends of a posting.
 */
function faultsIn(posting: Thing): string[] {
	const faults: string[] = [];
	const need = (holds: boolean, what: string) => holds || faults.push(what);
	const byAuthor = (thing: Thing, what: string) => {
		need(list(thing['author']).length > 0, `${what}: author`);
		for (const author of list(thing['author'])) {
			need(['Person', 'Organization'].includes(author['@type']), `${what}: author’s type`);
			need(isSaid(author['name']), `${what}: author’s name`);
			need(!('url' in author) || isAddress(author['url']), `${what}: author’s address`);
		}
	};
	need(posting['@context'] === 'https://schema.org', 'context');
	need(posting['@type'] === 'DiscussionForumPosting', 'type');
	need(isDate(posting['datePublished']), 'datePublished');
	need(isSaid(posting['text']) && isSaid(posting['headline']), 'text');
	need(isAddress(posting['url']), 'url');
	byAuthor(posting, 'posting');
	for (const counter of list(posting['interactionStatistic'])) {
		need(counter['@type'] === 'InteractionCounter', 'counter');
		need(Number.isInteger(counter['userInteractionCount']), 'count');
		need(/^https:\/\/schema\.org\/\w+Action$/.test(String(counter['interactionType'])), 'action');
	}
	for (const comment of list(posting['comment'])) {
		need(comment['@type'] === 'Comment', 'comment’s type');
		need(isDate(comment['datePublished']), 'comment’s date');
		need(isSaid(comment['text']), 'comment’s text');
		byAuthor(comment, 'comment');
	}
	for (const question of list(posting['about'])) {
		need(question['@type'] === 'Question' && isSaid(question['name']), 'question');
		const answers = list(question['suggestedAnswer']);
		need(question['answerCount'] === answers.length && answers.length > 0, 'answers');
		need(
			answers.every((one) => one['@type'] === 'Answer' && isSaid(one['text'])),
			'answer'
		);
	}
	return faults;
}

test(
	'an article is told with its question and its first comments, as search engines want it',
	rolledBack(async (ctx) => {
		const article = await aWholeArticle(ctx, ['single', 'approval']);
		const ana = await aWriter(ctx, 'Ana');
		await aComment(ana, article.id, null, 'Le **premier**.');
		const data = await dataOf(ctx, article.slug);
		expect(faultsIn(data)).toEqual([]);
		expect(list(data['about']).map((question) => question['name'])).toEqual(
			article.polls.map(({ question }) => question.fr)
		);
		expect(list(data['comment'])[0]).toMatchObject({
			text: 'Le premier.',
			author: { name: 'Ana', url: `${origin}/members/${ana.asker.handle}` }
		});
		expect(data).toMatchObject({ commentCount: 1, url: `${origin}/articles/${article.slug}` });
		const english = await dataOf({ ...ctx, locale: 'en' }, article.slug);
		expect(faultsIn(english)).toEqual([]);
		expect(english).toMatchObject({
			url: `${origin}/en/articles/${article.slug}`,
			inLanguage: 'en'
		});
		for (const name of ['author', 'datePublished', 'text', 'url', 'headline']) {
			expect(faultsIn({ ...data, [name]: undefined }), name).not.toEqual([]);
		}
		expect(faultsIn({ ...data, comment: [{ '@type': 'Comment', text: 'x' }] })).toHaveLength(2);
	})
);

test(
	'what was deleted is not told, who left is not named, and what is said is bounded',
	rolledBack(async (ctx) => {
		const article = await aWholeArticle(ctx);
		const ana = await aWriter(ctx, 'Ana qui part');
		const bea = await aWriter(ctx, 'Bea');
		const gone = await aComment(bea, article.id, null, 'Ceci est supprimé.');
		await aComment(ctx, article.id, gone, 'Une réponse, qui n’est pas au premier niveau.');
		await deleteComment(bea, gone);
		await aComment(ana, article.id, null, 'mot '.repeat(2_000));
		for (let n = 0; n < 12; n++) await aComment(ctx, article.id, null, `Avis ${n}`);
		expect(JSON.stringify(await dataOf(ctx, article.slug))).toContain('Ana qui part');
		await partWithAuthor(ctx, ana.asker.id, 'unname');
		const block = await blockOf(ctx, article.slug);
		for (const hidden of ['supprimé', 'qui part', 'premier niveau', 'Avis 9']) {
			expect(block).not.toContain(hidden);
		}
		expect(block.length).toBeLessThan(12_000);
		const data = await dataOf(ctx, article.slug);
		expect(faultsIn(data)).toEqual([]);
		expect(list(data['comment'])).toHaveLength(9);
	})
);

test(
	'nothing that somebody writes can end the block, or be taken for a mark of the page',
	rolledBack(async (ctx) => {
		const article = await aWholeArticle(ctx);
		const title = '</script><!--fragment:lede--> & \u2028\u2029 <script>';
		await ctx.db.update(articleTexts).set({ title }).where(eq(articleTexts.articleId, article.id));
		const block = await blockOf(ctx, article.slug);
		expect(block.slice(1, -'</script>'.length)).not.toMatch(/[<&\u2028\u2029]/);
		expect(await dataOf(ctx, article.slug)).toMatchObject({ headline: title });
	})
);
