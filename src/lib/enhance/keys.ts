import { areKeysOff, isForPage, setKeysOff } from './single-keys.ts';

/** Goes around in a thread: j k h l u [ ] as the links of a comment do, ? for help. */
export function goByKey(event: KeyboardEvent): void {
	if (!isForPage(event)) return;
	if (event.key === '?') {
		if (showKeys()) event.preventDefault();
		return;
	}
	if (!'jkhlu[]'.includes(event.key) || areKeysOff()) return;
	const here = currentComment();
	const link =
		here?.querySelector<HTMLAnchorElement>(`:scope > * a[data-key="${event.key}"]`) ??
		neighbour(here, event.key) ??
		pageBeside(here, event.key);
	if (!link) return;
	event.preventDefault();
	if (link instanceof HTMLAnchorElement) link.click();
	else goTo(link);
}

/** Where the reader is: what has the focus, else what they were led to, else what they see first. */
function currentComment(): HTMLElement | null {
	return (
		document.activeElement?.closest<HTMLElement>('.comment') ??
		document.querySelector<HTMLElement>('.comment:target') ??
		[...document.querySelectorAll<HTMLElement>('.thread .comment')].findLast(
			(comment) => comment.getBoundingClientRect().top < 8
		) ??
		null
	);
}

/** From a comment that has no such link: the next new one, or the next top-level one, in the order of the page. */
function neighbour(here: HTMLElement | null, key: string): HTMLElement | null {
	const wanted =
		{ j: '.comment:has(.new)', k: '.comment:has(.new)' }[key] ?? '.thread > .branch > .comment';
	if (!'jk[]'.includes(key)) return null;
	const all = [...document.querySelectorAll<HTMLElement>(wanted)];
	const isBehind = (comment: HTMLElement) =>
		!here || Boolean(here.compareDocumentPosition(comment) & Node.DOCUMENT_POSITION_FOLLOWING);
	return key === 'j' || key === ']'
		? (all.find(isBehind) ?? null)
		: (all.findLast((comment) => comment !== here && !isBehind(comment)) ?? null);
}

/** From inside the last branch of a page, or what has no links: to where its first comment leads, else to the next page. */
function pageBeside(here: HTMLElement | null, key: string): HTMLAnchorElement | null {
	if (!'[]'.includes(key)) return null;
	const branch = here?.closest('.thread > .branch');
	return (
		branch?.querySelector<HTMLAnchorElement>(`a[data-key="${key}"]`) ??
		document.querySelector<HTMLAnchorElement>(`.pages [rel=${key === ']' ? 'next' : 'prev'}]`)
	);
}

/** Focus goes along with every jump inside the page, so that a screen reader says where it is. */
export function followInThread(event: MouseEvent): void {
	const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#comment-"]');
	if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const comment = document.getElementById(link.hash.slice(1));
	if (!comment) return;
	event.preventDefault();
	goTo(comment);
}

function goTo(comment: HTMLElement): void {
	for (let fold = comment.closest('details'); fold; fold = fold.parentElement!.closest('details')) {
		fold.open = true;
	}
	// In place of the address before: back leads out of the thread, not through it.
	location.replace(`#${comment.id}`);
	comment.tabIndex = -1;
	comment.focus({ preventScroll: true });
}

export function openKeyHelp({ target }: MouseEvent): void {
	if ((target as Element).closest('[data-open-keys]')) showKeys();
}

/** Single keys can be in the way, of speech input for one: they can be turned off. */
function showKeys(): boolean {
	const help = document.querySelector<HTMLDialogElement>('dialog#keys');
	const use = help?.querySelector<HTMLInputElement>('[data-use-keys]');
	if (!help || !use) return false;
	use.checked = !areKeysOff();
	use.onchange = () => setKeysOff(!use.checked);
	help.showModal();
	return true;
}

for (const button of document.querySelectorAll<HTMLElement>('[data-open-keys]'))
	button.hidden = false;
