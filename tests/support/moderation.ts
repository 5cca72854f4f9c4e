import type { DeskAct, Subject } from '#lib/rules/moderation.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { actOn, type ActDraft } from '#lib/server/moderation/act.ts';
import { reportThing } from '#lib/server/moderation/report.ts';

export const theComment = (id: number): Subject => ({ kind: 'comment', id });
export const theMember = (id: number): Subject => ({ kind: 'member', id });
export const theArticle = (id: number): Subject => ({ kind: 'article', id });

export const anAct = (
	subject: Subject,
	kind: DeskAct,
	given: Partial<ActDraft> = {}
): ActDraft => ({
	subject,
	kind,
	rule: 'insult',
	reason: 'Attaque une personne.',
	hours: kind === 'suspend' ? 24 : null,
	count: kind === 'hold-comments' ? 2 : null,
	...given
});

/** Does what must be done, and says under which id the log has it. */
export async function moderate(
	moderator: MemberCtx,
	subject: Subject,
	kind: DeskAct,
	given: Partial<ActDraft> = {}
): Promise<number> {
	const outcome = await actOn(moderator, anAct(subject, kind, given));
	if (!outcome.ok) throw new Error(`the act was refused: ${outcome.reason}`);
	return outcome.id;
}

export async function report(member: MemberCtx, subject: Subject): Promise<void> {
	const outcome = await reportThing(member, { subject, reason: 'spam', words: 'Encore lui.' });
	if (!outcome.ok) throw new Error(`the report was refused: ${outcome.reason}`);
}
