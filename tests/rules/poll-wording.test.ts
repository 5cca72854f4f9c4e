import { expect, test } from 'vitest';
import { emptyPoll, type PollDocument } from '#lib/rules/article-document.ts';
import { remarksOn, type WordingPoint } from '#lib/rules/poll-wording.ts';

const aPoll = (question: string, options: string[]): PollDocument => ({
	...emptyPoll(),
	question,
	options
});
const pointsOn = (...[poll, language]: Parameters<typeof remarksOn>): WordingPoint[] =>
	remarksOn(poll, language).map(({ point }) => point);

test('a plain question with a way out raises nothing', () => {
	expect(remarksOn(aPoll('Que buvez-vous le matin ?', ['Thé', 'Café', 'Autre']), 'fr')).toEqual([]);
	expect(remarksOn(aPoll('What do you drink?', ['Tea', 'Coffee', 'It depends']), 'en')).toEqual([]);
	expect(remarksOn(aPoll('', ['', '']), 'fr')).toEqual([]);
});

test.each<[string, string[], 'fr' | 'en', WordingPoint]>([
	['Que buvez-vous', ['Thé', 'Autre'], 'fr', 'no-question-mark'],
	['Faut-il interdire cette pratique scandaleuse ?', ['Oui', 'Ça dépend'], 'fr', 'loaded-words'],
	['Is this clearly wrong?', ['Yes', 'No', 'Not sure'], 'en', 'loaded-words'],
	['Faut-il le thé et le café et l’eau ?', ['Oui', 'Ça dépend'], 'fr', 'two-questions'],
	['Ne faut-il pas attendre ? Et payer ?', ['Oui', 'Autre'], 'fr', 'two-questions'],
	['On ne doit pas attendre ?', ['Oui', 'Autre'], 'fr', 'negation'],
	['Should we not wait?', ['Yes', 'Other'], 'en', 'negation'],
	['Quel âge ?', ['0–10 ans', '10–20 ans', 'Sans avis'], 'fr', 'overlapping-options'],
	['Quoi ?', ['Thé', ' thé !', 'Autre'], 'fr', 'overlapping-options'],
	['Thé ou café ?', ['Thé', 'Café'], 'fr', 'no-way-out'],
	['Lequel ?', [...'abcdefgh', 'Autre'], 'fr', 'many-options']
])('%s', (question, options, language, point) => {
	expect(pointsOn(aPoll(question, options), language)).toContain(point);
});

test('the words that it is about are named as they are listed or typed', () => {
	const remarks = remarksOn(aPoll('Est-ce ÉVIDEMMENT vrai ?', ['1 à 5', '5 à 9', 'Autre']), 'fr');
	expect(remarks).toEqual([
		{ point: 'loaded-words', words: ['evidemment'] },
		{ point: 'overlapping-options', words: ['1 à 5', '5 à 9'] }
	]);
});

test('a word within a longer one is not that word', () => {
	expect(pointsOn(aPoll('Aimez-vous le raisonnablement cuit ?', ['Oui', 'Autre']), 'fr')).toEqual(
		[]
	);
});
