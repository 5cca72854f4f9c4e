import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/**
 * Calculates, says so, and puts the solution into the ballot's form; the voter then votes.
 *
 * The browser does the hashing outside the page's own thread (Web Crypto, which it has over https
 * and on this machine only), so that the page stays at hand without a worker.
 */
export async function solveProof(asked: HTMLElement): Promise<void> {
	const form = asked.closest('form')!;
	const status = asked.querySelector<HTMLElement>('[role="status"]')!;
	const vote = form.querySelector<HTMLButtonElement>('button.primary')!;
	const field = (name: string) => asked.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
	const say = (what: 'working' | 'done' | 'failed') => {
		status.textContent = status.dataset[what] ?? '';
	};

	say('working');
	// Sent too early it would only be asked again.
	vote.disabled = true;
	try {
		const challenge = JSON.parse(field('challenge').value) as Challenge;
		const solution = await solveChallenge({ challenge, deriveKey });
		if (solution) {
			const { counter, derivedKey } = solution;
			field('solution').value = JSON.stringify({ counter, derivedKey });
		}
		say(solution ? 'done' : 'failed');
	} catch {
		say('failed');
	}
	vote.disabled = false;
}
