import {
	browserSupportsWebAuthn,
	startAuthentication,
	startRegistration,
	WebAuthnError
} from '@simplewebauthn/browser';

// Only for pages with such a form, which says that it needs a script until this one runs.
if (browserSupportsWebAuthn()) {
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
		form.hidden = false;
		const needsScript = form.nextElementSibling;
		if (needsScript instanceof HTMLElement) needsScript.hidden = true;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			void answer(form);
		});
	}
}

/** Has the browser ask its owner for a passkey, and sends the form with what it answered. */
async function answer(form: HTMLFormElement): Promise<void> {
	say(form, '');
	const purpose = form.dataset['passkey']!;
	try {
		const body = new URLSearchParams({ purpose });
		const asked = await fetch(form.dataset['options']!, { method: 'POST', body });
		// Too long ago, or over: the server says so in words when the form comes without an answer.
		if (!asked.ok) return form.submit();
		const optionsJSON = (await asked.json()) as never;
		const given =
			purpose === 'add'
				? await startRegistration({ optionsJSON })
				: await startAuthentication({ optionsJSON });
		form.querySelector<HTMLInputElement>('[name="answer"]')!.value = JSON.stringify(given);
		form.submit();
	} catch (error) {
		const isKnown =
			error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
		say(form, form.dataset[isKnown ? 'known' : 'failed'] ?? '');
	}
}

function say(form: HTMLFormElement, words: string): void {
	const status = form.querySelector<HTMLElement>('[data-status]')!;
	status.textContent = words;
	status.hidden = words === '';
}
