import { untilKept } from './until-kept.ts';

/** Milliseconds after the last key until the text is shown beside the form. */
const PREVIEW_PAUSE = 700;

const form = document.querySelector<HTMLFormElement>('form[data-write]');
const preview = document.querySelector<HTMLElement>('[data-live-preview]');

if (form) keepWhileTyping(form);
if (form && preview) showWhileTyping(form, preview);

/** Saves what is written as it is typed; stops when the server will not take it. */
function keepWhileTyping(form: HTMLFormElement): void {
	let running = false;
	const later = () => {
		if (form.dataset['keep']) keeping.later();
	};
	const save = async () => {
		const address = form.dataset['keep'];
		// One after the other: each begins with the revision that the last one made.
		if (running || !address) return later();
		running = true;
		try {
			const body = new FormData(form);
			// Of a page that is left. In sight it may be longer than what browsers let go on then.
			const keepalive = document.visibilityState === 'hidden';
			const answer = await fetch(address, { method: 'POST', body, keepalive });
			if (answer.ok) note(form, (await answer.json()) as { id: number; number: number });
			else if (answer.status !== 429 && answer.status < 500) stop(form);
			else later();
		} catch {
			later();
		} finally {
			running = false;
		}
	};
	const keeping = untilKept(() => void save());
	form.addEventListener('input', later);
	form.addEventListener('submit', () => {
		keeping.stop();
		delete form.dataset['keep'];
	});
}

function note(form: HTMLFormElement, { id, number }: { id: number; number: number }): void {
	const key = form.querySelector<HTMLInputElement>('[name="idempotencyKey"]');
	const base = form.querySelector<HTMLInputElement>('[name="base"]') ?? key;
	if (!base) return;
	base.name = 'base';
	base.value = String(number);
	if (key) {
		// It is begun: from now on this page is the draft's.
		const place = form.action.replace(/\/articles\/new$/, `/drafts/${id}`);
		form.action = place;
		if (form.dataset['keep']) form.dataset['keep'] = `/drafts/${id}/keep`;
		history.replaceState(null, '', place);
	}
	const time = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' });
	say(form, (form.dataset['saved'] ?? '').replace('#', time));
}

function stop(form: HTMLFormElement): void {
	delete form.dataset['keep'];
	say(form, form.dataset['stopped'] ?? '');
}

function say(form: HTMLFormElement, words: string): void {
	const status = form.querySelector('[data-status]');
	if (status) status.textContent = words;
}

/** Shows lede and body as readers will see them, made by the server's own renderer. */
function showWhileTyping(form: HTMLFormElement, preview: HTMLElement): void {
	const place = preview.querySelector('[data-live-preview-text]')!;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let latest = 0;
	const show = async () => {
		const turn = ++latest;
		const typed = new FormData(form);
		const body = new FormData();
		for (const name of ['lede', 'body']) body.set(name, typed.get(name) ?? '');
		const answer = await fetch('/drafts/preview', { method: 'POST', body }).catch(() => null);
		if (!answer?.ok || turn !== latest) return;
		const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
		place.replaceChildren(...page.body.childNodes);
	};
	form.addEventListener('input', ({ target }) => {
		if (!(target instanceof HTMLTextAreaElement)) return;
		clearTimeout(timer);
		timer = setTimeout(() => void show(), PREVIEW_PAUSE);
	});
	preview.hidden = false;
	void show();
}
