import { moveRank } from '../rules/tally/move-rank.ts';

/** The buttons beside a rank menu: they move the option, and the rows into their new order. */
export function moveRankInPlace(event: MouseEvent): void {
	const button = (event.target as Element).closest<HTMLButtonElement>('button[data-move-rank]');
	const row = button?.closest<HTMLElement>('[data-rank-row]');
	const list = row?.parentElement;
	if (!button || !row || !list) return;
	const rows = [...list.querySelectorAll<HTMLElement>('[data-rank-row]')];
	const menus = rows.map((row) => row.querySelector('select')!);
	const moved = rows.indexOf(row);
	const direction = button.dataset['moveRank'] === 'up' ? 'up' : 'down';
	const ranks = moveRank(
		menus.map((menu) => menu.selectedIndex),
		moved,
		direction
	);
	for (const [index, menu] of menus.entries()) menu.selectedIndex = ranks[index]!;

	const order = rows
		.map((row, index) => ({ row, rank: ranks[index]! || Infinity, index }))
		// Among equals the moved one stands where it came from.
		.sort((a, b) => (a.rank === b.rank ? a.index - b.index : a.rank - b.rank));
	const after = list.querySelector('[data-moved]');
	for (const { row } of order) list.insertBefore(row, after);
	button.focus();
	const rank = ranks[moved]!;
	const { said = '', saidOut = '' } = button.dataset;
	if (after) after.textContent = rank > 0 ? said.replace('#', String(rank)) : saidOut;
}
