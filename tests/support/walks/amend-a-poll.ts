import { sql } from 'drizzle-orm';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import type { Poll } from '#lib/server/polls/find.ts';
import { aMemberOf } from '../drafts.ts';
import { expect } from '../people.ts';
import { asVisitor, closeIn } from '../polls.ts';
import { setRole } from '../roles/set-role.ts';
import { aWholeArticle } from '../whole-article.ts';
import type { Tour } from './tour.ts';

/** What is changed in a poll of one's own, and what a moderator can still do. */
export async function* amendingAPoll(
	{ page, ctx, language }: Tour,
	{ handle, poll }: { handle: string; poll: Poll }
) {
	const { href, text } = language;
	const words = text.amend;
	await page.goto(href(`/polls/${poll.id}/correct`));
	await expect(page.getByText(words.correct.late)).toBeVisible();
	await page.getByLabel(text.write.question).fill(`${poll.question} Vraiment ?`);
	await page.getByLabel(words.correct.reason).fill('Il manquait un mot.');
	await page.getByRole('button', { name: words.correct.look }).click();
	yield '/polls/correct, after the hour of its author';
	await page.getByLabel(words.correct.same).check();
	await page.getByRole('button', { name: text.correction.propose }).click();
	await expect(page.getByRole('status')).toHaveText(words.done.proposed);
	yield '/polls/changes, where one is proposed';
	await page.goto(href(`/polls/${poll.id}/tighten`));
	yield '/polls/tighten, where nothing is offered';

	// The only one of the team: they decide on their own.
	await ctx.db.execute(sql`update member set role = 'member' where role <> 'member'`);
	await setRole(ctx, { handle }, 'steward');
	await castBallot(asVisitor(ctx, `amended ${poll.id}`), {
		pollId: poll.id,
		optionIds: [poll.options[0]!.id]
	});
	const [proposed] = await ctx.db.execute<{ id: number }>(
		sql`select id::int from correction where poll_id = ${poll.id}`
	);
	await page.goto(href(`/corrections/${proposed!.id}`));
	await page.getByRole('button', { name: text.correction.acceptPoll }).click();
	await expect(page.getByRole('alert')).toHaveText(words.correct.refusal['not-confirmed']);
	yield '/corrections/id of a poll, refused';
	await page.goto(href(`/polls/${poll.id}/correct`));
	await page.getByLabel(text.write.question).fill(`${poll.question} ${'très'.repeat(30)}`);
	await page.getByLabel(words.correct.reason).fill('Il manquait un mot.');
	await page.getByRole('button', { name: words.correct.look }).click();
	await expect(page.getByRole('heading', { name: words.correct.lookTitle })).toBeVisible();
	yield '/polls/correct with before and after';
	await page.getByRole('button', { name: words.correct.submit, exact: true }).click();
	await expect(page.getByRole('alert')).toHaveText(words.correct.refusal['not-confirmed']);
	yield '/polls/correct, refused';
	await page.getByLabel(words.correct.same).check();
	await page.getByRole('button', { name: words.correct.submit, exact: true }).click();
	await expect(page.getByRole('status')).toHaveText(words.done.corrected);
	await closeIn(ctx, poll.id, 3 * 24 * 3_600_000);
	await page.goto(href(`/polls/${poll.id}/tighten`));
	await page.getByLabel(text.write.visibilities.sealed).check();
	await page.getByLabel(words.tighten.reason).fill(' ');
	await page.getByRole('button', { name: words.tighten.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/polls/tighten, refused';
	await page.getByLabel(words.tighten.reason).fill('Les premiers résultats pesaient.');
	await page.getByRole('button', { name: words.tighten.submit }).click();
	await expect(page.getByRole('status')).toHaveText(words.done.tightened);
	yield '/polls/changes, for a steward';
	await page.goto(href(`/polls/${poll.id}`));
	yield '/polls/id, corrected';

	const article = await aWholeArticle(ctx, ['single', 'ranked', 'score']);
	await page.goto(href(`/polls/${article.polls[0]!.id}/cancel`));
	await page.getByLabel(words.cancel.reason).fill(' ');
	await page.getByRole('button', { name: words.cancel.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/polls/cancel, refused';
	const moderator = await aMemberOf(ctx, 'moderator');
	for (const [index, { id, options }] of article.polls.entries()) {
		await castBallot(asVisitor(ctx, `cancelled ${id}`), {
			pollId: id,
			optionIds: options.slice(0, index === 0 ? 1 : 3).map((option) => option.id),
			values: index === 0 ? null : [1, 2, 3]
		});
		await cancelPoll(moderator, { pollId: id, reason: 'Elle suppose ce qu’elle demande.' });
	}
	for (const { id } of article.polls) {
		await page.goto(href(`/polls/${id}`));
		await expect(page.getByText(words.figures)).toBeVisible();
		yield `/polls/id, cancelled (${id === article.polls[0]!.id ? 'named' : 'ranked or scored'})`;
	}
	await page.goto(href(`/polls/${article.polls[0]!.id}/cancel`));
	yield '/polls/cancel of one that is cancelled';
	await page.goto(href(`/polls/${article.polls[0]!.id}/changes`));
	yield '/polls/changes of one that is cancelled';
	await setRole(ctx, { handle }, 'member');
	await setRole(ctx, moderator.asker, 'member');
}
