import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Result from '#lib/components/Result.svelte';
import { fieldText } from '#lib/rules/article-merge.ts';
import { METHODS, type Method } from '#lib/rules/tally/choice.ts';
import type { PollHeadline } from '#lib/rules/tally/headline.ts';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { figureOfPoll } from '#lib/server/web/result-figure.ts';
import { textIn } from '#lib/text/text.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aDocument, aPublication } from '../../support/drafts.ts';
import { aPoll, asMember, asVisitor, type TestPoll } from '../../support/polls.ts';

test(
	'what an author chose is published, comes back as their document, and is part of what versions compare',
	rolledBack(async (ctx) => {
		const [poll] = aDocument().polls;
		const document = aDocument({ polls: [{ ...poll!, headline: 'members' }, poll!] });
		const { id } = await aPublication(await aWriter(ctx), document);
		const asked = await listPolls(ctx, id);
		expect(asked.map(({ headline }) => headline)).toEqual(['members', 'both']);
		const published = (await findPublished(ctx, id, 'fr'))!;
		expect(published.document.polls).toEqual(document.polls);
		const [other] = [aDocument({ polls: [poll!, poll!] })];
		expect(fieldText(other, 'polls', String)).not.toBe(fieldText(document, 'polls', String));
	})
);

/** Members for tea, more visitors for coffee. */
async function anElection(ctx: Ctx, method: Method, headline: PollHeadline): Promise<TestPoll> {
	const poll = await aPoll(ctx, {
		...{ method, headline, results: 'always' as const },
		options: ['tea', 'coffee']
	});
	const ballot = (key: string) =>
		method === 'ranked' || method === 'score' ? poll.marked({ [key]: 1 }) : poll.ballot(key);
	for (let id = 1; id <= 21; id++) await castBallot(asMember(ctx, id), ballot('tea'));
	for (let id = 1; id <= 24; id++) await castBallot(asVisitor(ctx, `v${id}`), ballot('coffee'));
	return poll;
}

for (const method of METHODS) {
	test(
		`where the members' result is put in front, it is their winner that is said: ${method}`,
		rolledBack(async (ctx) => {
			const text = textIn('fr');
			const shown = async (headline: PollHeadline) => {
				const { id } = await anElection(ctx, method, headline);
				const poll = (await viewPoll(ctx, id))!;
				const props = {
					poll,
					tally: poll.result!,
					locale: 'fr' as const,
					mine: 'visitor' as const,
					isFurther: false
				};
				const { said } = (await figureOfPoll(ctx, id))!;
				return { html: render(Result, { props }).body, said };
			};
			const [both, members] = [await shown('both'), await shown('members')];
			expect(both.said).toMatch(/tea.*coffee/);
			expect(members.said).toContain('tea');
			expect(members.said).not.toContain('coffee');
			// Their number is told all the same.
			expect(members.said).toMatch(/24/);
			expect(both.html).not.toContain(text.headline.members);
			expect(members.html).toContain(text.headline.members);
			const fronts = (html: string) => html.split('class="headline').length - 1;
			if (method === 'score') expect([fronts(both.html), fronts(members.html)]).toEqual([2, 1]);
			if (method === 'ranked') expect([fronts(both.html), fronts(members.html)]).toEqual([4, 2]);
			// Where what a day's ballots say is not kept, that is said; elsewhere the days are named.
			const areDaysKept = method === 'single' || method === 'approval';
			expect(both.html.includes(text.robustness.noDays)).toBe(!areDaysKept);
			expect(both.html.split('deux derniers jours de vote').length - 1).toBe(areDaysKept ? 2 : 0);
			if (method === 'single' || method === 'approval') {
				expect(both.html).toContain(text.robustness.among.visitor);
				expect(members.html).not.toContain(text.robustness.among.visitor);
				expect(members.html).toContain(text.robustness.among.member);
			}
		})
	);
}

test(
	'bars are as long as the shares beside them, of members and of visitors alike',
	rolledBack(async (ctx) => {
		const { id, ballot } = await anElection(ctx, 'single', 'both');
		await castBallot(asMember(ctx, 22), ballot('coffee'));
		const poll = (await viewPoll(ctx, id))!;
		const tally = poll.result!;
		const { body } = render(Result, {
			props: { poll, tally, locale: 'fr', mine: 'visitor', isFurther: false }
		});
		const widths = [...body.matchAll(/<svg width="([\d.]+)%" height="(?:24|14)"/g)];
		const shares = tally.options.flatMap(({ ballots: { member, visitor } }) => [
			member / tally.ballots.member,
			visitor / tally.ballots.visitor
		]);
		expect(new Set(shares).size).toBeGreaterThan(2);
		const longest = Math.max(...shares);
		expect(widths.map(([, width]) => width)).toEqual(
			// Nothing is drawn of nothing.
			shares.filter((share) => share > 0).map((share) => ((share / longest) * 100).toFixed(2))
		);
	})
);
