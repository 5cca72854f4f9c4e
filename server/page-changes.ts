import postgres from 'postgres';
import { splitSocket } from '#lib/server/db/client.ts';
/** Somebody to tell what changed. */
type Listener = {
	changed: (tag: string) => void;
	/** After a lost connection, during which nothing was heard. */
	missed: () => void;
};

/** Every write that changes a shared page notifies this channel of the page's tag, in its transaction. */
const CHANNEL = 'palabre_changed';

/**
 * Tells everybody here what changed, on whichever process it was written.
 * One connection, however many listen.
 * Needs a session of its own: PgBouncer accepts LISTEN and never delivers.
 */
export async function listenForChanges(
	address: string,
	listeners: Listener[]
): Promise<{ stop: () => Promise<void> }> {
	const { url, host } = splitSocket(address);
	const sql = postgres(url, {
		...(host && { host }),
		max: 1,
		connect_timeout: 5,
		fetch_types: false,
		// The driver's own patience grows to twenty seconds.
		backoff: () => 0.5,
		onnotice: () => {},
		connection: { application_name: 'palabre-changes' }
	});
	await sql.listen(
		CHANNEL,
		(tag) => listeners.forEach((listener) => listener.changed(tag)),
		// At the beginning, and after each lost connection.
		() => listeners.forEach((listener) => listener.missed())
	);
	return { stop: () => sql.end({ timeout: 1 }) };
}
