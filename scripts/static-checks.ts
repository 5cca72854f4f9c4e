import { runTool, type Tool } from './run-tool.ts';

const CHECKS: { name: string; tool: Tool; args: string[] }[] = [
	{ name: 'formatting', tool: 'prettier', args: ['--check', '.', '--log-level', 'warn'] },
	{ name: 'lint', tool: 'eslint', args: ['.', '--max-warnings', '0'] },
	{ name: 'types', tool: 'svelte-check', args: ['--fail-on-warnings', '--output', 'human'] },
	{ name: 'unused code', tool: 'knip', args: ['--no-progress'] }
];

export type Count = { passed: number; failed: number };

/** What can be said about the code without running it; one line for each, and why where it fails. */
export async function runStaticChecks(): Promise<Count> {
	const count: Count = { passed: 0, failed: 0 };
	// Types of routes, and the tsconfig that ours extends.
	await runTool('svelte-kit', ['sync']);
	for (const { name, tool, args } of CHECKS) {
		const { code, output } = await runTool(tool, args);
		console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`);
		if (code === 0) count.passed++;
		else count.failed++;
	}
	return count;
}
