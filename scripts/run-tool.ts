import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** By file and not by name: whatever `node` the shell finds, ours runs them. */
const TOOLS = {
	eslint: 'eslint/bin/eslint.js',
	knip: 'knip/bin/knip.js',
	playwright: '@playwright/test/cli.js',
	prettier: 'prettier/bin/prettier.cjs',
	'svelte-check': 'svelte-check/bin/svelte-check',
	'svelte-kit': '@sveltejs/kit/svelte-kit.js',
	vitest: 'vitest/vitest.mjs'
};

export type Tool = keyof typeof TOOLS;
export type ToolRun = { code: number; output: string };

type Options = {
	/** Straight to the terminal, instead of collected. */
	aloud?: boolean;
	environment?: Record<string, string>;
};

/** Runs a development tool of this project to its end. */
export function runTool(tool: Tool, args: string[], options: Options = {}): Promise<ToolRun> {
	const file = path.join(ROOT, 'node_modules', TOOLS[tool]);
	return runProgram(process.execPath, [file, ...args], options);
}

export function runProgram(
	program: string,
	args: string[],
	{ aloud = false, environment = {} }: Options = {}
): Promise<ToolRun> {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: ROOT,
			stdio: ['ignore', aloud ? 'inherit' : 'pipe', aloud ? 'inherit' : 'pipe'],
			env: { ...process.env, ...environment }
		});
		let output = '';
		child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.once('error', (error) => resolve({ code: 1, output: error.message }));
		child.once('close', (code) => resolve({ code: code ?? 1, output }));
	});
}
