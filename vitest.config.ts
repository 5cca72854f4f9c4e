import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Our tsconfig.json extends one that SvelteKit writes; a fresh checkout has none yet.
if (!existsSync('.svelte-kit/tsconfig.json')) {
	execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
}

export default defineConfig({
	plugins: [svelte()],
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/journeys/**', 'tests/server/process/**'],
		globalSetup: 'tests/support/cluster.ts',
		environment: 'node',
		maxWorkers: 2,
		testTimeout: 20_000,
		hookTimeout: 30_000
	}
});
