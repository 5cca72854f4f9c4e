/** Milliseconds after the last key. */
const PAUSE = 3_000;

/** Milliseconds after the first one, however much is typed. */
const LONGEST = 10_000;

/** What is typed and not kept yet. */
type Unkept = { since: number; timer: ReturnType<typeof setTimeout>; send: () => void };

const unkept = new Map<HTMLFormElement, Unkept>();

/** Keeps what somebody is writing on the server, each time that they pause, or have typed for long. */
export function keepDraft({ target }: Event): void {
	if (!(target instanceof HTMLTextAreaElement) || target.name !== 'markdown') return;
	const { form } = target;
	const preview = form?.querySelector<HTMLButtonElement>('[formaction$="?/preview"]');
	if (!form || !preview) return;
	const address = preview.formAction.replace('?/preview', '?/draft');
	const send = () => {
		drop(form);
		void fetch(address, { method: 'POST', body: new FormData(form), keepalive: true }).catch(
			() => null
		);
	};
	const since = unkept.get(form)?.since ?? Date.now();
	drop(form);
	const wait = Math.min(PAUSE, Math.max(0, since + LONGEST - Date.now()));
	unkept.set(form, { since, send, timer: setTimeout(send, wait) });
	// Posting discards the draft: nothing may come behind it.
	form.addEventListener('submit', () => drop(form), { once: true });
}

/** At once: the page goes out of sight, and may never come back. */
export function keepDraftsNow(): void {
	if (document.visibilityState !== 'hidden') return;
	for (const { send } of [...unkept.values()]) send();
}

function drop(form: HTMLFormElement): void {
	clearTimeout(unkept.get(form)?.timer);
	unkept.delete(form);
}
