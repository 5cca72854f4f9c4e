import { expect, test } from 'vitest';
import { beginJointTranslation } from '#lib/server/amendments/begin-translation.ts';
import { saveTranslation } from '#lib/server/amendments/save-translation.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { restoreRevision } from '#lib/server/drafts/restore.ts';
import { saveRevision, type Trigger } from '#lib/server/drafts/save.ts';
import { withdrawArticle } from '#lib/server/drafts/submit.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { editTogether } from '#lib/server/publishing/edit-together.ts';
import { aWriter } from '../../support/comments.ts';
import { reasonsOf } from '../../support/corrections.ts';
import { rolledBack } from '../../support/database.ts';
import { aCoAuthor, aDocument, aDraft, aTeam, submitIt } from '../../support/drafts.ts';
import { stateOf, voteAs } from '../../support/review.ts';
import { inEnglish } from '../../support/translations.ts';

const PLAIN = aDocument({ resources: [], polls: [] });

const save = (
	who: MemberCtx,
	id: number,
	base: number,
	body: string,
	trigger: Trigger = 'button'
) =>
	editTogether(who, id, (ctx) =>
		saveRevision(ctx, { id, base, document: { ...PLAIN, body }, trigger })
	);

/** Of Ana with Ben, in two versions, given to the moderators. */
async function aJointSubmission(ana: MemberCtx) {
	const id = await aDraft(ana, PLAIN);
	const ben = await aCoAuthor(ana, id);
	await save(ben, id, 1, 'Deux');
	await submitIt(ana, id, 2);
	return { id, ben };
}

test(
	'who writes along and changes what was submitted makes a draft of it, and the others are told',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id, ben } = await aJointSubmission(ana);
		const [one] = await aTeam(ctx, 8);
		await voteAs(one!, id, 1);
		expect(await save(ben, id, 2, 'Trois')).toEqual({ ok: true, number: 3 });
		expect(await stateOf(ctx, id)).toBe('draft');
		expect(await reasonsOf(ana)).toEqual(['draft-again']);
		expect(await reasonsOf(ben)).toEqual([]);
		// What is a draft already is nobody's news.
		await save(ben, id, 3, 'Quatre');
		expect(await reasonsOf(ana)).toEqual(['draft-again']);
	})
);

test(
	'an old version and a translation that come with it do the same; what changes nothing tells nothing',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id, ben } = await aJointSubmission(ana);
		await save(ben, id, 2, 'Deux');
		await editTogether(ben, id, (ctx) => restoreRevision(ctx, { id, number: 2 }));
		expect(await save(ben, id, 2, 'Tapé', 'pause')).toMatchObject({ ok: false });
		await expect(save(await aWriter(ctx), id, 2, 'Pris')).rejects.toThrow(Forbidden);
		expect(await stateOf(ctx, id)).toBe('submitted');
		expect(await reasonsOf(ana)).toEqual([]);

		await editTogether(ana, id, (ctx) => restoreRevision(ctx, { id, number: 1 }));
		expect(await reasonsOf(ben)).toEqual(['draft-again']);

		await submitIt(ana, id, 3);
		const translation = await beginJointTranslation(ben, id);
		await editTogether(ben, id, (ctx) =>
			saveTranslation(ctx, {
				...{ id: translation, base: 1, original: 3, beside: 3, trigger: 'button' },
				document: inEnglish({ resources: [], polls: [] })
			})
		);
		expect(await stateOf(ctx, id)).toBe('draft');
		expect(await reasonsOf(ana)).toEqual(['draft-again']);
	})
);

test(
	'who began it withdraws it, and who writes along is told once',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id, ben } = await aJointSubmission(ana);
		for (const _ of [1, 2]) await editTogether(ana, id, (ctx) => withdrawArticle(ctx, id));
		expect(await reasonsOf(ben)).toEqual(['withdrawn']);
		await save(ben, id, 2, 'Trois');
		expect(await reasonsOf(ana)).toEqual([]);
	})
);
