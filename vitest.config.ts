import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Our tsconfig.json extends one that SvelteKit writes; a fresh checkout has none yet.
if (!existsSync('.svelte-kit/tsconfig.json')) {
	execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
}

const shared = { environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 } as const;

export default defineConfig({
	plugins: [svelte()],
	test: {
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				test: {
					...shared,
					name: 'unit',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/journeys/**', 'tests/server/process/**'],
					globalSetup: 'tests/support/cluster.ts'
				}
			},
			{
				// Starts and kills whole sites: one at a time, or each waits for the others.
				extends: true,
				test: {
					...shared,
					name: 'process',
					include: ['tests/server/process/**/*.test.ts'],
					globalSetup: ['tests/support/build.ts', 'tests/support/cluster.ts'],
					fileParallelism: false,
					testTimeout: 60_000
				}
			}
		]
	}
});
