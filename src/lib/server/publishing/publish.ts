import { eq, like, or, sql, type SQL } from 'drizzle-orm';
import { asksTwice, choiceRulesOf, type ArticleDocument } from '../../rules/article-document.ts';
import { pollNamedBy } from '../../rules/asked-again.ts';
import { freeSlug, slugOf } from '../../rules/slug.ts';
import { articles } from '../articles/tables.ts';
import { followOwnArticle } from '../comments/follow.ts';
import { earnKarmaForArticle } from '../comments/karma.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { dropInvitations, listAuthors } from '../drafts/authors.ts';
import { problemsOfEarlierPolls } from '../drafts/earlier-polls.ts';
import { findLatest } from '../drafts/find.ts';
import { holdArticle, type HeldArticle } from '../drafts/hold.ts';
import { changeState, noteEvent } from '../drafts/note-event.ts';
import { isViolationOf } from '../errors.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';
import { firstOfSeries, tellSeriesOf } from '../polls/series.ts';
import { insertParts, type ArticleParts } from './insert-parts.ts';
import { publishWithArticle } from './publish-translation.ts';

export type Decision = { isAlone?: boolean; reason?: string | null; zone: string };

export type PublishOutcome =
	/** `at` is null when it is published now. */
	{ ok: true; at: Date | null } | { ok: false; reason: PollRefusal };

/** `no-earlier-poll`: the one that is asked again was taken from the site meanwhile. */
type PollRefusal = 'poll-closes-too-early' | 'no-earlier-poll';

/**
 * Publishes a held article that was accepted: now, or when its time comes, for
 * which a job is asked. Part of the transaction that decides.
 *
 * @param decision `zone`: the site's, in which days of its polls end
 */
export async function accept(
	ctx: Ctx,
	held: HeldArticle,
	{ zone, ...decision }: Decision
): Promise<PublishOutcome> {
	const latest = await latestOf(ctx, held);
	const at = (await isFuture(ctx, held.publishAt)) ? held.publishAt : null;
	const reason = await refusalOfPolls(ctx, latest.document, { zone, at });
	if (reason) return { ok: false, reason };
	if (at === null) await publish(ctx, held, { latest, zone, ...decision });
	else {
		await ctx.db
			.update(articles)
			.set({ acceptedAt: sql`clock_timestamp()` })
			.where(eq(articles.id, held.id));
		await noteEvent(ctx, held, { to: 'submitted', publishAt: at, ...decision });
		await ctx.jobs.enqueue(ctx, 'publish-article', { articleId: held.id }, { startAfter: at });
	}
	return { ok: true, at };
}

/**
 * Publishes an accepted article whose time has come. Too early, too late or twice it
 * does no harm: it looks at the article and at the database's clock, not at who calls.
 * Where a poll would be over meanwhile, or the one that it asks again is gone, moderators have to
 * look at it again.
 */
export const publishInTime = (
	ctx: Ctx,
	{ id, zone }: { id: number; zone: string }
): Promise<void> =>
	inTransaction(ctx, async (ctx) => {
		const held = await holdArticle(ctx, id);
		const isWaiting = held?.state === 'submitted' && held.acceptedAt !== null;
		if (!isWaiting || (await isFuture(ctx, held.publishAt))) return;
		const latest = await latestOf(ctx, held);
		const reason = await refusalOfPolls(ctx, latest.document, { zone, at: null });
		if (reason) await changeState(ctx, held, { to: 'submitted' });
		else await publish(ctx, held, { latest, zone });
	});

type Latest = { number: number; document: ArticleDocument };

async function latestOf(ctx: Ctx, { id }: HeldArticle): Promise<Latest> {
	const latest = await findLatest(ctx, id);
	if (!latest) throw new Error('an article without a revision');
	return latest;
}

async function isFuture(ctx: Ctx, moment: Date | null): Promise<boolean> {
	if (!moment) return false;
	const [row] = await ctx.db.execute<{ future: boolean }>(
		sql`select ${moment.toISOString()}::timestamptz > clock_timestamp() as future`
	);
	return row?.future ?? false;
}

/** The end of a poll's last day, where the site is. */
const closeOf = (day: string, zone: string): SQL =>
	sql`((${day}::date + 1)::timestamp at time zone ${zone}::text)`;

