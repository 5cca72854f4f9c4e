export const quiet = {
	closed: 'Commentaires clos',
	why: {
		one: 'Les commentaires sont clos : personne n’a écrit ici depuis # jour. Les sondages suivent leurs propres dates.',
		other:
			'Les commentaires sont clos : personne n’a écrit ici depuis # jours. Les sondages suivent leurs propres dates.'
	},
	late: 'Rien n’a été publié. Voici votre texte, pour le reprendre ailleurs.'
};
