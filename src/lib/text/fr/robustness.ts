/** How firm a result is, in place of a margin of error. */
export const robustness = {
	title: 'Ce résultat est-il solide ?',
	among: { member: 'Chez les membres', visitor: 'Chez les visiteurs' },
	switches: (among: string, option: string) => ({
		one: `${among}, il faudrait qu’au moins # bulletin passe de « ${option} » à une autre réponse pour qu’elle ne soit plus seule en tête.`,
		other: `${among}, il faudrait qu’au moins # bulletins passent de « ${option} » à une autre réponse pour qu’elle ne soit plus seule en tête.`
	}),
	holds: (last: { day: string; ballots: string; lead: string }) =>
		`Sans les bulletins du dernier jour qui en a reçu (${last.day} ; ${last.ballots}), elle le serait encore, quoi qu’ils disent : son avance est de ${last.lead}.`,
	unknown: (last: { day: string; ballots: string; lead: string }) =>
		`Sans les bulletins du dernier jour qui en a reçu (${last.day} ; ${last.ballots}), on ne peut dire si elle le serait encore : son avance n’est que de ${last.lead}.`,
	same: (winners: string) =>
		`Avec ou sans les visiteurs, le résultat est le même ; en tête : ${winners}.`,
	differ: (members: string, together: string) =>
		`En tête chez les seuls membres : ${members}. Membres et visiteurs additionnés : ${together}.`,
	method: (minimum: string) => [
		`À partir de ${minimum} bulletins dans un groupe, on dit combien d’entre eux, au moins, devraient changer pour que la gagnante ne soit plus seule en tête : la moitié de son avance, arrondie vers le haut. Pour un classement ou des notes, ce nombre ne se tire pas du dépouillement : rien n’est dit.`,
		`À partir de ${minimum} bulletins de membres, on dit si ajouter ceux des visiteurs changerait la gagnante, par la méthode du sondage. De chaque jour, le site garde combien de bulletins, pas ce qu’ils disent : une avance plus grande que leur nombre tient sans eux ; sinon, on ne peut le dire.`
	]
};