/** Each poll is to be open for a while when the article appears. */
async function refusalOfPolls(
	ctx: Ctx,
	{ polls }: ArticleDocument,
	{ zone, at }: { zone: string; at: Date | null }
): Promise<PollRefusal | null> {
	const appears = at ? sql`${at.toISOString()}::timestamptz` : sql`clock_timestamp()`;
	for (const { closesOn } of polls.filter(({ closesOn }) => closesOn !== '')) {
		const [row] = await ctx.db.execute<{ fits: boolean }>(
			sql`select ${closeOf(closesOn, zone)} > ${appears} as fits`
		);
		if (!row?.fits) return 'poll-closes-too-early';
	}
	const problems = await problemsOfEarlierPolls(ctx, { polls });
	return problems.length > 0 ? 'no-earlier-poll' : null;
}

/** Writes what readers see, and gives the authors what is theirs. */
async function publish(
	ctx: Ctx,
	held: HeldArticle,
	{ latest, zone, ...decision }: Decision & { latest: Latest }
): Promise<void> {
	await changeToPublished(ctx, held, latest.document);
	await noteEvent(ctx, held, { to: 'published', ...decision });
	await insertParts(ctx, held.id, partsOf(latest, zone));
	await publishWithArticle(ctx, held.id, latest);
	await tellSeriesOf(ctx, held.id);
	await dropInvitations(ctx, held.id);
	const memberIds = (await listAuthors(ctx, held.id)).map(({ memberId }) => memberId);
	if (held.authorId !== null) await earnKarmaForArticle(ctx, held.authorId);
	await followOwnArticle(ctx, { articleId: held.id, memberIds });
	await tellOfArticle(ctx, { articleId: held.id, memberIds, reason: 'published' });
	await ctx.db.execute(sql`
		select pg_notify('palabre_changed', 'home'),
			pg_notify('palabre_changed', ${`article-${held.id}`})`);
}

/** Two articles of one title may be published at the same moment: who comes second takes the next number. */
async function changeToPublished(
	ctx: Ctx,
	{ id }: HeldArticle,
	{ title, language }: ArticleDocument
): Promise<void> {
	const wanted = slugOf(title);
	for (;;) {
		const slug = freeSlug(wanted, await takenSlugs(ctx, wanted));
		try {
			await inTransaction(ctx, (ctx) =>
				ctx.db
					.update(articles)
					.set({
						slug,
						state: 'published',
						originalLanguage: language,
						acceptedAt: null,
						publishedAt: sql`clock_timestamp()`,
						lastActivityAt: sql`clock_timestamp()`
					})
					.where(eq(articles.id, id))
			);
			return;
		} catch (error) {
			if (!isViolationOf(error, 'article_slug_unique')) throw error;
		}
	}
}

async function takenSlugs(ctx: Ctx, slug: string): Promise<Set<string>> {
	const rows = await ctx.db
		.select({ slug: articles.slug })
		.from(articles)
		.where(or(eq(articles.slug, slug), like(articles.slug, `${slug}-%`)));
	return new Set(rows.flatMap(({ slug }) => slug ?? []));
}

function partsOf({ document, number }: Latest, zone: string): ArticleParts {
	const { language, title, lede, body, tags, resources, polls } = document;
	return {
		texts: [{ language, title: title.trim(), lede, body, writer: 'member', revision: number }],
		tags,
		polls: polls.map((poll, index) => {
			const { results, question, options, closesOn, asksAgain = '' } = poll;
			const earlier = pollNamedBy(asksAgain);
			return {
				...choiceRulesOf(poll),
				readerOptions: poll.method === 'approval' && poll.readerOptions === true,
				results,
				headline: poll.headline ?? 'both',
				asksTwice: asksTwice(poll, index),
				opensAt: sql`clock_timestamp()`,
				closesAt: closesOn === '' ? null : closeOf(closesOn, zone),
				asksAgain: earlier === null ? null : firstOfSeries(earlier),
				question: { [language]: question.trim() },
				options: options.map((label, index) => ({
					key: `option-${index + 1}`,
					[language]: label.trim()
				}))
			};
		}),
		resources: resources.map(({ title, url, language }, index) => ({
			position: index + 1,
			title: title.trim(),
			url,
			language
		}))
	};
}
