import type { CorrectionState } from '../../rules/amendments.ts';

export const correction = {
	offer: 'Signaler une erreur',
	mistakeTitle: 'Une erreur ici',
	/** Behind each passage of an article. */
	here: 'Une erreur ici ?',
	links: 'Chaque passage de l’article est maintenant suivi d’un lien « Une erreur ici ? ».',
	inList: 'Choisir le passage dans une liste',
	elsewhere: 'Choisir un autre passage',
	lede: 'Faute, chiffre faux, lien mal nommé : dites où et quoi. La modération corrige ou vous répond ; pour discuter le fond, écrivez un commentaire.',
	where: 'Où est l’erreur ?',
	what: 'Qu’est-ce qui est faux, et comment le dire ?',
	whatHint: '1 000 caractères au plus.',
	send: 'Signaler',
	correctTitle: 'Corriger l’article',
	recent:
		'Pendant l’heure qui suit la publication, vous corrigez vous-même. Chacun peut voir ce qui a changé.',
	late: 'L’heure qui suit la publication est passée : la modération relit votre correction, et chacun verra ce qui a changé.',
	correct: 'Corriger',
	propose: 'Proposer la correction',
	pollsStay:
		'Les mots d’un sondage se corrigent à part, par le lien placé sous le sondage dans l’article : on a pu voter sous ces mots. Les étiquettes et les adresses restent.',
	changesNothing: 'Ce texte est celui que l’on lit déjà : rien à corriger.',
	problems: {
		one: 'Il reste # chose à revoir ; rien n’a été corrigé.',
		other: 'Il reste # choses à revoir ; rien n’a été corrigé.'
	},
	refusal: {
		clash:
			'L’article vient d’être corrigé : rien n’a été envoyé. Voyez si l’erreur y est encore, et choisissez de nouveau le passage.',
		'no-place': 'Choisissez le passage où est l’erreur.',
		'says-nothing': 'Dites ce qui est faux.',
		'too-long': 'Ce texte dépasse 1 000 caractères.'
	},
	done: {
		reported: 'Merci. La modération lit votre signalement ; vous serez prévenu de la suite.',
		corrected: 'L’article est corrigé. Chacun peut voir ce qui a changé.',
		proposed: 'Votre correction est envoyée à la modération ; vous serez prévenu de la suite.'
	},

	mine: 'Mes corrections',
	mineHere: 'Ce que vous avez envoyé',
	ownProposal: 'Correction proposée',
	ownPollProposal: 'Correction d’un sondage proposée :',
	sentAt: (moment: string) => `envoyé le ${moment}`,
	states: {
		waiting: 'en attente',
		accepted: 'corrigé',
		declined: 'non retenu'
	} as Record<CorrectionState, string>,
	because: 'Réponse :',

	queue: 'Corrections',
	queueCount: (count: string) => `Corrections (${count})`,
	queueLede:
		'Des erreurs que des lecteurs signalent, des corrections que des auteurs proposent. La plus ancienne d’abord.',
	none: 'Rien n’attend.',
	mistakeBy: 'signalé par',
	proposalBy: 'correction proposée par l’auteur,',
	pollProposalBy: 'correction d’un sondage proposée par l’auteur,',
	translations: 'Traductions dont l’auteur ne répond pas',
	decided: {
		accepted: 'Le texte est corrigé ; qui l’a demandé est prévenu.',
		declined: 'La réponse est envoyée.'
	},
	one: 'Une correction',
	theMistake: 'Le passage',
	said: 'Ce qui en est dit',
	proposal: 'Ce que l’auteur propose',
	pollProposal: 'Ce que l’auteur propose pour ce sondage',
	acceptPoll: 'Corriger le sondage et prévenir',
	otherwise: 'Corriger ce sondage autrement',
	clashing:
		'Le texte a été corrigé depuis aux mêmes endroits : le formulaire tient la version de l’auteur. Relisez avant d’accepter.',
	asItIs: 'Le texte, à corriger',
	accept: 'Enregistrer et prévenir',
	acceptHint: 'Le texte devient celui-ci. La différence est lisible par tous.',
	decline: 'Ne pas corriger',
	declineReason: 'Pourquoi',
	declineHint: 'Qui l’a demandé lit cette réponse. 2 000 caractères au plus.',
	own: 'C’est votre demande, ou votre article : quelqu’un d’autre en décide.',
	decideRefusal: {
		'says-nothing': 'Dites pourquoi.',
		'note-too-long': 'Cette réponse dépasse 2 000 caractères.',
		'no-longer-waiting': 'Quelqu’un vient d’en décider : rien n’a été enregistré.'
	}
};
