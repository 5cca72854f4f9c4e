import { expect, test } from 'vitest';
import { findLinking } from '#lib/server/resources/find-linking.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aDocument, aDraft, aPublication } from '../../support/drafts.ts';

const to = (url: string) => ({ resources: [{ title: 'Un', url, language: 'fr' }] });

test(
	'an address is known from published articles, however it is written, and from no draft',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		await aDraft(writer, aDocument(to('https://example.org/draft')));
		const first = await aPublication(writer, aDocument(to('https://example.org/Page/')));
		const second = await aPublication(writer, aDocument(to('http://example.org/Page#end')));
		const { title } = aDocument();
		const asked = ['http://example.org/Page', 'https://example.org/draft', 'no address'];
		const found = await findLinking(ctx, asked);
		expect([...found]).toEqual([['http://example.org/Page', [{ slug: first.slug, title }]]]);
		expect([...(await findLinking(ctx, ['http://example.org/Page#end'])).values()][0]).toEqual(
			[second, first].map(({ slug }) => ({ slug, title }))
		);
		expect((await findLinking(ctx, [])).size).toBe(0);
	})
);
