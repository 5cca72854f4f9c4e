/** Those with the largest number: the winners by plurality or approval. More than one: a tie. */
export function leadersOf(counts: readonly number[]): number[] {
	const most = Math.max(...counts);
	return counts.flatMap((count, option) => (count === most ? [option] : []));
}
