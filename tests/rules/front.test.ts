import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { asListOrder, firstDayOf, monthPath, readMonth } from '#lib/rules/front.ts';
import { isPublicPage } from '#lib/rules/public-pages.ts';

test('only a month of the calendar, written as we write it, is one', () => {
	expect(readMonth('2026', '11')).toEqual({ year: 2026, month: 11 });
	for (const [year, month] of [
		...[
			['2026', '13'],
			['2026', '00'],
			['2026', '1'],
			['26', '01'],
			['0026', '01']
		],
		...[
			['9999', '01'],
			['2026', '1e'],
			['2026', '011'],
			['', ''],
			['２０２６', '01']
		]
	] as [string, string][]) {
		expect(readMonth(year, month), `${year}/${month}`).toBeNull();
	}
	expect(monthPath(firstDayOf({ year: 2026, month: 3 }))).toBe('/archives/2026/03');
});

test('an order that nobody offers is the first one', () => {
	expect(asListOrder('activity')).toBe('activity');
	for (const given of [null, '', 'votes', 'constructor']) expect(asListOrder(given)).toBe('date');
});

test('search engines may list what everybody comes to read, and no other page', () => {
	const routes = path.resolve(import.meta.dirname, '../../src/routes');
	const pages = readdirSync(routes, { recursive: true, withFileTypes: true })
		.filter(({ name }) => name === '+page.svelte')
		.map(({ parentPath }) => `/${path.relative(routes, parentPath)}`);
	const example = (route: string) =>
		route
			.replace('[year]', '2026')
			.replace('[month]', '11')
			.replace(/\[+id\]+/, '12')
			.replace(/\[\w+\]/g, 'one');
	expect(pages.filter((route) => isPublicPage(example(route))).sort()).toEqual([
		...[
			'/',
			'/about/changes',
			'/about/decisions',
			'/about/headlines',
			'/about/method',
			'/about/moderation',
			'/archives',
			'/archives/[year]/[month]'
		],
		...['/articles/[slug]', '/members/[handle]', '/polls/[id]', '/tags', '/tags/[key]']
	]);
});
