import type { HoldReason } from '../../rules/holding.ts';
import { MAX_DEPTH } from '../../rules/threads.ts';
import { formatNumber } from '../format.ts';

/** Comments that wait for a moderator. */
export const held = {
	own: 'Vos commentaires en attente',
	waits: 'Attend un modérateur.',
	onlyYou: 'Vous seul le voyez, avec la modération ; vous serez prévenu.',
	why: {
		act: 'La modération relit vos prochains commentaires avant publication.',
		first: 'Ici, le premier commentaire d’un nouveau compte est relu avant publication.',
		links: 'Un commentaire à liens d’un nouveau compte est relu avant publication.'
	} as Record<HoldReason, string>,
	replyTo: 'Ce à quoi il répond',
	takeBack: 'Le retirer',
	takeBackTitle: 'Retirer ce commentaire',
	takeBackHelp: 'Il ne sera pas publié, et le site l’oublie. Copiez-le si vous voulez le garder.',
	refused: 'Il n’a pas été publié.',
	refusedWhy: 'Pourquoi, et comment contester',
	article: 'Revenir à l’article',

	desk: {
		title: 'Commentaire à relire',
		by: (name: string) => `de ${name}`,
		on: 'sur',
		why: {
			act: 'Un acte demande de relire ses prochains commentaires.',
			first: 'Premier commentaire d’un nouveau compte.',
			links: 'Nouveau compte, commentaire à liens.'
		} as Record<HoldReason, string>,
		answer: (labels: string[]) =>
			`Montrera sa réponse : ${labels.map((one) => `« ${one} »`).join(', ')}.`,
		approve: 'Publier',
		approveHelp:
			'Il paraîtra maintenant, sous le nom de son auteur, à la place où il a été écrit. L’auteur est prévenu.',
		refuse: 'Refuser',
		refuseHelp:
			'L’auteur lira la règle et la raison, et peut contester. Le journal public les dira, sans le texte ni le nom.',
		decided: { posted: 'Il a été publié.', refused: 'Il a été refusé.' },
		see: 'Le voir',
		seeAct: 'L’acte',
		done: { posted: 'Le commentaire est publié.', refused: 'Le commentaire est refusé.' },
		refusal: {
			'says-nothing': 'Dites pourquoi : il faut une raison.',
			'no-rule': 'Dites quelle règle est en cause.',
			'reason-too-long': 'Cette raison dépasse 2 000 caractères.',
			'no-such-thing': 'Il n’est plus là : son auteur l’a retiré.',
			'already-decided':
				'Quelqu’un d’autre vient d’en décider : rien n’a été changé. Voyez ci-dessous.',
			'no-such-article': 'L’article n’est plus en ligne : le commentaire ne peut pas paraître.',
			'no-such-parent':
				'Le commentaire auquel il répond n’est plus là : il ne peut pas paraître. Il attend toujours.',
			'no-such-stance':
				'La réponse qu’il devait montrer n’est pas de ce sondage : il ne peut pas paraître.',
			'too-deep': `La conversation compte déjà ${formatNumber('fr', MAX_DEPTH)} niveaux : il ne peut pas y paraître.`,
			'thread-closed':
				'La discussion a été close entre-temps : il ne peut pas paraître tant qu’elle l’est. Il attend toujours.',
			'branch-locked':
				'La branche a été fermée entre-temps : il ne peut pas y paraître tant qu’elle l’est. Il attend toujours.',
			'thread-quiet':
				'Les commentaires de cet article sont clos : il ne peut pas paraître. Il attend toujours.'
		}
	}
};
