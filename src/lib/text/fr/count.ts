/** Results of ballots that rank or score. */
export const count = {
	ranked: {
		winner: (option: string) => `« ${option} » l’emporte selon la méthode de Schulze.`,
		tie: (options: string) => `Égalité selon la méthode de Schulze, entre ${options}.`,
		/** Before the explanation of what the sentence above means. */
		meaning:
			'On compare les réponses deux à deux, sur tous les bulletins ; l’emporte celle qu’aucune autre ne bat, directement ou par une suite de duels plus forts.',
		order: 'L’ordre, selon Schulze',
		tied: 'ex æquo',
		noBallot: 'Aucun bulletin : rien à départager.',
		runOff: 'Le vote alternatif, tour par tour',
		runOffWinner: (option: string) => `« ${option} » l’emporte au vote alternatif.`,
		runOffTie: (options: string) => `Égalité au vote alternatif, entre ${options}.`,
		runOffMeaning:
			'À chaque tour, un bulletin compte pour la réponse encore en lice qu’il classe le mieux ; la moins choisie sort, les dernières à égalité sortent ensemble, jusqu’à ce qu’une réponse ait plus de la moitié des bulletins qui comptent encore. Un bulletin qui met à égalité deux réponses encore en lice ne compte plus : il est épuisé.',
		agree: 'Les deux méthodes désignent la même réponse.',
		agreeOnTie: 'Les deux méthodes désignent les mêmes réponses, à égalité.',
		disagree: (schulze: string, runOff: string) =>
			`Les deux méthodes ne disent pas la même chose : Schulze désigne ${schulze}, le vote alternatif ${runOff}.`,
		round: (number: string) => `Tour ${number}`,
		out: 'sort',
		exhausted: 'Bulletins épuisés',
		pairs: 'Toutes les réponses deux à deux',
		pairsMeaning:
			'Chaque case dit combien de bulletins placent la réponse de la ligne avant celle de la colonne ; entre crochets, la plus nombreuse des deux.',
		over: 'contre',
		matrix: 'Réponse',
		denominator:
			'Chaque bulletin compte une fois dans chaque comparaison où il place une réponse avant l’autre ; ce qu’il ne classe pas vient dernier, ex æquo. Membres et visiteurs ont chacun leur dépouillement.'
	},
	score: {
		winner: (option: string) => `« ${option} » l’emporte selon la méthode STAR.`,
		tie: (options: string) => `Égalité selon la méthode STAR, entre ${options}.`,
		meaning:
			'Les deux réponses dont la somme des notes est la plus haute vont en finale ; l’emporte celle que plus de bulletins notent au-dessus de l’autre.',
		final: (one: string, other: string) => `Finale entre ${one} et ${other} : `,
		finalFor: { one: '# bulletin préfère ', other: '# bulletins préfèrent ' },
		finalNone: {
			one: '# bulletin les note à égalité.',
			other: '# bulletins les notent à égalité.'
		},
		manyFinals:
			'Des sommes égales laissent plusieurs finales possibles ; elles sont toutes comptées.',
		noBallot: 'Aucun bulletin : rien à départager.',
		agree: 'La somme des notes la plus haute est aussi la sienne.',
		disagree: (sum: string) =>
			`La somme des notes la plus haute est celle de ${sum} : les deux étapes ne disent pas la même chose.`,
		sum: 'Somme',
		mean: 'Moyenne',
		scores: 'Notes',
		points: { one: '# point', other: '# points' },
		meanOf: (mean: string) => `moyenne ${mean}`,
		scoresOf: { one: 'sur # note', other: 'sur # notes' },
		table: 'Les sommes et les moyennes en tableau',
		denominator:
			'Moyenne : somme des notes du même groupe, divisée par le nombre de ceux qui ont noté la réponse ; un bulletin sans avis n’y entre pas, et vaut 0 dans la somme et en finale.'
	},
	and: ' et ',
	quoted: (option: string) => `« ${option} »`
};
