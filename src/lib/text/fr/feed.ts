export const feed = {
	title: 'Flux',
	lede: 'Pour suivre le site depuis un lecteur de flux. Chaque étiquette, membre et fil a aussi les siens, sur sa page.',
	articles: 'Articles',
	articlesOf: (name: string) => `Articles de ${name}`,
	openPolls: 'Sondages ouverts',
	results: 'Résultats des sondages clos',
	closesOn: (moment: string) => `Clôture le ${moment}.`,
	/** Beside the name of a feed. */
	asJson: 'JSON',
	asAtom: 'Atom'
};
