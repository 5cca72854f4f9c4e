/** Opens the reply form under its comment, a copy of the form under the article; pressed again, closes it while empty. */
export function replyInPlace(event: MouseEvent): void {
	const link = (event.target as Element).closest<HTMLAnchorElement>(
		'.comment > .acts a[href*="/reply/"]'
	);
	const model = document.querySelector<HTMLFormElement>('#write form');
	const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
	// Over plain http to another machine there is no randomUUID: the link then does its work.
	if (!link || !model || !isPlain || !('randomUUID' in crypto)) return;
	event.preventDefault();

	const comment = link.closest<HTMLElement>('.comment')!;
	const open = comment.querySelector<HTMLFormElement>(':scope > form');
	if (!open) {
		const form = formFor(link, model);
		comment.append(form);
		void offerDraft(form, link.href).catch(() => null);
	} else if (open.querySelector('textarea')?.value === '') {
		open.remove();
		link.focus();
		return;
	}
	comment.querySelector('textarea')?.focus();
}

let quoted = '';

/** What is selected in a comment when its reply link is pressed is quoted; the press itself would unselect it. */
export function noteQuote({ target }: PointerEvent | KeyboardEvent): void {
	const link = (target as Element).closest('.comment > .acts a[href*="/reply/"]');
	if (!link) return;
	const selection = getSelection();
	const prose = link.closest('.comment')?.querySelector('.prose');
	const isInside = selection?.anchorNode && prose?.contains(selection.anchorNode);
	const words = isInside ? selection.toString().trim() : '';
	quoted = words && `${words.replace(/^/gm, '> ')}\n\n`;
}

function formFor(link: HTMLAnchorElement, model: HTMLFormElement): HTMLFormElement {
	const form = model.cloneNode(true) as HTMLFormElement;
	form.action = `${link.href}?/post`;
	for (const button of form.querySelectorAll<HTMLButtonElement>('[formaction]')) {
		const act = button.formAction.split('?')[1];
		button.formAction = `${link.href}?${act}`;
	}
	form.querySelector<HTMLInputElement>('[name="idempotencyKey"]')!.value = crypto.randomUUID();
	const text = form.querySelector('textarea')!;
	text.value = text.defaultValue = quoted;
	quoted = '';
	text.removeAttribute('aria-invalid');
	form.querySelector('[role="alert"]')?.remove();
	for (const field of form.querySelectorAll<HTMLElement>('[data-replies-only]')) {
		field.hidden = false;
		field.querySelector('select')!.disabled = false;
	}
	renameIds(form, `-${link.closest('.comment')?.id}`);
	return form;
}

/** Puts what was kept of this reply before, which its own page offers, in front of what is in the form by now. */
async function offerDraft(form: HTMLFormElement, address: string): Promise<void> {
	const response = await fetch(address, { headers: { accept: 'text/html' } });
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	const kept = page.querySelector<HTMLTextAreaElement>('form textarea[name="markdown"]')?.value;
	if (!kept) return;
	const text = form.querySelector('textarea')!;
	text.value = text.defaultValue = text.value ? `${kept}\n\n${text.value}` : kept;
	const name = '[name="idempotencyKey"]';
	const key = page.querySelector<HTMLInputElement>(`form ${name}`)?.value;
	if (key) form.querySelector<HTMLInputElement>(name)!.value = key;
}

/** One page holds the model and its copies; labels and descriptions must find their own. */
function renameIds(form: HTMLFormElement, suffix: string): void {
	const renamed = (ids: string) =>
		ids
			.split(' ')
			.map((id) => id + suffix)
			.join(' ');
	for (const part of form.querySelectorAll('[id], [for], [aria-describedby]')) {
		for (const name of ['id', 'for', 'aria-describedby']) {
			const ids = part.getAttribute(name);
			if (ids) part.setAttribute(name, renamed(ids));
		}
	}
}
