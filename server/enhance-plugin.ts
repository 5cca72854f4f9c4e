import path from 'node:path';
import { build, type Plugin } from 'vite';

/** Each is one file for itself: the pages of readers never load what writers need. */
const SOURCES: Record<string, string> = {
	/** For every page. */
	'enhance.js': 'src/lib/enhance/main.ts',
	/** For the form of an article. */
	'write.js': 'src/lib/enhance/write.ts',
	/** For the moderators' desk. */
	'desk.js': 'src/lib/enhance/desk.ts',
	/** For forms that a passkey answers. */
	'passkey.js': 'src/lib/enhance/passkey.ts'
};
const CLIENT = '.svelte-kit/output/client';

/** Where pages ask for the scripts that enhance them. */
const FOLDER = '_app/immutable';

/**
 * Serves the enhancing scripts, which no component imports, under fixed names;
 * pages add `?v=<version>`, since those addresses are cached for ever.
 *
 * As no page has SvelteKit's own client script (`csr = false`), SvelteKit makes
 * no build for the browser that we could join, so we make one beside its own.
 */
export function enhanceScript(): Plugin {
	return {
		name: 'palabre-enhance-script',
		configureServer(server) {
			server.middlewares.use((request, _response, next) => {
				const name = request.url?.split('?')[0]?.replace(`/${FOLDER}/`, '') ?? '';
				if (Object.hasOwn(SOURCES, name)) request.url = `/${SOURCES[name]}`;
				next();
			});
		},
		writeBundle: {
			sequential: true,
			order: 'post',
			async handler() {
				for (const [name, source] of Object.entries(SOURCES)) await buildScript(name, source);
			}
		}
	};
}

/**
 * What is loaded later by `import()` has neither styles nor parts of its own to be fetched before
 * it: Vite's helper for these is more than what calls it.
 */
const plainImports: Plugin = {
	name: 'palabre-plain-imports',
	enforce: 'pre',
	load: (id) =>
		id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null
};

async function buildScript(name: string, source: string): Promise<void> {
	await build({
		configFile: false,
		base: `/${FOLDER}/`,
		publicDir: false,
		plugins: [plainImports],
		logLevel: 'warn',
		build: {
			target: 'es2022',
			outDir: path.join(CLIENT, FOLDER),
			emptyOutDir: false,
			modulePreload: false,
			rolldownOptions: { input: source, output: { entryFileNames: name } }
		}
	});
}
