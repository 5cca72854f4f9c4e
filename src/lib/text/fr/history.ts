/** Answers over time. */
export const history = {
	/** In the table, beside a number. */
	mark: 'afflux',
	dashed: 'Trait vertical pointillé : afflux.',
	spike: (day: string, ballots: string, usual: string) =>
		`Afflux le ${day} : ${ballots}. Les autres jours, il y en a d’habitude ${usual} (médiane).`,
	method: (rule: { times: string; ballots: string }) => [
		`Au fil du temps : chaque bulletin en cours de validité compte au jour de son premier dépôt, sans lissage. Un jour est marqué comme afflux quand il a au moins ${rule.ballots} bulletins d’un électorat et plus de ${rule.times} fois la médiane des autres jours, du premier bulletin au dernier, jours sans bulletin compris.`
	]
};
