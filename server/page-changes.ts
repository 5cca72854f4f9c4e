import postgres from 'postgres';
import { splitSocket } from '#lib/server/db/client.ts';
import type { PageCache } from './page-cache.ts';

/** Every write that changes a shared page notifies this channel of the page's tag, in its transaction. */
const CHANNEL = 'palabre_changed';

/**
 * Tells the cache what changed, on whichever process it was written.
 * Needs a session of its own: PgBouncer accepts LISTEN and never delivers.
 */
export async function listenForChanges(
	address: string,
	pages: PageCache
): Promise<{ stop: () => Promise<void> }> {
	const { url, host } = splitSocket(address);
	const sql = postgres(url, {
		...(host && { host }),
		max: 1,
		connect_timeout: 5,
		fetch_types: false,
		onnotice: () => {},
		connection: { application_name: 'palabre-changes' }
	});
	await sql.listen(
		CHANNEL,
		(tag) => pages.changed(tag),
		// Also after each lost connection, during which nothing was heard.
		() => pages.clear()
	);
	return { stop: () => sql.end({ timeout: 1 }) };
}
