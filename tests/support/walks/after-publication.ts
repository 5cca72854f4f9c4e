import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { textIn } from '#lib/text/text.ts';
import { reportMistake } from '#lib/server/amendments/ask-correction.ts';
import { listWaitingCorrections } from '#lib/server/amendments/list-corrections.ts';
import { correctArticle } from '#lib/server/publishing/correct.ts';
import { answerTranslation } from '#lib/server/publishing/translate.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { aComment, aWriter } from '../comments.ts';
import { aDocument, aPublication, putBehind } from '../drafts.ts';
import { anOpenBallot, aProposal } from '../reader-options.ts';
import { aSentTranslation, aTranslation, inEnglish } from '../translations.ts';
import { becomeMember, expect } from '../people.ts';
import { closeIn } from '../polls.ts';
import { setRole } from '../roles/set-role.ts';
import type { Tour } from './tour.ts';
import { amendingAPoll } from './amend-a-poll.ts';
import { asWriter } from './as-writer.ts';

export async function* afterPublication({ page, context, ctx, site, language }: Tour) {
	const { href, text } = language;
	const { handle } = await becomeMember(context, site.origin);
	const writer = await asWriter(ctx, handle);
	const [mine, theirs] = [await aPublication(writer), await aPublication(await aWriter(ctx))];
	await page.goto(href(`/articles/${mine.slug}/correct`));
	await page.getByRole('button', { name: text.correction.correct, exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/correct, for its author, refused';
	await page.getByRole('button', { name: text.write.preview }).click();
	await expect(page.getByRole('region', { name: text.write.livePreview })).toBeVisible();
	yield '/articles/correct with its preview';
	await page.goto(href(`/articles/${theirs.slug}/correct`));
	await page.getByRole('button', { name: text.correction.send }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/correct, for a reader, refused';
	await page.goto(href(`/articles/${theirs.slug}`));
	await page.getByText(text.correction.offer, { exact: true }).click();
	await expect(page.getByRole('link', { name: text.correction.here })).toHaveCount(5);
	yield '/articles/slug with links to report mistakes';
	await page.getByRole('link', { name: text.correction.here }).nth(2).click();
	await page.getByRole('button', { name: text.correction.send }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/correct of a passage, refused';

	await page.goto(href(`/articles/${theirs.slug}/translate`));
	yield '/articles/translate';
	const ben = await aWriter(ctx, 'Ben');
	const waiting = await aSentTranslation(ben, mine.id);
	await page.goto(href(`/translations/${waiting.id}/read`));
	await page.getByRole('button', { name: text.translation.return }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/translations/read, for who answers it';
	await page.goto(href(`/articles/${mine.slug}/translate`));
	yield '/articles/translate, where one waits';
	await answerTranslation(writer, { ...waiting, to: 'accept', message: '' });
	const fair = { base: 1, idempotencyKey: randomUUID() };
	const { title, lede, resources } = aDocument();
	const words = { title, lede, resourceTitles: resources.map(({ title }) => title) };
	await correctArticle(writer, { ...fair, articleId: mine.id, words: { ...words, body: 'Bref.' } });
	await putBehind(ctx);
	const own = await aTranslation(writer, theirs.id, inEnglish({ body: 'Short. '.repeat(100) }));
	await page.goto(href(`/translations/${own.id}`));
	yield '/translations/id';
	await page.goto(href(`/translations/${own.id}/history`));
	yield '/translations/history';
	await page.goto(`/en/articles/${mine.slug}`);
	await expect(page.getByText(textIn('en').translation.outdated)).toBeVisible();
	yield 'a translation that is older than its original';
	await page.goto(href(`/articles/${mine.slug}/history/en`));
	yield '/articles/history/language';

	await reportMistake(ben, {
		...{ articleId: theirs.id, language: 'fr', base: 1, place: 'body-1', words: 'Trop bref.' },
		idempotencyKey: randomUUID()
	});
	const [mistake] = (await listWaitingCorrections(ctx)).filter(({ slug }) => slug === theirs.slug);
	await setRole(ctx, { handle }, 'moderator');
	await page.goto(href('/corrections'));
	yield '/corrections';
	await page.goto(href(`/corrections/${mistake!.id}`));
	await page.getByRole('button', { name: text.correction.accept }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/corrections/id, refused';
	await setRole(ctx, { handle }, 'member');
	await page.goto(href('/drafts'));
	yield '/drafts with a translation';

	const asked = await anOpenBallot(writer);
	await putBehind(ctx);
	await page.goto(href(`/polls/${asked.pollId}/propose`));
	await page.getByRole('button', { name: text.option.propose }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/polls/propose, refused';
	await aProposal(writer, asked, 'Du lait');
	await aProposal(
		ben,
		asked,
		'Une réponse-dont-un-mot-est-plus-long-que-tous-ceux-du-dictionnaire'
	);
	await page.goto(href('/options'));
	await page.getByRole('button', { name: text.option.refuse }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/options, refused';
	await page.getByRole('button', { name: text.option.accept }).click();
	await page.goto(href(`/articles/${asked.slug}`));
	await page.getByRole('checkbox').last().check();
	await page.locator('.poll button.primary').click();
	await expect(page.locator('.poll .result')).toBeVisible();
	yield 'an article with an answer that readers proposed';

	const [poll] = await listPolls(ctx, mine.id);
	yield* amendingAPoll({ page, context, ctx, site, language }, { handle, poll: poll! });
	await closeIn(ctx, poll!.id, -1_000);
	await page.goto(href(`/polls/${poll!.id}/outcome`));
	await page.getByLabel(text.outcome.box).fill(' ');
	await page.getByRole('button', { name: text.outcome.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/polls/outcome, refused';
	for (const words of ['C’est fait.', 'C’est **bien** fait.']) {
		await page.goto(href(`/polls/${poll!.id}/outcome`));
		await page.getByLabel(text.outcome.box).fill(words);
		await page.getByRole('button', { name: text.comment.preview }).click();
		await expect(page.getByRole('heading', { name: text.comment.previewTitle })).toBeVisible();
		await page.getByRole('button', { name: text.outcome.submit }).click();
		await expect(page.locator('.source').first()).toHaveText(words);
	}
	yield '/polls/outcome, with two versions';

	const [link] = await listResources(ctx, mine.id);
	await ctx.db.execute(sql`update resource set link_state = 'dead', failing_since = now()
		where id = ${link!.id}`);
	await ctx.db.execute(sql`insert into resource_day (resource_id, day, clicks)
		values (${link!.id}, current_date - 9, 7), (${link!.id}, current_date - 1, 3)`);
	await aComment(ben, mine.id, null, `Voir ${link!.url}`);
	await page.goto(href(`/articles/${mine.slug}`));
	await expect(page.getByText(text.link.dead)).toBeVisible();
	yield 'an article with a dead link that a comment cites';
	for (const path of ['clicks', 'comments']) {
		await page.goto(href(`/links/${link!.id}/${path}`));
		yield `/links/${path}`;
	}
	await ctx.db.execute(sql`update article set last_activity_at = now() - interval '91 days'
		where id = ${theirs.id}`);
	await page.goto(href(`/articles/${theirs.slug}/reply`));
	await expect(page.getByText(/^(Les c|C)omment/).first()).toBeVisible();
	yield 'a reply where comments are closed';
	await page.goto(href('/notifications'));
	yield '/notifications of translations';
}
