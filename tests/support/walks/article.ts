import { saveTranslation } from '#lib/server/amendments/save-translation.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { decideAlone } from '#lib/server/publishing/decide.ts';
import { FOUNDING_ARTICLE } from '../pages.ts';
import { aWriter } from '../comments.ts';
import { aDocument, aDraft, aMemberOf, aSubmission, putBehind, submitIt } from '../drafts.ts';
import { becomeMember, expect } from '../people.ts';
import { setRole } from '../roles/set-role.ts';
import { aJointTranslation, inEnglish } from '../translations.ts';
import { aWholeArticle } from '../whole-article.ts';
import type { Tour } from './tour.ts';
import { asWriter } from './as-writer.ts';

export async function* aroundAnArticle({ page, context, ctx, site, language }: Tour) {
	const { href, text } = language;
	const words = text.write;
	const { handle } = await becomeMember(context, site.origin);
	await page.goto(href('/articles/new'));
	await page.getByRole('button', { name: words.addPoll }).click();
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'an article with everything left to mend';

	const writer = await asWriter(ctx, handle);
	const earlier = await aWholeArticle(ctx, ['approval']);
	const asksAgain = `/polls/${earlier.polls[0]!.id}`;
	await page.goto(href(`${asksAgain}/again`));
	yield '/polls/again';
	const polls = aDocument().polls.map((poll) => ({ ...poll, asksAgain }));
	const id = await aDraft(writer, aDocument({ title: `Très ${'long'.repeat(45)}`, polls }));
	await page.goto(href(`/drafts/${id}`));
	yield '/drafts/id';
	for (const path of ['/preview', '/authors', '/history']) {
		await page.goto(href(`/drafts/${id}${path}`));
		yield `/drafts/id${path}`;
	}
	await page.goto(href(`/drafts/${id}/translation`));
	yield '/drafts/id/translation';
	await page.goto(href(`/drafts/${id}`));
	const document = aDocument({ title: 'Autre', polls: [] });
	await saveRevision(writer, { id, base: 1, document, trigger: 'button' });
	await page.getByLabel(words.title, { exact: true }).fill('Encore autre');
	await page.getByRole('button', { name: words.save }).first().click();
	await expect(page.getByRole('heading', { name: words.clash.title })).toBeVisible();
	yield 'an article that another one saved meanwhile';
	await page.goto(href(`/drafts/${id}/history`));
	yield 'two versions of an article';

	const someone = await aWriter(ctx);
	const waiting = await aSubmission(someone);
	const { id: joint, number } = await aJointTranslation(writer, await aDraft(writer));
	await page.goto(href(`/translations/${joint}`));
	const theirs = inEnglish({ title: 'Another title' });
	await saveTranslation(writer, {
		...{ id: joint, base: number, original: 1, beside: 1, document: theirs },
		trigger: 'button'
	});
	await page.getByLabel(words.title, { exact: true }).fill('Yet another title');
	await page.getByRole('button', { name: words.save }).first().click();
	await expect(page.getByRole('heading', { name: words.clash.title })).toBeVisible();
	yield 'a translation of a draft that another one saved meanwhile';
	const inBoth = await aDraft(someone);
	await aJointTranslation(someone, inBoth);
	await submitIt(someone, inBoth, 1);
	const refused = await aSubmission(writer, aDocument({ title: 'Trop court' }));
	const published = await aSubmission(writer);
	await setRole(ctx, { handle }, 'steward');
	await page.goto(href('/review'));
	yield '/review';
	await page.goto(href(`/review/${waiting}`));
	await page.getByLabel(text.review.vote.against).check();
	await page.getByRole('button', { name: text.review.vote.submit, exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/review/id, refused';
	await page.goto(href(`/review/${inBoth}`));
	yield '/review/id, in both languages';
	await page.goto(href(`${FOUNDING_ARTICLE}/headline`));
	await page.getByRole('button', { name: text.front.headline.put, exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/headline, refused';
	const steward = await aMemberOf(ctx, 'steward');
	const alone = { submission: 1, template: 'thin' as const, reason: 'Trop court.', zone: 'UTC' };
	await decideAlone(steward, { ...alone, id: refused, to: 'refuse' });
	await decideAlone(steward, { ...alone, id: published, to: 'publish' });
	await putBehind(ctx);
	await setRole(ctx, { handle }, 'member');
	await page.goto(href(`/drafts/${refused}`));
	yield 'a refused article';
	await page.goto(href('/drafts'));
	yield '/drafts';
	await page.getByRole('link', { name: words.list.read }).first().click();
	await expect(page.getByRole('link', { name: words.history.link, exact: true })).toBeVisible();
	yield 'an article with an author';
	await page.getByRole('link', { name: words.history.link, exact: true }).click();
	yield '/articles/history';
	await page.goto(href('/notifications'));
	yield '/notifications of articles';
	await page.goto(href('/about/decisions'));
	yield '/about/decisions';
}
