export const search = {
	title: 'Recherche',
	titleOf: (typed: string) => `Recherche : ${typed}`,
	field: 'Chercher',
	submit: 'Chercher',
	hint: 'Plusieurs mots : tous. « Entre guillemets » : dans cet ordre. -mot : sans ce mot.',
	more: 'Affiner',
	kind: 'Quoi',
	kinds: {
		all: 'Tout',
		articles: 'Articles',
		comments: 'Commentaires',
		tags: 'Étiquettes',
		members: 'Membres'
	},
	tag: 'Étiquette',
	author: 'Auteur',
	authorHint: 'Pseudonyme',
	language: 'Langue',
	anyLanguage: 'Toutes',
	languages: { fr: 'Français', en: 'Anglais' },
	from: 'Du',
	to: 'Au',
	poll: 'Avec un sondage ouvert',
	order: 'Ordre',
	orders: { relevance: 'Plus pertinents', newest: 'Plus récents' },
	filters: 'Filtres',
	remove: 'Ôter',
	narrow: 'Restreindre',
	withOpenPoll: 'Sondage ouvert',
	none: 'Rien ne convient. Essayez moins de mots, une autre forme, ou moins de filtres.',
	noneHere: 'Pas d’autre résultat ici.',
	filtersOnly: 'Sans mot : tout ce qui passe les filtres, le plus récent d’abord.',
	among: (ranked: string) =>
		`Les ${ranked} plus récents sont classés par pertinence et comptés ; par date, on atteint aussi les autres.`,
	partial: (articles: string) =>
		`Parmi les articles que ces filtres retiennent, seuls les ${articles} plus récents qui ont des commentaires ont été parcourus : les commentaires des plus anciens manquent ici.`,
	howRanked: 'Comment c’est classé',
	atLeast: (count: string) => `${count} ou plus`,
	seeAll: {
		articles: 'Tous les articles trouvés',
		comments: 'Tous les commentaires trouvés',
		tags: 'Toutes les étiquettes trouvées',
		members: 'Tous les membres trouvés'
	},
	next: 'Suite',
	first: 'Retour au début',
	on: 'sur',
	articlesOf: { one: '# article', other: '# articles' },
	notice: {
		malformed: 'La recherche contient des signes que nous ne pouvons pas lire.',
		'too-long': (characters: string, words: string) =>
			`Une recherche a au plus ${characters} caractères et ${words} mots ou expressions. Raccourcissez-la, puis recommencez.`,
		'only-excluded':
			'Dites aussi ce qu’il faut trouver : « -mot » ne dit que ce qu’il faut écarter.',
		'common-words':
			'Ces mots sont si courants qu’ils ne sont pas cherchés. Ajoutez-en un plus rare.',
		'bad-date': 'Une date s’écrit AAAA-MM-JJ, comme 2026-11-24.',
		'no-such-tag': 'Aucune étiquette ne s’appelle ainsi.',
		'no-such-author': 'Personne ne porte ce pseudonyme.'
	}
};
