import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { hashPassword } from '#lib/server/accounts/hash-password.ts';
import { startSession } from '#lib/server/accounts/sessions.ts';
import { reportMistake } from '#lib/server/amendments/ask-correction.ts';
import { beginJointTranslation } from '#lib/server/amendments/begin-translation.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { appealAct } from '#lib/server/moderation/appeal.ts';
import { findPoll, listPolls } from '#lib/server/polls/find.ts';
import { moveArticle } from '#lib/server/publishing/archive.ts';
import { wordsOf } from '#lib/server/publishing/correct-poll.ts';
import { proposePollCorrection } from '#lib/server/publishing/propose-poll-words.ts';
import { tellOfArticle } from '#lib/server/notifications/tell-of-article.ts';
import { aTag } from '../articles.ts';
import { aComment, aCommentShowing, aWriter } from '../comments.ts';
import { aDocument, aDraft, aMemberOf, aPublication, aSubmission } from '../drafts.ts';
import { aHeldComment } from '../held.ts';
import { moderate, report, theComment } from '../moderation.ts';
import { asVisitor, closeIn } from '../polls.ts';
import { anOpenBallot, aProposal } from '../reader-options.ts';
import { aSentTranslation, aTranslation, inEnglish } from '../translations.ts';
import { aWholeArticle } from '../whole-article.ts';
import { setNoRoles } from './set-role.ts';

/** Who asks; `author`, `co-author` and `invited` have their part in the thing that is asked for. The order of the table's columns. */
export const WHO = [
	'visitor',
	'member',
	'suspended',
	'author',
	'co-author',
	'invited',
	'moderator',
	'steward'
] as const;
export type Who = (typeof WHO)[number];

export type Stage = { ctx: Ctx; people: Record<Exclude<Who, 'visitor'>, MemberCtx> };

export async function setStage(ctx: Ctx): Promise<Stage> {
	await setNoRoles(ctx);
	const people = {
		member: await aWriter(ctx),
		suspended: await aWriter(ctx),
		author: await aWriter(ctx),
		'co-author': await aWriter(ctx),
		invited: await aWriter(ctx),
		moderator: await aMemberOf(ctx, 'moderator'),
		steward: await aMemberOf(ctx, 'steward')
	};
	const ids = Object.values(people).map(({ asker }) => asker.id);
	const password = await hashPassword(randomUUID());
	await ctx.db.execute(sql`update member set created_at = now() - interval '9 days',
			password_hash = ${password}
		where id = any (${`{${ids.join(',')}}`}::bigint[])`);
	await ctx.db.execute(sql`update member set suspended_until = now() + interval '1 day'
		where id = ${people.suspended.asker.id}`);
	return { ctx, people };
}

/** What each sends with a request; new for each act, one of which ends a session. */
export async function cookiesOf({ ctx, people }: Stage): Promise<Record<Who, string>> {
	const cookies: Partial<Record<Who, string>> = { visitor: '' };
	for (const who of WHO) {
		if (who === 'visitor') continue;
		const memberId = people[who].asker.id;
		cookies[who] = `session=${(await startSession(ctx, { memberId, agent: 'test' })).id}`;
	}
	return cookies as Record<Who, string>;
}

/** Something to act upon, made anew for each act that may succeed: what stands for `[id]` and the like. */
export type Thing = (stage: Stage) => Promise<Record<string, string | number>>;

export const nothing: Thing = () => Promise.resolve({ uuid: randomUUID() });

/** In a thread that nobody has been moved to write in. */
export const article: Thing = async ({ ctx }) => {
	const { id, slug, polls } = await aWholeArticle(ctx);
	const tag = await aTag(ctx, id);
	const [row] = await ctx.db.execute<{ key: string }>(sql`select key from tag where id = ${tag}`);
	const subject = `article-${id}`;
	return {
		id,
		slug,
		subject,
		tag,
		key: row!.key,
		option: polls[0]!.options[0]!.id,
		uuid: randomUUID()
	};
};

export const poll: Thing = async ({ ctx }) => {
	const { polls } = await aWholeArticle(ctx);
	return { id: polls[0]!.id, option: polls[0]!.options[0]!.id };
};

