import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { format } from 'prettier';
import { ROOT } from './site.ts';

export type Line = {
	what: string;
	measured: string;
	/** Absent where there is nothing to reach. */
	goal?: string;
	/** How far the figure is from its goal: 1 or more is reached. */
	reached?: number;
};

const BETWEEN = /<!-- bench -->[\s\S]*<!-- \/bench -->/;

export function asTable(lines: Line[]): string {
	const rows = lines.map(({ what, measured, goal = '', reached }) => [
		what,
		measured,
		goal,
		reached === undefined ? '' : verdict(reached)
	]);
	return [['what', 'measured', 'goal', 'reached'], ['---', '---', '---', '---'], ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

function verdict(reached: number): string {
	if (reached >= 1) return 'yes';
	return `no, ${Math.round((1 - reached) * 100)} % short`;
}

/** What the figures were measured on. */
export function machine(postgres: string): string {
	const [cpu] = os.cpus();
	const memory = Math.round(os.totalmem() / 2 ** 30);
	const cores = os.availableParallelism();
	return (
		`${cpu?.model.trim() ?? 'unknown processor'}, ${cores} cores, ${memory} GB, ` +
		`${os.type()} ${os.release()}; Node ${process.versions.node}, Postgres ${postgres}. ` +
		`Load, app and database share these cores.`
	);
}

export async function writeIntoReadme(text: string): Promise<void> {
	const file = path.join(ROOT, 'README.md');
	const readme = await readFile(file, 'utf8');
	if (!BETWEEN.test(readme)) throw new Error('README.md has no place between bench markers');
	const filled = readme.replace(BETWEEN, () => `<!-- bench -->\n\n${text}\n\n<!-- /bench -->`);
	await writeFile(file, await format(filled, { parser: 'markdown' }));
}
