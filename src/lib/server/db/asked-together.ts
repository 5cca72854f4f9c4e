import type { Database } from './client.ts';

type Question<Answer> = { running: Promise<Answer>; next: Promise<Answer> | null };

/**
 * A read whose answer depends on its values alone, and is shared: nobody may change it.
 * Whoever asks while the same is being answered waits for that, and is answered together
 * with all who came meanwhile by a read that begins afterwards. So a page that many
 * open at once costs one reading, nothing is kept, and nobody is told less than what was
 * written before they asked. A transaction is a database of its own.
 *
 * @param ask called with values that JSON tells apart
 */
export function askedTogether<Values extends object, Answer>(
	ask: (db: Database, values: Values) => Promise<Answer>
): (db: Database, values: Values) => Promise<Answer> {
	const asked = new WeakMap<Database, Map<string, Question<Answer>>>();
	return (db, values) => {
		const questions = asked.get(db) ?? new Map<string, Question<Answer>>();
		asked.set(db, questions);
		const key = JSON.stringify(values);
		const begin = (): Promise<Answer> => {
			const question: Question<Answer> = { running: ask(db, values), next: null };
			questions.set(key, question);
			const end = () => {
				if (!question.next) questions.delete(key);
			};
			question.running.then(end, end);
			return question.running;
		};
		const question = questions.get(key);
		if (!question) return begin();
		question.next ??= question.running.then(begin, begin);
		return question.next;
	};
}
