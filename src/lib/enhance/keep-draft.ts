/** Milliseconds after the last key. */
const PAUSE = 3_000;

const timers = new WeakMap<HTMLFormElement, ReturnType<typeof setTimeout>>();

/** Keeps what somebody is writing on the server, each time that they pause. */
export function keepDraft({ target }: Event): void {
	if (!(target instanceof HTMLTextAreaElement) || target.name !== 'markdown') return;
	const { form } = target;
	const preview = form?.querySelector<HTMLButtonElement>('[formaction$="?/preview"]');
	if (!form || !preview) return;
	clearTimeout(timers.get(form));
	const address = preview.formAction.replace('?/preview', '?/draft');
	const send = () =>
		void fetch(address, { method: 'POST', body: new FormData(form), keepalive: true }).catch(
			() => null
		);
	timers.set(form, setTimeout(send, PAUSE));
	// Posting discards the draft: nothing may come behind it.
	form.addEventListener('submit', () => clearTimeout(timers.get(form)), { once: true });
}
