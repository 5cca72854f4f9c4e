export const elsewhere = {
	title: 'Lire ailleurs :',
	epub: 'livre EPUB',
	markdown: 'Markdown',
	from: (site: string, address: string) => `Paru sur ${site} : ${address}`,
	by: (names: string) => `Par ${names}`,
	source: (site: string) => `Texte de ${site}`,
	colon: ' : ',
	question: 'Sondage',
	vote: 'Voter et lire la discussion :',
	contents: 'Sommaire',
	cardOf: (title: string) => `« ${title} » : le titre de l’article et l’état du sondage`,
	card: {
		winner: (electorate: string, option: string) => `${electorate} : ${option}`,
		more: { one: 'et # autre réponse', other: 'et # autres réponses' },
		sealed: 'Les résultats s’affichent après la clôture.',
		hidden: 'Les résultats s’affichent après le vote.'
	}
};
