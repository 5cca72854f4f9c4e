/** Milliseconds after the last key. */
const PAUSE = 3_000;

/** Milliseconds after the first one, however much is typed on. */
const LONGEST = 10_000;

export type Keeping = {
	/** Something was typed. */
	later: () => void;
	/** What was typed needs no keeping any more. */
	stop: () => void;
};

/** Calls `send` once for what is typed: when its writer pauses, has typed for long, or leaves the page. */
export function untilKept(send: () => void): Keeping {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let since: number | null = null;
	const stop = () => {
		clearTimeout(timer);
		since = null;
	};
	const now = () => {
		stop();
		send();
	};
	const later = () => {
		clearTimeout(timer);
		since ??= Date.now();
		timer = setTimeout(now, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
	};
	// It may never come back.
	document.addEventListener('visibilitychange', () => {
		if (since !== null && document.visibilityState === 'hidden') now();
	});
	return { later, stop };
}
