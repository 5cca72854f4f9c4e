import { execFile, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { splitSocket, type Database } from '#lib/server/db/client.ts';
import type { Figures } from './load.ts';

const DEBIAN = '/usr/lib/postgresql';

export function findPgbench(): string | null {
	const versions = (() => {
		try {
			return readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
		} catch {
			return [];
		}
	})();
	const places = ['pgbench', ...versions.map((version) => `${DEBIAN}/${version}/bin/pgbench`)];
	return places.find((place) => spawnSync(place, ['--version']).status === 0) ?? null;
}

type Statement = { text: string; parameters: unknown[] };

/** An act of the domain, with the values that are this time's own and how pgbench makes others like them. */
export type Act = (db: Database) => Promise<Map<string, string>>;

/**
 * The statements that an act sends, word for word, as a script for pgbench.
 *
 * The act is done twice: what differs between the two is different for everybody
 * who does it, and becomes something drawn anew for each transaction.
 */
export async function scriptOf(
	url: string,
	act: Act,
	preparations: string[] = []
): Promise<string> {
	const recorded: Statement[] = [];
	const { url: address, host } = splitSocket(url);
	const sql = postgres(address, {
		...(host && { host }),
		max: 1,
		debug: (_connection, text, parameters) =>
			recorded.push({ text, parameters: parameters as unknown[] })
	});
	const db = drizzle(sql);
	try {
		await act(db);
		const once = await record();
		const again = await record();
		if (once.statements.length !== again.statements.length) {
			throw new Error('an act does not send the same statements every time');
		}
		const lines = once.statements.map((statement, index) => {
			const other = again.statements[index]?.parameters ?? [];
			return withValues(statement, (value, at) =>
				sameText(value, other[at]) ? literal(value) : drawn(value, once.own)
			);
		});
		return ['\\set r random(1, 9000000000000000000)', ...preparations, ...lines].join('\n');
	} finally {
		await sql.end();
	}

	async function record(): Promise<{ statements: Statement[]; own: Map<string, string> }> {
		recorded.length = 0;
		const own = await act(db);
		return { statements: [...recorded], own };
	}
}

function withValues(
	{ text, parameters }: Statement,
	write: (value: unknown, index: number) => string
): string {
	const filled = text.replace(/\$(\d+)/g, (_, number: string) => {
		const index = Number(number) - 1;
		return write(parameters[index], index);
	});
	const oneLine = filled.replace(/\s+/g, ' ').trim();
	// Later statements name the id that this one draws.
	return /nextval\(/.test(oneLine) && !/insert/i.test(oneLine)
		? `${oneLine} \\gset`
		: `${oneLine};`;
}

const sameText = (a: unknown, b: unknown) => literal(a) === literal(b);

/** Colons are written by their code: pgbench would read a variable's name behind one. */
function literal(value: unknown): string {
	if (value === null || value === undefined) return 'null';
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	if (typeof value === 'boolean') return String(value);
	if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
	if (Array.isArray(value)) return `'{${value.map(String).join()}}'`;
	const text = value instanceof Date ? value.toISOString() : (value as string);
	const escaped = text.replace(/[\\':]|\s/g, (sign) => ESCAPES[sign] ?? ' ');
	return `E'${escaped}'`;
}

const ESCAPES: Record<string, string> = {
	'\\': '\\\\',
	"'": "''",
	':': '\\x3A',
	'\n': '\\n'
};

const RANDOM = `md5(:r::text)`;

function drawn(value: unknown, own: Map<string, string>): string {
	if (Buffer.isBuffer(value)) return `sha256(convert_to(:r::text, 'UTF8'))`;
	if (value instanceof Date) return literal(value);
	const text = String(value);
	const known = own.get(text);
	if (known) return known;
	const within = text.startsWith('[{') && [...own].find(([mine]) => text.includes(`:${mine}`));
	if (within) {
		const [before = '', behind = ''] = text.split(`:${within[0]}`);
		return `(${literal(`${before}:`)} || (${within[1]})::text || ${literal(behind)})`;
	}
	if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) return literal(value);
	if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)) return `${RANDOM}::uuid`;
	if (/^-?\d{10,}$/.test(text)) return `:r`;
	if (typeof value === 'number') throw new Error(`nobody knows how to draw another ${value}`);
	// A key of a limit: all that stands before what is the asker's own.
	const [, kept = ''] = /^(.*:)?[^:]*$/.exec(text) ?? [];
	return kept ? `(${literal(kept)} || ${RANDOM})` : RANDOM;
}

/** Transactions a second of such a script, on the very server that the site uses. */
export async function runPgbench(
	pgbench: string,
	url: string,
	script: { file: string; text: string; variables?: Record<string, number> },
	{ clients, seconds }: { clients: number; seconds: number }
): Promise<Figures> {
	await writeFile(script.file, script.text);
	const address = new URL(url);
	const host = address.searchParams.get('host') ?? address.hostname;
	const { stdout } = await promisify(execFile)(
		pgbench,
		[
			...['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds)],
			...['-f', path.resolve(script.file), '-h', host, '-p', address.port || '5432'],
			...Object.entries(script.variables ?? {}).flatMap(([name, to]) => ['-D', `${name}=${to}`]),
			...['-U', decodeURIComponent(address.username), address.pathname.slice(1)]
		],
		{ env: { ...process.env, PGPASSWORD: decodeURIComponent(address.password) } }
	).catch((error: { stderr?: string }) => {
		throw new Error(`pgbench: ${error.stderr?.split('\n').slice(0, 4).join(' ')}`);
	});
	const read = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? NaN);
	const mean = read(/latency average = ([\d.]+)/);
	return {
		perSecond: read(/tps = ([\d.]+)/),
		p50: mean,
		p99: NaN,
		answered: read(/actually processed: (\d+)/)
	};
}
