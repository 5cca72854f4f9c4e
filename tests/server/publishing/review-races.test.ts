import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { articleEvents } from '#lib/server/drafts/tables.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf, aSubmission, aTeam } from '../../support/drafts.ts';
import { voteAs, slugOf, decideAs } from '../../support/review.ts';

test('two who decide at once publish once, and one is told that it was decided', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const ana = await aWriter(here);
	for (let round = 0; round < 8; round++) {
		const [one, two] = await aTeam(here, 2);
		const id = await aSubmission(ana, aDocument({ title: `Tour ${round}` }));
		const there = { ...two!, db: database.openPool().db };
		const outcomes = await Promise.all([voteAs(one!, id, 1), voteAs(there, id, 1)]);
		expect(outcomes).toContainEqual({ ok: true, decision: 'published' });
		expect(outcomes).toContainEqual({ ok: false, reason: 'no-longer-submitted' });
		expect(await listPolls(here, id)).toHaveLength(1);
		const published = await here.db.$count(
			articleEvents,
			sql`article_id = ${id} and to_state = 'published'`
		);
		expect(published).toBe(1);
	}
});

test('two articles of one title that are published at the same moment both are', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const ana = await aWriter(here);
	const steward = await aMemberOf(here, 'steward');
	const there = { ...steward, db: database.openPool().db };
	for (let round = 0; round < 5; round++) {
		const document = aDocument({ title: `Jumeaux ${round}` });
		const ids = [await aSubmission(ana, document), await aSubmission(ana, document)];
		await Promise.all([decideAs(steward, ids[0]!, 'publish'), decideAs(there, ids[1]!, 'publish')]);
		const slugs = [await slugOf(here, ids[0]!), await slugOf(here, ids[1]!)];
		expect(slugs.sort()).toEqual([`jumeaux-${round}`, `jumeaux-${round}-2`]);
	}
});

test('what is published while its author edits is what the moderator read, or nothing', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const ana = await aWriter(here);
	const author = { ...ana, db: database.openPool().db };
	const steward = await aMemberOf(here, 'steward');
	const seen = new Set<string>();
	for (let round = 0; round < 10; round++) {
		const id = await aSubmission(ana, aDocument({ title: `Course ${round}` }));
		const [decided, saved] = await Promise.all([
			decideAs(steward, id, 'publish'),
			saveRevision(author, {
				...{ id, base: 1, trigger: 'button' },
				document: aDocument({ title: 'Changé' })
			})
		]);
		const slug = await slugOf(here, id);
		if (decided.ok) {
			expect(saved).toEqual({ ok: false, reason: 'not-a-draft' });
			expect(slug).toBe(`course-${round}`);
		} else {
			expect(decided.reason).toBe('no-longer-submitted');
			expect(saved.ok).toBe(true);
			expect(slug).toBeNull();
		}
		seen.add(String(decided.ok));
	}
	expect(seen.size).toBeGreaterThan(0);
});
