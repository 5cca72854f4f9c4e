import { nameResults } from './name-results.ts';
import { proveWork } from './prove-work.ts';

/** Sends a ballot without leaving the page, and puts the server's answer where the poll was. */
export function answerPollInPlace(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	const poll = form.closest<HTMLElement>('section.poll');
	// Other forms may stand beside the ballot.
	if (!poll || !form.elements.namedItem('from') || event.defaultPrevented) return;
	event.preventDefault();
	void answer(poll, form, event.submitter as HTMLButtonElement | null);
}

async function answer(
	poll: HTMLElement,
	form: HTMLFormElement,
	submitter: HTMLButtonElement | null
): Promise<void> {
	if (poll.ariaBusy === 'true') return;
	const data = new FormData(form, submitter);
	const from = data.get('from');
	const action = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action;
	// The page of the poll alone is the smallest that holds the answer.
	data.set('from', 'poll');

	poll.ariaBusy = 'true';
	try {
		const fresh = await send(action, data);
		const own = fresh.getElementById(poll.id);
		if (!own) throw new Error('the answer has no such part');
		// Of a poll that asks twice, the other part changes too.
		const first = poll.id.replace('-after', '');
		for (const id of [first, `${first}-after`]) {
			const part = fresh.getElementById(id);
			for (const input of part?.querySelectorAll<HTMLInputElement>('input[name="from"]') ?? []) {
				input.value = typeof from === 'string' ? from : '';
			}
			if (part) document.getElementById(id)?.replaceWith(document.adoptNode(part));
		}
		nameResults();
		moveFocus(own);
		proveWork(own);
	} catch {
		// No answer that we understand: let the browser send the form as if we were not here.
		poll.ariaBusy = null;
		form.action = action;
		form.submit();
	}
}

async function send(action: string, data: FormData): Promise<Document> {
	const fields = new URLSearchParams(
		[...data].filter((field): field is [string, string] => typeof field[1] === 'string')
	);
	const response = await fetch(action, {
		method: 'POST',
		body: fields,
		headers: { accept: 'text/html' }
	});
	return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** To what changed: the refusal, else the result, else the ballot; a screen reader goes there too. */
function moveFocus(poll: HTMLElement): void {
	const target =
		poll.querySelector<HTMLElement>('[role="alert"]') ??
		poll.querySelector<HTMLElement>(
			'[role="region"], section[aria-label], section[aria-labelledby]'
		) ??
		poll;
	target.tabIndex = -1;
	target.focus({ preventScroll: true });
	target.scrollIntoView({ block: 'nearest' });
}
