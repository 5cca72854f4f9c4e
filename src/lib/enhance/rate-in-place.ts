/** Sends "useful" without leaving the thread; the button says what is now. */
export function rateInPlace(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	const button = event.submitter as HTMLButtonElement | null;
	if (form.id !== 'acts' || button?.name !== 'verdict') return;
	event.preventDefault();
	void rate(button);
}

async function rate(button: HTMLButtonElement): Promise<void> {
	button.ariaBusy = 'true';
	try {
		const answer = await fetch(button.formAction, {
			method: 'POST',
			body: new URLSearchParams({ verdict: button.value }),
			// It leads back to this thread: there is nothing in it that we need.
			redirect: 'manual'
		});
		if (answer.type === 'opaqueredirect') {
			turn(button);
			await renewAllowance(button.formAction);
		} else await sayProblem(button, answer);
	} catch {
		// No answer: the page of its own asks again.
		location.assign(button.formAction);
	} finally {
		button.ariaBusy = null;
	}
}

function turn(button: HTMLButtonElement): void {
	const isUseful = button.value === 'useful';
	button.value = isUseful ? 'none' : 'useful';
	button.ariaPressed = String(isUseful);
	button.textContent = isUseful ? `✓ ${button.textContent}` : button.textContent.replace('✓ ', '');
	const other = button.nextElementSibling;
	if (other) other.textContent = other.textContent.replace('✓ ', '');
}

/** Asked again: what is taken back was not always taken from today's. */
async function renewAllowance(address: string): Promise<void> {
	const place = document.querySelector('[data-allowance]');
	const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
	const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
	const fresh = page && page.querySelector('[data-allowance]');
	if (place && fresh) place.textContent = fresh.textContent;
}

async function sayProblem(button: HTMLButtonElement, answer: Response): Promise<void> {
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const problem = page.querySelector('[role="alert"], main p');
	const place = document.createElement('span');
	place.role = 'alert';
	place.className = 'error';
	place.textContent = problem?.textContent ?? String(answer.status);
	button.parentElement?.querySelector(':scope > .error')?.remove();
	button.parentElement?.append(place);
}
