/** As the server does: of several results in a page, all but the first one are named by their questions, too. */
export function nameResults(): void {
	for (const [index, result] of document.querySelectorAll('.result').entries()) {
		const [own = ''] = result.getAttribute('aria-labelledby')?.split(' ') ?? [];
		const question = index > 0 ? ` ${own.replace('results', 'question')}` : '';
		result.setAttribute('aria-labelledby', own + question);
	}
}
