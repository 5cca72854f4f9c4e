/** How firm a result is, in place of a margin of error. */
export const robustness = {
	title: 'Ce résultat est-il solide ?',
	among: { member: 'Chez les membres', visitor: 'Chez les visiteurs' },
	switches: (among: string, option: string) => ({
		one: `${among}, il faudrait qu’au moins # bulletin passe de « ${option} » à une autre réponse pour que « ${option} » ne soit plus seule en tête.`,
		other: `${among}, il faudrait qu’au moins # bulletins passent de « ${option} » à une autre réponse pour que « ${option} » ne soit plus seule en tête.`
	}),
	/** Of a group, without its ballots of these days. */
	without: (last: { among: string; from: string; to: string; leaders: string }) => ({
		one: `${last.among}, sans l’unique bulletin (#) des deux derniers jours de vote, du ${last.from} au ${last.to}, en tête : ${last.leaders}.`,
		other: `${last.among}, sans les # bulletins des deux derniers jours de vote, du ${last.from} au ${last.to}, en tête : ${last.leaders}.`
	}),
	untold: (last: { among: string; from: string; to: string }) => ({
		one: `${last.among}, sans l’unique bulletin (#) des deux derniers jours de vote, du ${last.from} au ${last.to}, qui serait en tête n’est pas dit : ce serait dire ce qu’ont répondu quelques personnes.`,
		other: `${last.among}, sans les # bulletins des deux derniers jours de vote, du ${last.from} au ${last.to}, qui serait en tête n’est pas dit : ce serait dire ce qu’ont répondu quelques personnes.`
	}),
	noneSince: (last: { among: string; from: string; to: string }) =>
		`${last.among}, les deux derniers jours de vote, du ${last.from} au ${last.to}, n’ont rien changé : aucun bulletin n’en est.`,
	noDays:
		'De ce que disent les bulletins de chaque jour, rien n’est gardé pour un classement ou des notes : on ne peut dire si le résultat serait le même sans les deux derniers jours.',
	same: (winners: string) =>
		`Avec ou sans les visiteurs, le résultat est le même ; en tête : ${winners}.`,
	differ: (members: string, together: string) =>
		`En tête chez les seuls membres : ${members}. Membres et visiteurs additionnés pour comparer : ${together}.`,
	method: (minimum: string, between: string) => [
		`À partir de ${minimum} bulletins dans un groupe, on dit combien d’entre eux, au moins, devraient changer pour que la gagnante ne soit plus seule en tête : la moitié de son avance, arrondie vers le haut. Pour un classement ou des notes, ce nombre ne se tire pas du dépouillement : rien n’est dit.`,
		`À partir de ${minimum} bulletins de membres, on dit si ajouter ceux des visiteurs changerait la gagnante, par la méthode du sondage.`,
		`On dit aussi qui serait en tête sans les bulletins donnés pour la première fois les deux derniers jours de vote : ces jours entiers contiennent les dernières 24 heures, et à côté d’un bulletin le site ne garde aucune heure. Rien n’est dit quand ces bulletins sont moins de ${between}, ou qu’il en resterait moins de ${minimum}, sauf si l’avance est plus grande que leur nombre. Pour un classement ou des notes, ce que disent les bulletins de chaque jour n’est pas gardé.`
	]
};