/** In which `author` alone has voted, and voted otherwise; with a comment of theirs and one of somebody else. */
export const changedPoll: Thing = async ({ ctx, people }) => {
	const { id: articleId, polls } = await aWholeArticle(ctx);
	const [{ id, options }] = polls as [(typeof polls)[number]];
	await inGoodStanding(ctx, people.author);
	const voter = { electorate: 'member', memberId: people.author.asker.id } as const;
	for (const option of options.slice(0, 2)) {
		await castBallot({ ...people.author, voter }, { pollId: id, optionIds: [option.id] });
	}
	const comment = await aComment(ctx, articleId);
	return { id, comment, own: await aComment(people.author, articleId) };
};

/** By `author`, with their answer, and reported. */
export const comment: Thing = async ({ ctx, people }) => {
	const { id: articleId, slug, polls } = await aWholeArticle(ctx);
	await inGoodStanding(ctx, people.author);
	const id = await aCommentShowing(people.author, articleId, [polls[0]!.options[0]!.id]);
	await report(await aWriter(ctx), theComment(id));
	return { id, slug, subject: `comment-${id}`, uuid: randomUUID() };
};

/** Whatever the act before has done to them. */
async function inGoodStanding(ctx: Ctx, { asker }: MemberCtx): Promise<void> {
	await ctx.db.execute(sql`update member set suspended_until = null, barred_at = null
		where id = ${asker.id}`);
	await ctx.db.execute(sql`delete from comment_hold where member_id = ${asker.id}`);
}

/** A comment of `author` that was hidden by somebody else than any of these people. */
export const act: Thing = async (stage) => {
	const { id } = await comment(stage);
	const moderator = await aMemberOf(stage.ctx, 'moderator');
	return { id: await moderate(moderator, theComment(Number(id)), 'hide-comment') };
};

export const appealed: Thing = async (stage) => appeal(stage, await act(stage));

/** By the moderator who now asks. */
export const ownAct: Thing = async (stage) => {
	const { id } = await comment(stage);
	const hidden = await moderate(stage.people.moderator, theComment(Number(id)), 'hide-comment');
	return appeal(stage, { id: hidden });
};

async function appeal({ people }: Stage, { id }: Record<string, string | number>) {
	await appealAct(people.author, { id: Number(id), words: 'Pas d’accord.' });
	return { id: id! };
}

/** Without links and polls, which their forms would have to name one by one. */
const PLAIN = aDocument({ resources: [], polls: [] });
/** With a poll that closes, and so may be sealed. */
const THREE_YEARS = aDocument({
	resources: [],
	polls: [{ ...aDocument().polls[0]!, closesOn: '2030-01-01' }]
});
const IN_ENGLISH = inEnglish({ resources: [], polls: [] });

export const draft: Thing = (stage) => written(stage, aDraft(stage.people.author));
export const submitted: Thing = (stage) => written(stage, aSubmission(stage.people.author));
/** By `steward`; who moderates has no part in it. */
export const submittedBySteward: Thing = async ({ people }) => ({
	id: await aSubmission(people.steward)
});

/** By `steward`, published by somebody else. */
export const publishedBySteward: Thing = async ({ people }) => {
	const { id, slug } = await aPublication(people.steward, PLAIN);
	return { id, slug };
};

export const published: Thing = async (stage) => {
	const { id, slug } = await aPublication(stage.people.author, PLAIN);
	return { ...(await written(stage, id)), slug };
};

