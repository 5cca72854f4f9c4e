export const article = {
	others: 'Autres articles',
	noOthers: 'Pas encore d’autre article.',
	readOn: 'Lire l’article et la discussion',
	older: 'Articles plus anciens',
	from: 'Texte de',
	by: 'Par',
	translationNote: 'Ceci est une traduction.',
	originalIn: { fr: 'Lire l’original en français', en: 'Lire l’original en anglais' },
	onlyIn: { fr: 'Cet article n’existe qu’en français.', en: 'Cet article n’existe qu’en anglais.' },
	contents: 'Sommaire',
	resources: 'Aller plus loin',
	clicks: { one: '# clic', other: '# clics' },
	clicksApart: (imported: string, counted: string) =>
		`${imported} en 2006 sur LinuxFr.org, ${counted} ici`,
	clicksNote:
		'Les clics affichés additionnent ceux de 2006 et ceux comptés ici, une fois par lien, visiteur et jour.',
	addressNote:
		'Les titres viennent de l’article d’origine ; les adresses ont été choisies par ce projet.',
	languageOf: { fr: 'en français', en: 'en anglais' } as Record<string, string>,
	thread: 'Discussion',
	write: 'Écrire un commentaire',
	membersWrite: 'Tout le monde peut lire et voter ; pour écrire, il faut un compte.',
	/** After members' ballots, which are named as such. */
	andVisitors: { one: '# de visiteur', other: '# de visiteurs' },
	noBallots: 'aucun bulletin',
	inPolls: { one: 'dans # sondage', other: 'dans # sondages' },
	news: { one: '# nouveau', other: '# nouveaux' },
	manyNews: { one: 'plus de # nouveau', other: 'plus de # nouveaux' },
	waiting: { one: 'Montrer # nouveau commentaire', other: 'Montrer # nouveaux commentaires' },
	feed: (title: string) => `Commentaires sur « ${title} »`,
	feedLink: 'Flux Atom',
	tools: 'Outils de lecture',
	markRead: 'Tout marquer comme lu',
	forget: 'Oublier ce fil',
	comments: { one: '# commentaire', other: '# commentaires' }
};
