import { holdDraft } from './keep-draft.ts';

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
		holdDraft(form, offerKept(form, link.href));
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

/** Puts what was kept of this reply, which its own page offers, in front of what is quoted or typed meanwhile. */
async function offerKept(form: HTMLFormElement, address: string): Promise<void> {
	const answer = await fetch(address, { headers: { accept: 'text/html' } });
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const keptForm = page.querySelector<HTMLFormElement>('form[action$="?/post"]');
	const kept = keptForm?.querySelector('textarea')?.value;
	// A closed thread or an ended session: sent, the form will hear so.
	if (!keptForm || !kept) return;
	const text = form.querySelector('textarea')!;
	const before = text.value ? `${kept.trimEnd()}\n\n` : kept;
	const { selectionStart, selectionEnd } = text;
	text.value = before + text.value;
	text.setSelectionRange(before.length + selectionStart, before.length + selectionEnd);
	const kindOf = (of: HTMLFormElement) => of.querySelector<HTMLSelectElement>('[name="kind"]')!;
	// Not over what was chosen meanwhile.
	kindOf(form).value ||= kindOf(keptForm).value;
	const keyOf = (of: HTMLFormElement) =>
		of.querySelector<HTMLInputElement>('[name="idempotencyKey"]')!;
	keyOf(form).value = keyOf(keptForm).value;
	const notice = keptForm.previousElementSibling;
	if (notice?.matches('.notice')) form.prepend(document.adoptNode(notice));
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
