import type { Electorate } from '../../rules/tally/tally.ts';

/** The same question, asked again. */
export const series = {
	/** Beside a poll, before the years in which it was asked otherwise. */
	before: (years: string) => `Question déjà posée en ${years}.`,
	again: (years: string) => `Question reposée en ${years}.`,
	both: (before: string, again: string) =>
		`Question déjà posée en ${before}, et reposée en ${again}.`,
	and: ' et ',
	compare: 'Les réponses de chaque fois',
	ask: 'Reposer cette question',

	title: {
		one: 'Une question posée une fois, {years}',
		other: 'Une question posée # fois, {years}'
	},
	inYear: (year: string) => `en ${year}`,
	years: (from: string, to: string) => `de ${from} à ${to}`,
	chosen:
		'Chaque fois, d’autres lecteurs ont répondu, ceux qui l’ont bien voulu : ce n’est jamais un échantillon. Un écart entre deux fois ne dit pas que quelqu’un a changé d’avis.',
	cut: (number: string) => `Voici les ${number} dernières fois ; il y en a eu d’autres avant.`,
	askings: 'Chaque fois',
	opened: (day: string) => `Ouverte le ${day}`,
	closed: (day: string) => `close le ${day}`,
	closes: (day: string) => `à clore le ${day}`,
	stays: 'sans date de clôture',
	notOpenYet: (day: string) => `À ouvrir le ${day}`,
	cancelled:
		'Ce sondage est annulé : il ne décide de rien, et ses chiffres ne se comparent pas aux autres.',
	hidden: 'Les résultats de cette fois ne vous sont pas encore montrés.',
	vote: 'Aller au sondage',
	source: (site: string, year: string) =>
		`L’article est paru sur ${site} en ${year}. Aucun bulletin de ce temps n’est connu : ceux qui sont comptés ici ont été déposés sur ce site.`,
	same: 'Même question, mêmes réponses, même manière de voter que la fois d’avant.',
	differ: 'Les mots diffèrent de la fois d’avant :',
	differInWay: 'La manière de voter diffère de la fois d’avant :',
	another: 'La question n’est pas dans la même langue : ses mots ne se comparent pas.',
	question: 'La question.',
	added: (answers: string) => `Réponses en plus : ${answers}.`,
	gone: (answers: string) => `Réponses en moins : ${answers}.`,
	rules: (before: string, after: string) =>
		`La manière de voter. Avant : ${before} Cette fois : ${after}`,

	results: {
		member: 'Les réponses des membres, fois après fois',
		visitor: 'Les réponses des visiteurs, fois après fois'
	} as Record<Electorate, string>,
	none: 'Aucun résultat ne peut encore être montré.',
	curves:
		'Chaque point est la part d’une réponse, au jour où la question a été posée ; le trait pointillé est à 50 %.',
	joined: (from: string) =>
		`Une ligne ne joint deux fois qui se suivent que si la question, la réponse et la manière de voter se lisent de même, aux accents, aux majuscules et aux espaces près, et s’il y a chaque fois ${from} bulletins du même groupe. Sinon, les nombres restent côte à côte.`,
	table: {
		member: 'Les nombres des membres',
		visitor: 'Les nombres des visiteurs'
	} as Record<Electorate, string>,
	/** A time, or two, and what a line of a chart shows of them. */
	during: (from: string, to: string, said: string) =>
		from === to ? `${from} : ${said}` : `${from} à ${to} : ${said}`,
	absent: 'pas demandé',
	untold: 'pas montré',
	notCounted: 'annulé',
	place: (place: string) => `rang ${place}`,
	tied: 'ex æquo',
	mean: (mean: string) => `moyenne ${mean}`,
	scores: { one: '# note', other: '# notes' },
	ranks: 'Rang : selon la méthode de Schulze.',

	/** The page on which an article begins that asks it. */
	begin: {
		title: 'Reposer une question',
		lede: 'Voici un article qui commence par les mots de ce sondage. Écrivez le reste ; la modération le lit comme tout article. Moins vous changez de mots, mieux les deux résultats se comparent : la page qui les met côte à côte dit tout ce qui diffère.'
	},
	write: {
		label: 'Reposer une question d’avant',
		hint: 'Facultatif : le numéro ou l’adresse d’un sondage publié, comme /polls/12. Une page mettra les résultats côte à côte et dira tout ce qui diffère.',
		found: (question: string, year: string) => `Repose « ${question} » (${year}).`,
		/** In the text of a version. */
		setting: 'repose le sondage'
	},

	method: {
		title: 'La même question, reposée',
		points: (rule: { minimum: string; askings: string }) => [
			'Un article peut reposer la question d’un sondage d’avant. Une page met les fois côte à côte ; qui ne peut pas voir le résultat d’une fois l’y trouve sans ses nombres.',
			'La page compare les mots : question, réponses, manière de voter. Ce qui diffère est dit, toujours ; les accents, les majuscules, les espaces et les signes invisibles ne comptent pas. On compare dans la langue de la page si les deux fois l’ont, sinon dans celle qu’elles ont en commun.',
			`Une ligne joint deux fois qui se suivent, sauf si la question, la réponse ou la manière de voter diffèrent, ou s’il y a moins de ${rule.minimum} bulletins du même groupe. Une fois annulée ne compte pas. La page montre les ${rule.askings} dernières fois.`,
			'Les membres et les visiteurs restent à part. Ce sont d’autres lecteurs chaque fois : un écart ne dit pas que quelqu’un a changé d’avis.'
		]
	}
};
