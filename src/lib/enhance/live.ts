import { nameResults } from './name-results.ts';

/** Milliseconds between two refreshes of the results at least; a little more for some than for others. */
const REFRESH = 10_000;

let events: EventSource | null = null;
let lastId = 0;
const waiting = new Set<number>();
let refreshing: ReturnType<typeof setTimeout> | null = null;

/** Listens for what happens to the article while its page is looked at; nothing moves until it is asked to. */
export function listenLive(): void {
	const notice = findNotice();
	if (!notice) return;
	lastId ||= Number(notice.dataset['after']);
	const isSeen = document.visibilityState === 'visible';
	// A browser has few connections for one site: pages in the background give theirs back.
	if (!isSeen) {
		events?.close();
		events = null;
	} else if (!events || events.readyState === EventSource.CLOSED) {
		events = new EventSource(`${notice.dataset['live']}?after=${lastId}`);
		events.addEventListener('comments', (event: MessageEvent<string>) =>
			hear(JSON.parse(event.data) as number[])
		);
		events.addEventListener('changed', refreshLater);
	}
}

function hear(ids: number[]): void {
	for (const id of ids) {
		lastId = Math.max(lastId, id);
		if (!document.getElementById(`comment-${id}`)) waiting.add(id);
	}
	say();
	refreshLater();
}

function say(): void {
	const notice = findNotice();
	if (!notice) return;
	if (waiting.size === 0) return notice.replaceChildren();
	const button = notice.querySelector('button') ?? document.createElement('button');
	button.type = 'button';
	const { one = '', other = '' } = notice.dataset;
	const form = new Intl.PluralRules(document.documentElement.lang).select(waiting.size);
	button.textContent = (form === 'one' ? one : other).replace('#', String(waiting.size));
	notice.append(button);
}

/** Puts the comments that were waited for into the thread, where they belong. */
export async function showWaiting({ target }: MouseEvent): Promise<void> {
	const button = (target as Element).closest('#live button');
	if (!button) return;
	const ids = [...waiting];
	try {
		const response = await fetch(location.href, { headers: { accept: 'text/html' } });
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const added = ids.filter((id) => putInPlace(page.getElementById(`comment-${id}`)));
		for (const id of ['thread-title', 'reading']) {
			const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
			if (old && fresh) old.replaceWith(document.adoptNode(fresh));
		}
		// Who leaves has read what came in, too.
		const [read, fresh] = [document, page].map(findReach);
		if (read && fresh) read.value = fresh.value;
		// What stands on another page of the thread stays announced, and is found by the link to it.
		const [first] = added;
		if (first === undefined) return location.assign(`${commentsPath()}/${ids[0]}`);
		for (const id of added) waiting.delete(id);
		say();
		const comment = document.getElementById(`comment-${first}`)!;
		comment.tabIndex = -1;
		comment.focus();
	} catch {
		location.reload();
	}
}

const findReach = (page: Document) =>
	page.querySelector<HTMLInputElement>('form[data-read] [name="upTo"]');

const commentsPath = () =>
	`${document.documentElement.lang === 'fr' ? '' : `/${document.documentElement.lang}`}/comments`;

/** Takes a comment of a fresh page, with its branch, into this one. */
function putInPlace(comment: HTMLElement | null): boolean {
	if (!comment) return false;
	if (document.getElementById(comment.id)) return true;
	const branch = comment.closest<HTMLElement>('.branch');
	const list = branch?.parentElement;
	if (!branch || !list) return false;
	if (list.matches('details.replies')) return putIntoReplies(branch, list as HTMLDetailsElement);
	const after = branch.nextElementSibling?.querySelector('.comment');
	const next = after && document.getElementById(after.id)?.closest('.branch');
	const all = document.querySelectorAll('#thread > .branch');
	const fresh = document.adoptNode(branch);
	if (next) next.before(fresh);
	else if (all.length > 0) all[all.length - 1]!.after(fresh);
	else return false;
	return true;
}

function putIntoReplies(branch: HTMLElement, list: HTMLDetailsElement): boolean {
	const parent = document.getElementById(`comment-${list.dataset['folds']}`);
	const here = parent?.parentElement?.querySelector<HTMLDetailsElement>(':scope > details.replies');
	if (!parent) return false;
	if (!here) parent.after(document.adoptNode(list));
	else {
		here.querySelector('summary')!.textContent = list.querySelector('summary')!.textContent;
		here.append(document.adoptNode(branch));
	}
	return true;
}

function refreshLater(): void {
	refreshing ??= setTimeout(
		() => {
			refreshing = null;
			void refreshResults().catch(() => null);
		},
		REFRESH + Math.random() * REFRESH
	);
}

/** The results alone, for those who see them: a ballot that is being filled in stays as it is. */
async function refreshResults(): Promise<void> {
	if (document.visibilityState !== 'visible') return;
	for (const poll of document.querySelectorAll<HTMLElement>('section.poll')) {
		const result = poll.querySelector('.result');
		if (!result || result.contains(document.activeElement)) continue;
		const id = /\d+/.exec(poll.id)?.[0];
		const response = await fetch(`${commentsPath().replace('comments', 'polls')}/${id}`);
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const fresh = page.querySelector(`#${poll.id} .result`);
		if (fresh) result.replaceWith(document.adoptNode(fresh));
	}
	nameResults();
}

const findNotice = () => document.getElementById('live');
