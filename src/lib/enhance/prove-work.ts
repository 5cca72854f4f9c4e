/** Has the browser make the calculation that a ballot asks for, if one in this part of the page does. */
export function proveWork(part: ParentNode): void {
	const asked = part.querySelector<HTMLElement>('[data-proof]');
	if (!asked) return;
	// Rare, and most of this script: it is loaded only then. Where it cannot be, the words stay that stand there without script.
	void import('./solve-proof.ts').then(
		({ solveProof }) => solveProof(asked),
		() => undefined
	);
}
