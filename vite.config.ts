import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { enhanceScript } from './server/enhance-plugin.ts';

export default defineConfig({
	plugins: [sveltekit(), enhanceScript()],
	build: { target: 'es2022' },
	server: { host: '127.0.0.1', fs: { allow: ['.'] } }
});
