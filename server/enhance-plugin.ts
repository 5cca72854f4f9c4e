import path from 'node:path';
import { build, type Plugin } from 'vite';

const SOURCE = 'src/lib/enhance/main.ts';
const CLIENT = '.svelte-kit/output/client';

/** Where every page asks for the script that enhances it. */
const ADDRESS = '_app/immutable/enhance.js';

/**
 * Serves the enhancing script, which no component imports, under a fixed name;
 * pages add `?v=<version>`, since that address is cached for ever.
 *
 * As no page has SvelteKit's own client script (`csr = false`), SvelteKit makes
 * no build for the browser that we could join, so we make one beside its own.
 */
export function enhanceScript(): Plugin {
	return {
		name: 'palabre-enhance-script',
		configureServer(server) {
			server.middlewares.use((request, _response, next) => {
				if (request.url?.split('?')[0] === `/${ADDRESS}`) request.url = `/${SOURCE}`;
				next();
			});
		},
		writeBundle: {
			sequential: true,
			order: 'post',
			async handler() {
				await build({
					configFile: false,
					base: `/${path.dirname(ADDRESS)}/`,
					publicDir: false,
					logLevel: 'warn',
					build: {
						target: 'es2022',
						outDir: path.join(CLIENT, path.dirname(ADDRESS)),
						emptyOutDir: false,
						modulePreload: false,
						rolldownOptions: {
							input: SOURCE,
							output: { entryFileNames: path.basename(ADDRESS) }
						}
					}
				});
			}
		}
	};
}
