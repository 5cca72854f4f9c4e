export const front = {
	closing: 'Se terminent bientôt',
	closesOn: (moment: string) => `clôture le ${moment}`,
	orders: {
		label: 'Ordre',
		date: 'par date',
		activity: 'par activité'
	},
	rule: 'Comment cette page est faite',

	archives: {
		title: 'Archives',
		lede: 'Les articles par mois de parution (temps universel).',
		articles: { one: '# article', other: '# articles' },
		none: 'Rien n’est encore paru.',
		noneIn: 'Rien n’est paru ce mois-là.',
		of: (month: string) => `Articles de ${month}`,
		all: 'Toutes les archives',
		earlier: (month: string) => `Avant : ${month}`,
		later: (month: string) => `Après : ${month}`
	},

	headline: {
		link: 'Mettre à la une',
		title: 'À la une',
		lede: 'Un article à la fois ouvre la page d’accueil, jusqu’à la date que vous donnez. Celui qui y est cède sa place.',
		until: 'Jusqu’au',
		hint: (zone: string, days: string) => `Heure du site (${zone}) ; ${days} jours au plus.`,
		put: 'Mettre à la une',
		takeBack: 'Retirer de la une',
		now: 'En ce moment',
		nothing: 'Aucun article n’y est : la page d’accueil choisit seule.',
		lately: 'Dernièrement',
		untilMoment: (moment: string) => `jusqu’au ${moment}`,
		putBy: (name: string, moment: string) => `par ${name}, le ${moment}`,
		removedBy: (name: string, moment: string) => `retiré ou remplacé par ${name}, le ${moment}`,
		formerMember: 'un ancien membre',
		log: {
			title: 'Articles à la une',
			lede: 'Ce que la modération a mis en tête de la page d’accueil : qui, quand, jusqu’à quand.',
			none: 'Aucun article n’a encore été mis à la une.',
			stands: 'à la une en ce moment',
			older: 'Plus anciens'
		},
		done: {
			put: 'L’article ouvre la page d’accueil.',
			'taken-back': 'L’article n’est plus à la une.'
		},
		refusal: {
			'no-date': 'Donnez une date et une heure qui existent.',
			'past-date': 'Cette date est passée : donnez-en une à venir.',
			'too-far': (days: string) => `C’est trop loin : ${days} jours au plus.`,
			'not-published': 'Cet article n’est plus publié : rien n’a changé.',
			'no-longer':
				'Quelqu’un l’a déjà retiré ou remplacé, ou sa date est passée : rien n’a changé. Voyez ci-dessous où l’on en est.'
		}
	},

	method: {
		title: 'Page d’accueil',
		points: (rule: { closing: string; most: string; looked: string; days: string }) => [
			`En tête : l’article que la modération a mis à la une, un seul, ${rule.days} jours au plus. À défaut, le plus récent des ${rule.looked} derniers articles dont un sondage est ouvert ; à défaut encore, le plus récent.`,
			`Ensuite, les sondages ouverts qui se terminent dans les ${rule.closing} jours, le premier à finir d’abord, ${rule.most} au plus.`,
			'Enfin les autres articles : par date de parution, ou par activité, c’est-à-dire par date de leur dernier commentaire. Ni votes, ni avis, ni clics n’y changent rien, et l’ordre est le même pour tous. Un membre qui masque une étiquette n’y voit pas les articles qui la portent ; cela ne change rien pour les autres.'
		]
	}
};
