import type { Unit } from '../../rules/tally/over-time.ts';

/** Answers over time. */
export const history = {
	/** In the table, beside a number. */
	mark: 'afflux',
	/** What a chart shows, in a sentence. */
	says: (from: string, to: string, counts: string) =>
		from === to
			? `Premiers dépôts le ${from} : ${counts}.`
			: `Premiers dépôts du ${from} au ${to} : ${counts}.`,
	part: (share: string, count: string, ballots: string) => `${share} (${count} sur ${ballots})`,
	/** After the answer. */
	went: (from: string, to: string) => (from === to ? `en est à ${to}.` : `va de ${from} à ${to}.`),
	dashed: 'Trait vertical pointillé : afflux.',
	spike: (day: string, ballots: string, usual: string) =>
		`Afflux le ${day} : ${ballots}. Les autres jours, il y en a d’habitude ${usual} (médiane).`,
	/** The part of each answer, on a page of its own. */
	link: 'La part de chaque réponse au fil du temps',
	title: 'La part de chaque réponse au fil du temps',
	meaning:
		'Ce que répondent aujourd’hui ceux qui avaient voté à cette date. D’un bulletin, le site garde le jour du premier dépôt et la réponse actuelle, pas les précédentes : un bulletin changé ou retiré depuis change aussi le passé de ces courbes. Ce n’est donc pas ce qui se serait lu ce jour-là.',
	denominator: {
		single: 'Pourcentages : part des bulletins du même groupe déposés jusque-là.',
		approval:
			'Pourcentages : part des personnes du même groupe, parmi celles qui avaient voté jusque-là, qui cochent la réponse ; leur somme peut dépasser 100 %.'
	},
	joined: (from: string, between: string) =>
		`Chaque courbe commence à ${from} bulletins, sans lissage. Une période de moins de ${between} bulletins est jointe à la suivante, pour qu’aucune ne dise ce qu’une personne a répondu. Le trait pointillé est à 50 %.`,
	tooFew: (from: string) => `Il n’y a pas encore ${from} bulletins dans un même groupe.`,
	noShares: 'Pour un classement ou des notes, il n’y a pas de part de chaque réponse à suivre.',
	hidden: 'Les résultats de ce sondage ne vous sont pas encore montrés.',
	until: {
		day: 'Jusqu’au',
		week: 'Jusqu’à la semaine du',
		month: 'Jusqu’à la fin du mois',
		year: 'Jusqu’à la fin de l’année'
	} as Record<Unit, string>,
	method: (rule: { times: string; ballots: string; from: string; between: string }) => [
		`La part de chaque réponse au fil du temps, pour une ou plusieurs réponses, dit ce que répondent aujourd’hui ceux qui avaient voté à chaque date ; elle commence à ${rule.from} bulletins, et une période de moins de ${rule.between} est jointe à la suivante.`,
		`Au fil du temps : chaque bulletin en cours de validité compte au jour de son premier dépôt, sans lissage. Un jour est marqué comme afflux quand il a au moins ${rule.ballots} bulletins d’un électorat et plus de ${rule.times} fois la médiane des autres jours, du premier bulletin au dernier, jours sans bulletin compris.`
	]
};
