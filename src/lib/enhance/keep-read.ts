/** Says that a thread was read when its page is left, so that other devices and lists know at once. */
export function keepRead(): void {
	const form = document.querySelector<HTMLFormElement>('form[data-read]');
	// A page that was only prepared ahead was never before anybody's eyes.
	if (!form || ('prerendering' in document && document.prerendering)) return;
	navigator.sendBeacon(
		form.action,
		new URLSearchParams([...new FormData(form)] as [string, string][])
	);
}
