export const tag = {
	title: (label: string) => `Articles sur « ${label} »`,
	articles: 'Articles',
	newest: 'Les plus récents',
	all: 'Toutes les étiquettes',
	none: 'Aucune étiquette.',
	next: 'Étiquettes suivantes',
	count: { one: '# article', other: '# articles' },

	edit: {
		link: 'Renommer ou réunir',
		title: (label: string) => `Renommer ou réunir « ${label} »`,
		lede: 'Les anciennes adresses mènent à la nouvelle. Le changement paraît au journal public.',
		rename: 'Renommer',
		label: 'Nouveau nom',
		merge: 'Réunir à une autre étiquette',
		into: 'L’étiquette qui reste',
		mergeHint:
			'Les articles, les abonnés et ceux qui la masquent passent à l’étiquette qui reste ; cela ne se défait pas.',
		reason: 'Raison (facultatif)',
		submitRename: 'Renommer',
		submitMerge: 'Réunir',
		done: 'Le changement est fait.',
		refusal: {
			'no-label': 'De 1 à 40 caractères, dont une lettre ou un chiffre.',
			'reason-too-long': 'La raison a 2 000 caractères au plus.',
			taken: 'Une autre étiquette a ce nom : réunissez-les plutôt.',
			'no-such-tag': 'Il n’y a pas d’autre étiquette de ce nom.',
			gone: 'Cette étiquette vient d’être renommée ou réunie à une autre.'
		}
	}
};
