import type { OptionProposalState } from '../../rules/reader-options.ts';

/** Answers that readers propose for a poll. */
export const option = {
	title: 'Proposer une réponse',
	lede: 'Il manque une réponse à ce sondage ? Proposez-la. Les auteurs de l’article ou la modération l’acceptent ou la refusent, avec la raison ; vous serez prévenu. Rien ne change aux bulletins déposés.',
	offer: 'Il manque une réponse ? Les membres peuvent en proposer.',
	label: 'Une réponse qui manque',
	hint: '160 caractères au plus, sur une ligne.',
	propose: 'Proposer',
	expired:
		'Votre session a pris fin : rien n’a été envoyé. Voici votre texte ; connectez-vous, puis envoyez-le de nouveau.',
	closed: 'Ce sondage n’est pas ouvert : on n’y propose plus de réponse.',
	since: (day: string) => `proposée par des lecteurs, depuis le ${day}`,
	note: (label: string, day: string) =>
		`« ${label} » : réponse proposée par des lecteurs, parmi les réponses depuis le ${day}. Qui a voté avant ne l’avait pas sous les yeux.`,

	queue: 'Réponses proposées',
	queueLede:
		'Acceptée, une réponse s’ajoute à la fin des réponses, avec sa date ; aucun bulletin ne change. Refusée, sa raison est dite à qui l’a proposée.',
	toDecide: 'À décider',
	none: 'Rien n’attend votre décision.',
	mine: 'Les vôtres',
	by: (name: string) => `par ${name}`,
	accept: 'Accepter',
	refuse: 'Refuser',
	reason: 'Raison du refus',
	because: 'Raison :',
	over: 'le sondage a fermé avant',
	states: {
		waiting: 'en attente',
		accepted: 'acceptée',
		refused: 'refusée'
	} as Record<OptionProposalState, string>,
	done: {
		proposed: 'Merci : la réponse est proposée. Vous serez prévenu de ce qu’elle devient.',
		accepted: 'La réponse est ajoutée au sondage.',
		refused: 'La réponse est refusée ; la raison est dite à qui l’a proposée.'
	},
	refusal: {
		'says-nothing': 'Écrivez une réponse.',
		'too-long': 'Cette réponse dépasse 160 caractères.',
		disturbing:
			'Cette réponse contient des caractères qui brouilleraient le sondage. Écrivez-la sans eux.',
		'no-such-poll': 'On ne peut pas proposer de réponse à ce sondage.',
		'not-open': 'Le sondage n’est pas ouvert : rien n’a changé.',
		'already-there': 'Cette réponse est déjà dans le sondage, ou quelqu’un l’a déjà proposée.',
		full: 'Le sondage a déjà vingt réponses, autant qu’il peut en avoir.',
		'already-decided': 'Quelqu’un vient d’en décider : rien n’a changé.',
		'no-reason': 'Dites pourquoi : la raison est lue par qui a proposé la réponse.',
		'reason-too-long': 'Cette raison dépasse 1 000 caractères.'
	},
	method: (rule: { options: string }) => [
		`Au vote à plusieurs réponses, l’auteur peut laisser les lecteurs en proposer d’autres, jusqu’à ${rule.options} en tout. Ceux qui ont écrit l’article, ou la modération, acceptent ou refusent avec une raison. Une réponse acceptée s’ajoute à la fin, avec sa date : qui a voté avant ne l’a pas vue, et le résultat le dit. Aucun bulletin n’est changé. Deux réponses qui ne diffèrent que par les accents, la casse, les espaces, les tirets ou les guillemets sont la même.`
	]
};
