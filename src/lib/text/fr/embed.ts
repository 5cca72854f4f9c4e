/** A poll on another site: a small page, a picture. */
export const embed = {
	title: (question: string, said: string) => `« ${question} » ${said}`,
	leading: (ballots: string, options: string) => `${ballots} ; en tête : ${options}.`,
	none: (ballots: string) => `${ballots}.`,
	answer: (site: string) => `Répondre sur ${site}`,
	see: (site: string) => `Voir sur ${site}`,
	rank: (place: string) => `rang ${place}`,
	offer: {
		title: 'Montrer ce sondage ailleurs',
		lede: 'Une petite page sans script, à mettre dans un cadre, et une image. Elles montrent le résultat à partir du moment où tout le monde peut le voir ; on vote sur ce site.',
		frame: 'Page à encadrer',
		picture: 'Image du résultat (SVG)'
	},
	oembed: {
		format: 'Seul format=json existe ici.',
		address: 'Il faut url=, l’adresse entière d’un article ou d’un sondage de ce site.',
		size: 'maxwidth et maxheight sont des nombres entiers de pixels.',
		unknown: 'Il n’y a pas d’article ni de sondage publié à cette adresse.'
	}
};
