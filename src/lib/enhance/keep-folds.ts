const KEPT = 'folded';
const MOST = 500;

/** A branch that was folded by hand stays so: for a member on the server, for a visitor in this browser. */
export function keepFold({ target }: MouseEvent): void {
	const summary = (target as Element).closest('summary');
	const branch = summary?.parentElement as HTMLDetailsElement | null | undefined;
	const id = branch?.dataset['folds'];
	if (!id || (target as Element).closest('a')) return;
	// The click has not turned it yet.
	const isFolded = branch.open;
	if (isForMembers()) void tellServer(id, isFolded);
	else {
		const others = foldedHere().filter((other) => other !== id);
		localStorage.setItem(KEPT, (isFolded ? [...others, id] : others).slice(-MOST).join(' '));
	}
}

export function foldAgain(): void {
	if (isForMembers()) return;
	for (const id of foldedHere()) {
		const branch = document.querySelector<HTMLDetailsElement>(`details[data-folds="${id}"]`);
		// Not over what the reader was led to.
		if (branch && !branch.querySelector(':target')) branch.open = false;
	}
}

const isForMembers = () => document.getElementById('acts') !== null;

const foldedHere = () =>
	(localStorage.getItem(KEPT) ?? '').split(' ').filter((id) => /^\d+$/.test(id));

async function tellServer(id: string, isFolded: boolean): Promise<void> {
	const language =
		document.documentElement.lang === 'fr' ? '' : `/${document.documentElement.lang}`;
	const body = new URLSearchParams({ fold: isFolded ? 'yes' : 'no' });
	await fetch(`${language}/comments/${id}/fold`, {
		method: 'POST',
		body,
		redirect: 'manual',
		keepalive: true
	}).catch(() => null);
}