async function written({ ctx, people }: Stage, begun: number | Promise<number>) {
	const id = await begun;
	for (const role of ['co-author', 'invited'] as const) {
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${id}, ${people[role].asker.id}, ${role})`);
	}
	return { id, subject: `article-${id}`, uuid: randomUUID() };
}

/** By `author`, of an article of somebody else. */
export const translation: Thing = async ({ ctx, people }) => {
	const { id } = await aPublication(await aWriter(ctx), PLAIN);
	return { id: (await aTranslation(people.author, id, IN_ENGLISH)).id };
};

/** Of a draft of `author`. */
export const jointTranslation: Thing = async (stage) => {
	const thing = await written(stage, aDraft(stage.people.author, PLAIN));
	return { ...thing, id: await beginJointTranslation(stage.people.author, Number(thing['id'])) };
};

/** By somebody else, of an article of `author`. */
export const sentTranslation: Thing = async (stage) => {
	const { id } = await published(stage);
	return aSentTranslation(await aWriter(stage.ctx), Number(id), IN_ENGLISH);
};

/** A mistake that somebody else reported in an article of `author`. */
export const correction: Thing = async (stage) => {
	const { id } = await published(stage);
	await reportMistake(await aWriter(stage.ctx), {
		...{ articleId: Number(id), language: 'fr', base: 1, idempotencyKey: randomUUID() },
		...{ place: 'body-0', words: 'Il manque un mot.' }
	});
	const [row] = await stage.ctx.db.execute<{ id: number }>(
		sql`select id::int from correction where article_id = ${id}`
	);
	return { id: row!.id };
};

/** A poll of `author` that takes further answers, and one that somebody else proposes for it. */
export const proposedOption: Thing = async (stage) => {
	const poll = await anOpenBallot(stage.people.author);
	await written(stage, poll.articleId);
	const proposal = await aProposal(await aWriter(stage.ctx), poll);
	return { id: poll.pollId, proposal, text: `Réponse ${proposal}` };
};

/** A comment of `author` that waits for a moderator. */
export const held: Thing = async ({ ctx, people }) => {
	const { id: articleId } = await aWholeArticle(ctx);
	await inGoodStanding(ctx, people.author);
	const newcomer = { ...people.author, asker: { ...people.author.asker, isNew: true } };
	const id = await aHeldComment(newcomer, articleId);
	return { id, subject: `held-${id}` };
};

/** Of an article of `author`. */
export const closedPoll: Thing = async (stage) => {
	const { id } = await aPublication(stage.people.author);
	await written(stage, id);
	const [asked] = await listPolls(stage.ctx, id);
	await closeIn(stage.ctx, asked!.id, -1_000);
	return { id: asked!.id };
};

/** Of an article of `author` that was published just now; nobody has voted. */
export const ownPoll: Thing = async (stage) => {
	const { id } = await aPublication(stage.people.author, THREE_YEARS);
	await written(stage, id);
	const [asked] = await listPolls(stage.ctx, id);
	return { id: asked!.id };
};

/** The same, published long ago, and somebody voted. */
export const ownVotedPoll: Thing = async (stage) => {
	const { id } = await ownPoll(stage);
	const poll = await findPoll(stage.ctx, Number(id));
	await stage.ctx.db.execute(sql`update article set published_at = now() - interval '3 hours'
		where id = ${poll!.articleId}`);
	const optionIds = [poll!.options[0]!.id];
	await castBallot(asVisitor(stage.ctx, randomUUID()), { pollId: poll!.id, optionIds });
	return { id: poll!.id, uuid: randomUUID() };
};

/** What `author` would have such a poll say. */
export const pollCorrection: Thing = async (stage) => {
	const { id: pollId } = await ownVotedPoll(stage);
	const poll = await findPoll(stage.ctx, Number(pollId));
	const { question, options } = wordsOf(poll!);
	await proposePollCorrection(stage.people.author, {
		...{ pollId: poll!.id, language: 'fr', base: 0, reason: 'Un mot manquait.' },
		words: { question: `${question} Vraiment ?`, options },
		...{ meansTheSame: true, idempotencyKey: randomUUID() }
	});
	const [row] = await stage.ctx.db.execute<{ id: number }>(
		sql`select id::int from correction where poll_id = ${poll!.id}`
	);
	return { id: row!.id };
};

/** Open, with one ballot of a visitor. */
export const votedPoll: Thing = async ({ ctx }) => {
	const { polls } = await aWholeArticle(ctx);
	const { id: pollId, options } = polls[0]!;
	await castBallot(asVisitor(ctx, randomUUID()), { pollId, optionIds: [options[0]!.id] });
	const [row] = await ctx.db.execute<{ today: string }>(sql`select current_date::text as today`);
	return { id: pollId, today: row!.today };
};

/** An article of `author` that was taken from the site. */
export const archived: Thing = async (stage) => {
	const thing = await published(stage);
	const steward = await aMemberOf(stage.ctx, 'steward');
	await moveArticle(steward, { id: Number(thing['id']), to: 'archived', reason: 'Non.' });
	return thing;
};

/** One that `author` was sent. */
export const notification: Thing = async (stage) => {
	const { id } = await published(stage);
	const memberIds = [stage.people.author.asker.id];
	await tellOfArticle(stage.ctx, { articleId: Number(id), memberIds, reason: 'published' });
	const [row] = await stage.ctx.db.execute<{ id: number }>(sql`select max(id)::int as id
		from notification where member_id = ${memberIds[0]}`);
	return { id: row!.id };
};

/** Somebody who has nothing to do with it. */
export const somebody: Thing = async ({ ctx }) => {
	const { asker } = await aWriter(ctx);
	return { id: asker.id, handle: asker.handle, uuid: randomUUID() };
};
