import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A stop takes at most this long in all; what a supervisor grants before it kills. */
const HARD_LIMIT = 9_500;

/** npm passes on the Ctrl-C that the terminal has sent to everybody already: that is one wish, not two. */
const SAME_WISH = 1_000;

export type Leaving = {
	/** Aborted as soon as the process is asked to end. */
	signal: AbortSignal;
	/** Waits for the start, which a stop must not overtake. */
	starting: (start: Promise<void>) => Promise<void>;
	/** What must happen before the process ends, in the reverse order of being said; `atOnce` when there is no time. */
	before: (name: string, ending: () => unknown, atOnce?: () => void) => void;
	leave: (code: number) => Promise<void>;
};

/** Ends the process cleanly on a signal, on an uncaught error, and when the npm that started it is gone. */
export function leaveOnSignals(): Leaving {
	const endings: { name: string; ending: () => unknown; atOnce?: () => void }[] = [];
	const asked = new AbortController();
	let askedAt = 0;
	let started: Promise<unknown> = Promise.resolve();
	let left: Promise<void> | null = null;

	const leaveNow = (code: number): never => {
		for (const { atOnce } of endings) atOnce?.();
		process.exit(code);
	};
	const leave = (code: number) => {
		askedAt ||= performance.now();
		asked.abort();
		return (left ??= endAll(code));
	};
	const endAll = async (code: number) => {
		void sleep(HARD_LIMIT, undefined, { ref: false }).then(() => leaveNow(code || 1));
		await started.catch(() => {});
		for (const { name, ending } of endings.reverse()) {
			try {
				await ending();
			} catch (error) {
				console.error(`Palabre could not end its ${name}:`, error);
				code ||= 1;
			}
		}
		process.exit(code);
	};

	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(name, () => {
			if (!left) void leave(0);
			else if (performance.now() - askedAt > SAME_WISH) leaveNow(1);
		});
	}
	process.on('uncaughtException', (error) => {
		console.error('Palabre stops on an unexpected error:', error);
		void leave(1);
	});
	// A promise that nobody awaited spoils one request; it must not end everybody else's.
	process.on('unhandledRejection', (reason) => console.error('unexpected rejection:', reason));
	leaveWithNpm(() => void leave(0));

	return {
		signal: asked.signal,
		starting: (start) => {
			started = start;
			return start;
		},
		before: (name, ending, atOnce) => void endings.push({ name, ending, atOnce }),
		leave
	};
}

/** `kill -9` of npm tells nobody, and would leave the port taken by a process without a master. */
function leaveWithNpm(leave: () => void): void {
	if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return;
	const masters = mastersOf();
	setInterval(() => mastersOf() !== masters && leave(), 1_000).unref();
}

/** Our parent, which is npm's shell, and its parent, which is npm. */
function mastersOf(): string {
	try {
		const [, shell] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ');
		return `${process.ppid} ${shell?.split(' ')[1]}`;
	} catch {
		return String(process.ppid);
	}
}
