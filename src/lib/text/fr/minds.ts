/** What changed a voter's mind. */
export const minds = {
	changed: {
		one: 'a fait changer d’avis # personne',
		other: 'a fait changer d’avis # personnes'
	},
	/** Beside the ballot, after it was changed. */
	asked: 'Vous avez changé de réponse. Un commentaire ou un lien y est pour quelque chose ?',
	say: 'Dire lequel',
	said: 'Vous avez dit ce qui vous a fait changer d’avis.',
	sayAgain: 'Voir ou reprendre',
	title: 'Ceci m’a fait changer d’avis',
	lede: 'Un commentaire ou un lien, un seul. C’est facultatif ; rien n’est compté en plus ou en moins de votre vote.',
	secret: (from: string) =>
		`C’est inscrit sur votre bulletin, pas sur votre compte : personne ne voit qui l’a dit. Tant que le vote est ouvert, un nombre inférieur à ${from} n’est pas montré.`,
	sealed: 'Les résultats sont sous scellés : ces nombres le sont aussi, jusqu’à la clôture.',
	links: 'Un lien',
	comments: 'Un commentaire',
	by: (author: string) => `${author} :`,
	formerMember: 'Ancien membre',
	other: 'Un autre commentaire : son numéro ou son adresse',
	otherHint:
		'L’adresse est celle de la date du commentaire. Si ce champ est rempli, c’est lui qui compte.',
	submit: 'Voilà ce qui m’a fait changer d’avis',
	takeBack: 'Ne plus rien dire',
	skip: 'Passer',
	notChanged:
		'Cela se dit après avoir changé de réponse. Vous n’avez pas de bulletin dans ce sondage, ou il dit encore ce qu’il a toujours dit.',
	notOpen: 'Le vote n’est pas ouvert : ce qui est dit ne change plus.',
	refusal: {
		malformed: 'Ce formulaire n’a pas pu être lu. Rien n’a été noté.',
		'names-nothing': 'Choisissez un lien ou un commentaire, ou passez. Rien n’a été noté.',
		'no-such-thing':
			'Ce n’est pas un commentaire ou un lien de cet article que l’on puisse lire. Rien n’a été noté.',
		'own-comment': 'Ce commentaire est de vous. Rien n’a été noté.',
		'not-changed': 'Votre bulletin n’a pas changé de réponse. Rien n’a été noté.',
		'not-open-yet': 'Le vote n’est pas encore ouvert. Rien n’a été noté.',
		cancelled: 'Ce sondage est annulé : votre demande est arrivée trop tard et n’a rien changé.',
		closed: 'Le vote est clos : votre demande est arrivée trop tard et n’a rien changé.',
		'visitor-joined':
			'Entre-temps, les votes de ce navigateur sont passés à un compte. Rien n’a été noté ; rechargez la page.',
		'too-many': 'Trop de votes en peu de temps. Rien n’a été noté ; patientez.'
	},
	method: {
		title: 'Ce qui fait changer d’avis',
		points: (rule: { from: string }) => [
			'Qui change de réponse peut dire quel commentaire ou quel lien l’y a conduit : un seul, tant que le sondage est ouvert. On peut le changer ou le reprendre, et n’en rien dire ne change rien.',
			'C’est inscrit sur le bulletin, sans compte ni heure, et part avec lui : retiré, écarté ou repris par un compte. Un bulletin changé de nouveau garde ce qu’il disait jusqu’à ce qu’on le reprenne. Un commentaire supprimé n’est plus nommé par aucun.',
			'« A fait changer d’avis 4 personnes » : bulletins en cours de validité qui le disent, de membres et de visiteurs ensemble, de tous les sondages de l’article. C’est la parole des votants ; le site ne dit pas ce qui convainc, ni dans quel sens.',
			`Tant qu’un sondage de l’article n’est pas clos, un nombre inférieur à ${rule.from} n’est pas montré et compte pour 0 dans l’ordre « font changer d’avis ». Si ce sondage est sous scellés, aucun nombre ne l’est.`,
			'Font changer d’avis, d’abord les plus nommés : ce nombre ; à égalité, le plus récent d’abord.',
			'On ne peut pas nommer son propre commentaire. Le site le vérifie au moment où on le dit, et quand un bulletin de visiteur passe à un compte ; jamais ensuite, puisqu’il ne sait pas de qui sont les bulletins. Qui vote comme visiteur peut y échapper.'
		]
	}
};
