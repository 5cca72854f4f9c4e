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

/** Who forgets a thread has not read it when its page is left for that. */
export function forgetRead({ target, submitter }: SubmitEvent): void {
	const form = target as HTMLFormElement;
	if ((submitter as HTMLButtonElement | null)?.name === 'forget') delete form.dataset['read'];
}
