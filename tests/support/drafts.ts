import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { emptyDocument, type ArticleDocument } from '#lib/rules/article-document.ts';
import type { Role } from '#lib/rules/permissions.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { acceptInvitation, inviteAuthor } from '#lib/server/drafts/authors.ts';
import { beginArticle } from '#lib/server/drafts/save.ts';
import { submitArticle } from '#lib/server/drafts/submit.ts';
import { decideAlone } from '#lib/server/publishing/decide.ts';
import { aWriter } from './comments.ts';
import { setNoRoles, setRole } from './roles/set-role.ts';

export const TODAY = '2026-11-25';

/** An article that lacks nothing, in French, unless something else is given. */
export const aDocument = (given: Partial<ArticleDocument> = {}): ArticleDocument => ({
	...emptyDocument('fr'),
	title: 'Faut-il un seul dépôt ?',
	lede: 'Une question *simple*.',
	body: '## Pour\n\nUn [lien](https://example.org/pour).\n\n## Contre\n\nRien.',
	tags: ['git', 'dépôts'],
	resources: [
		{ title: 'Un', url: 'https://example.org/1', language: 'fr' },
		{ title: 'Deux', url: 'https://example.org/2', language: 'en' },
		{ title: 'Trois', url: 'https://example.org/3', language: 'fr' }
	],
	polls: [
		{
			method: 'single',
			question: 'Faut-il un seul dépôt ?',
			options: ['Oui', 'Non', 'Ça dépend'],
			results: 'after-vote',
			closesOn: ''
		}
	],
	...given
});

/** Begins an article of this writer. */
export async function aDraft(
	writer: MemberCtx,
	document: ArticleDocument = aDocument()
): Promise<number> {
	const outcome = await beginArticle(writer, {
		document,
		idempotencyKey: randomUUID(),
		trigger: 'button'
	});
	if (!outcome.ok) throw new Error(`the article was refused: ${outcome.reason}`);
	return outcome.id;
}

/** The same, given to the moderators. */
export async function aSubmission(
	writer: MemberCtx,
	document: ArticleDocument = aDocument()
): Promise<number> {
	const id = await aDraft(writer, document);
	await submitIt(writer, id, 1);
	return id;
}

export async function submitIt(writer: MemberCtx, id: number, base: number): Promise<void> {
	const outcome = await submitArticle(writer, { id, base, today: TODAY });
	if (!outcome.ok) throw new Error(`the article was not submitted: ${outcome.reason}`);
}

/** The same, published by a steward; its revision is the first. */
export async function aPublication(
	writer: MemberCtx,
	document: ArticleDocument = aDocument()
): Promise<{ id: number; slug: string }> {
	const id = await aSubmission(writer, document);
	const steward = await aMemberOf(writer, 'steward');
	const alone = { submission: 1, template: null, reason: 'Prêt.', zone: 'UTC' };
	const outcome = await decideAlone(steward, { ...alone, id, to: 'publish' });
	if (!outcome.ok) throw new Error(`the article was not published: ${outcome.reason}`);
	const [row] = await writer.db.execute<{ slug: string }>(
		sql`select slug from article where id = ${id}`
	);
	return { id, slug: row?.slug ?? '' };
}

/** Somebody new who writes along. */
export async function aCoAuthor(author: MemberCtx, id: number, ctx: Ctx = author) {
	const writer = await aWriter(ctx, 'Ben');
	await inviteAuthor(author, { id, handle: writer.asker.handle });
	await acceptInvitation(writer, id);
	return writer;
}

/** Puts what was published just now behind the founding article, so that the front page is again as others know it. */
export async function putBehind(ctx: Ctx): Promise<void> {
	await ctx.db.execute(sql`update article set published_at = published_at - interval '30 days'
		where submission > 0 and published_at > now() - interval '1 day'`);
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
}

/** Somebody new with this role. */
export async function aMemberOf(ctx: Ctx, role: Role): Promise<MemberCtx> {
	const member = await aWriter(ctx, role);
	await setRole(ctx, member.asker, role);
	return { ...member, asker: { ...member.asker, role } };
}

/** A team of so many moderators, the only one of the site. */
export async function aTeam(ctx: Ctx, size: number): Promise<MemberCtx[]> {
	await setNoRoles(ctx);
	const team = [];
	for (let count = 0; count < size; count++) team.push(await aMemberOf(ctx, 'moderator'));
	return team;
}
