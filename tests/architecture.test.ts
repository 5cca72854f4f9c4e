import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** From the top down: a folder may import itself and what stands below it, never above. */
const LAYERS: string[][] = [
	['web'],
	['upkeep', 'demo'],
	['mail'],
	['feeds'],
	['membership', 'publishing', 'stewardship'],
	['moderation'],
	['notifications', 'search', 'front'],
	['ballots', 'comments', 'amendments'],
	['minds'],
	['resources', 'polls', 'drafts'],
	['articles'],
	['factors'],
	['accounts'],
	['platform'],
	['db']
];

const ROOT = path.resolve(import.meta.dirname, '..');
const sources = filesBelow('src').filter((file) => /\.(ts|svelte)$/.test(file));

describe('who may import whom', () => {
	test('every domain folder has its layer', () => {
		const folders = readdirSync(path.join(ROOT, 'src/lib/server'), { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map((entry) => entry.name);
		expect(folders.filter((folder) => layerOf(folder) === -1)).toEqual([]);
	});

	test('domains import downwards only', () => {
		const upwards = edges().filter(({ from, to }) => {
			const [above, below] = [domainOf(from), domainOf(to)];
			return above && below && above !== below && layerOf(above) >= layerOf(below);
		});
		expect(upwards).toEqual([]);
	});

	test('rules import only rules and valibot', () => {
		const foreign = importsOf((file) => file.startsWith('src/lib/rules/')).filter(
			({ target }) => target !== 'valibot' && !target.startsWith('src/lib/rules/')
		);
		expect(foreign).toEqual([]);
	});

	test('only the web bridge knows the framework', () => {
		const isDomain = (file: string) => domainOf(file) !== null && domainOf(file) !== 'web';
		const framework = importsOf(isDomain).filter(({ target }) =>
			/^(@sveltejs\/|svelte\b|\$app\/|\$env\/)/.test(target)
		);
		expect(framework).toEqual([]);
	});

	test('lucia is behind the accounts', () => {
		const outside = importsOf((file) => !file.startsWith('src/lib/server/accounts/')).filter(
			({ target }) => target === 'lucia'
		);
		expect(outside).toEqual([]);
	});

	test('routes and components hold no SQL', () => {
		const speaking = importsOf((file) =>
			/^src\/(routes|lib\/components|lib\/enhance)\//.test(file)
		).filter(
			({ target }) => /^(drizzle-orm|postgres)\b/.test(target) || target.endsWith('tables.ts')
		);
		expect(speaking).toEqual([]);
	});

	test('who may do what is decided in one file', () => {
		// What can *be* done with something asks for nobody; the accounts of db/ are the system's.
		const permission = /^export (?:const|(?:async )?function) (can(?!Be)[A-Z]\w*)/gm;
		const elsewhere = sources
			.filter((file) => domainOf(file) !== 'db')
			.filter((file) => file !== 'src/lib/rules/permissions.ts')
			.flatMap((file) => {
				const text = readFileSync(path.join(ROOT, file), 'utf8');
				return [...text.matchAll(permission)].map(([, name]) => `${file}: ${name}`);
			});
		expect(elsewhere).toEqual([]);
	});

	test('our own code is never imported through $lib, and no file is a junk drawer', () => {
		expect(importsOf(() => true).filter(({ target }) => target.startsWith('$lib'))).toEqual([]);
		const drawers = sources.filter((file) =>
			/\/(index|utils|helpers|common|types)\.ts$/.test(file)
		);
		expect(drawers).toEqual([]);
	});
});

const layerOf = (folder: string) => LAYERS.findIndex((layer) => layer.includes(folder));

function domainOf(file: string): string | null {
	return /^src\/lib\/server\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function edges() {
	return importsOf((file) => domainOf(file) !== null).map(({ file, target }) => ({
		from: file,
		to: target
	}));
}

/** Every import of the matching files; our own targets as paths from the root. */
function importsOf(matches: (file: string) => boolean): { file: string; target: string }[] {
	return sources.filter(matches).flatMap((file) => {
		const text = readFileSync(path.join(ROOT, file), 'utf8');
		const specifiers = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g);
		return [...specifiers].map(([, specifier = '']) => ({
			file,
			target: resolve(file, specifier)
		}));
	});
}

function resolve(file: string, specifier: string): string {
	if (specifier.startsWith('#lib/')) return specifier.replace('#lib/', 'src/lib/');
	return specifier.startsWith('.')
		? path.posix.join(path.posix.dirname(file), specifier)
		: specifier;
}

function filesBelow(folder: string): string[] {
	return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'));
}
