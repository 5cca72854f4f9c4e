import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { articleTexts } from '#lib/server/articles/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { pollOptions, pollOptionTexts, polls, pollTexts } from '#lib/server/polls/tables.ts';
import { resources } from '#lib/server/resources/tables.ts';
import type { Method } from '#lib/rules/tally/choice.ts';
import { LOCALES, type Locale } from '#lib/rules/locale.ts';
import { anArticle } from './articles.ts';

export type WholePoll = {
	id: number;
	question: Record<Locale, string>;
	options: ({ id: number } & Record<Locale, string>)[];
};

export type WholeArticle = { id: number; slug: string; path: string; polls: WholePoll[] };

const CHOICES = [
	{ key: 'tea', fr: 'Du thé', en: 'Tea' },
	{ key: 'coffee', fr: 'Du café', en: 'Coffee' },
	{ key: 'neither', fr: 'Ni l’un ni l’autre', en: 'Neither' }
];

/**
 * An article in both languages that nobody has voted or written on, with a poll for each method.
 *
 * Older than the founding one, so that the front page stays as it is.
 */
export async function aWholeArticle(
	ctx: Ctx,
	methods: Method[] = ['single'],
	{
		asksTwice = false,
		isSeries = false
	}: {
		asksTwice?: boolean;
		/** The further polls ask the first one again. */
		isSeries?: boolean;
	} = {}
): Promise<WholeArticle> {
	const article = await anArticle(ctx, { daysAgo: 30 });
	await ctx.db.insert(articleTexts).values({
		articleId: article.id,
		language: 'en',
		title: `Title of ${article.slug}`,
		ledeMarkdown: 'Lede.',
		ledeHtml: '<p>Lede.</p>',
		bodyMarkdown: 'Body.',
		bodyHtml: '<p>Body.</p>',
		headings: []
	});
	const whole: WholePoll[] = [];
	for (const [index, method] of methods.entries()) {
		const place = { articleId: article.id, position: index + 1, method };
		const asksAgain = isSeries ? (whole[0]?.id ?? null) : null;
		whole.push(await aPollOf(ctx, { ...place, asksTwice: asksTwice && index === 0, asksAgain }));
	}
	return { ...article, path: `/articles/${article.slug}`, polls: whole };
}

async function aPollOf(
	ctx: Ctx,
	place: {
		articleId: number;
		position: number;
		method: Method;
		asksTwice: boolean;
		asksAgain: number | null;
	}
): Promise<WholePoll> {
	const question = {
		fr: `Que buvez-vous le matin (${place.method}) ?`,
		en: `What do you drink in the morning (${place.method})?`
	};
	const [poll] = await ctx.db
		.insert(polls)
		.values({ ...place, results: 'after-vote', salt: randomBytes(32), opensAt: sql`now()` })
		.returning({ id: polls.id });
	if (!poll) throw new Error('no poll was written');
	await ctx.db
		.insert(pollTexts)
		.values(
			LOCALES.map((language) => ({ pollId: poll.id, language, question: question[language] }))
		);
	const options: WholePoll['options'] = [];
	for (const [index, { key, ...label }] of CHOICES.entries()) {
		const [option] = await ctx.db
			.insert(pollOptions)
			.values({ pollId: poll.id, position: index + 1, key })
			.returning({ id: pollOptions.id });
		if (!option) throw new Error('no option was written');
		await ctx.db
			.insert(pollOptionTexts)
			.values(
				LOCALES.map((language) => ({ optionId: option.id, language, label: label[language] }))
			);
		options.push({ id: option.id, ...label });
	}
	return { id: poll.id, question, options };
}

/** A further-reading link of the article; without the origin of a site that answers it leads nowhere. */
export async function aResource(
	ctx: Ctx,
	articleId: number,
	origin = 'https://example.invalid'
): Promise<{ id: number; url: string }> {
	const url = `${origin}/about/method?${randomBytes(6).toString('hex')}`;
	const [row] = await ctx.db
		.insert(resources)
		.values({ articleId, position: 1, title: `Lien ${url}`, url, language: 'fr' })
		.returning({ id: resources.id });
	if (!row) throw new Error('no link was written');
	return { id: row.id, url };
}
