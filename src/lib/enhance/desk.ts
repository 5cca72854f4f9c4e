import { areKeysOff, isForPage } from './single-keys.ts';

/** Goes through what waits: j k to the next and the one before, o opens it, c takes it or puts it back. */
function goByKey(event: KeyboardEvent): void {
	if (!isForPage(event) || !'jkoc'.includes(event.key) || areKeysOff()) return;
	const rows = [...document.querySelectorAll<HTMLElement>('[data-desk] > li[id]')];
	const here = rows.findIndex(isHere);
	if (event.key === 'j' || event.key === 'k') {
		const to = rows[here + (event.key === 'j' ? 1 : here < 0 ? 0 : -1)] ?? pageBeside(event.key);
		if (!to) return;
		event.preventDefault();
		if (to instanceof HTMLAnchorElement) to.click();
		else linkIn(to)?.focus();
		return;
	}
	const row = rows[here];
	const act = row && (event.key === 'o' ? linkIn(row) : row.querySelector('button'));
	if (!act) return;
	event.preventDefault();
	act.click();
}

/** Where the focus is, else what was just taken or put back. */
function isHere(row: HTMLElement, _index: number, rows: HTMLElement[]): boolean {
	const focused = rows.find((one) => one.contains(document.activeElement));
	return focused ? focused === row : row.matches(':target');
}

/** Behind the last one the next page begins; nothing leads back by key but the beginning. */
const pageBeside = (key: string): HTMLAnchorElement | null =>
	key === 'j' ? document.querySelector('a[rel="next"]') : null;

const linkIn = (row: HTMLElement): HTMLAnchorElement | null => row.querySelector('a');

document.addEventListener('keydown', goByKey);
