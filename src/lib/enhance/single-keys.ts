const OFF = 'keys-off';
const TYPING = 'input, textarea, select, [contenteditable]';

/** Whether a key is pressed on the page itself: alone, not while somebody types, and in front of no dialog. */
export function isForPage(event: KeyboardEvent): boolean {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
	return !(event.target as Element).closest(TYPING) && !document.querySelector('dialog[open]');
}

/** Single keys can be in the way, of speech input for one: whoever turned them off has none. */
export const areKeysOff = (): boolean => localStorage.getItem(OFF) !== null;

export function setKeysOff(isOff: boolean): void {
	if (isOff) localStorage.setItem(OFF, '1');
	else localStorage.removeItem(OFF);
}
