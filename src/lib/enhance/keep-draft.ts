import { untilKept, type Keeping } from './until-kept.ts';

const keepings = new WeakMap<HTMLFormElement, Keeping>();

/** Forms of which nothing is kept yet: it would replace the text that they are about to offer. */
const held = new WeakSet<HTMLFormElement>();

/** Keeps on the server what somebody is writing. */
export function keepDraft({ target }: Event): void {
	const { form, name } = target as HTMLTextAreaElement | HTMLSelectElement;
	if (form && ['markdown', 'kind'].includes(name)) keepingOf(form)?.later();
}

/** Keeps nothing of this form until then. */
export function holdDraft(form: HTMLFormElement, until: Promise<unknown>): void {
	held.add(form);
	void until.catch(() => null).finally(() => held.delete(form));
}

function keepingOf(form: HTMLFormElement): Keeping | undefined {
	const preview = form.querySelector<HTMLButtonElement>('[formaction$="?/preview"]');
	if (keepings.has(form) || !preview) return keepings.get(form);
	const address = preview.formAction.replace('?/preview', '?/draft');
	const keeping = untilKept(() => {
		if (held.has(form)) return keeping.later();
		void fetch(address, { method: 'POST', body: new FormData(form), keepalive: true }).catch(
			() => null
		);
	});
	keepings.set(form, keeping);
	// Posting discards the draft: nothing may come behind it.
	form.addEventListener('submit', keeping.stop);
	return keeping;
}
