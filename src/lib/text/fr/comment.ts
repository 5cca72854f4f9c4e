import { EDIT_WINDOW } from '../../rules/permissions.ts';
import { MAX_LENGTH } from '../../rules/threads-text.ts';
import { MAX_DEPTH } from '../../rules/threads.ts';
import { formatNumber } from '../format.ts';

export const comment = {
	by: (name: string) => `Commentaire écrit par ${name}`,
	formerMember: 'Ancien membre',
	deleted: 'Ce commentaire a été supprimé.',
	goneTitle: { deleted: 'Commentaire supprimé', hidden: 'Commentaire masqué' },
	permalink: 'Lien vers ce commentaire',
	edited: 'modifié',
	new: 'nouveau',
	fold: 'Replier',
	unfold: 'Déplier',
	views: {
		label: 'Présentation de la discussion',
		tree: 'Arbre',
		flat: 'À plat, par date',
		top: 'Premier niveau',
		positions: 'Par position',
		orderLabel: 'Ordre',
		oldest: 'Plus anciens',
		newest: 'Plus récents',
		useful: 'Plus utiles',
		discussed: 'Plus discutés',
		bridging: 'Plus rassembleurs',
		minds: 'Font changer d’avis',
		means: {
			useful: 'D’abord ce que les membres jugent le plus souvent utile, à nombre d’avis suffisant.',
			discussed: 'D’abord ce qui a suscité le plus de réponses.',
			bridging:
				'D’abord ce qui est jugé utile à la fois par des membres qui montrent des réponses différentes au sondage.',
			minds:
				'D’abord ce qui, de leur propre aveu, a fait changer d’avis le plus de votants ; ce dont le nombre n’est pas montré compte pour zéro.'
		},
		keep: 'Toujours ainsi'
	},
	history: {
		title: 'Ce que ce commentaire disait avant',
		now: 'Aujourd’hui',
		until: (moment: string) => `Jusqu’au ${moment}`,
		legend: 'Ce qui a été ajouté est souligné, ce qui a été retiré est barré.',
		none: 'Ce commentaire n’a pas été modifié.'
	},
	feed: 'Une branche de la discussion',
	feedLink: 'Flux Atom de cette branche',
	kinds: {
		label: 'Cette réponse est',
		none: 'une réponse, sans plus',
		support: 'soutien',
		objection: 'objection',
		question: 'question',
		source: 'source',
		only: {
			support: 'Seulement les soutiens.',
			objection: 'Seulement les objections.',
			question: 'Seulement les questions.',
			source: 'Seulement les sources.'
		},
		all: 'Tout montrer'
	},
	stance: {
		answered: (answers: string[]) => `a répondu ${answers.map((one) => `« ${one} »`).join(', ')}`,
		superseded: 'a changé d’avis depuis',
		showFavourite: (answer: string) =>
			`Montrer ma réponse préférée avec ce commentaire : « ${answer} »`,
		show: (answers: string[]) =>
			`Montrer ma réponse avec ce commentaire : ${answers.map((one) => `« ${one} »`).join(', ')}`,
		help: 'Ce commentaire liera publiquement votre nom à cette réponse, et continuera de le faire si vous changez de vote. Sans cela, votre bulletin reste secret.',
		update: 'J’ai changé d’avis depuis',
		updateTitle: 'Votre réponse a changé ?',
		updateHelp:
			'Le commentaire montrera toujours la réponse d’alors, avec la mention « a changé d’avis depuis ». C’est définitif. Votre nouvelle réponse n’est pas dite.',
		confirm: 'Ajouter cette mention',
		none: 'Personne n’a encore montré cette réponse avec un commentaire.',
		noPoll: 'Cet article ne pose pas de question.',
		more: 'Voir les suivants'
	},
	rate: {
		useful: 'Utile',
		notUseful: 'Inutile',
		isUseful: '✓ Utile',
		isNotUseful: '✓ Inutile',
		usefulCount: { one: '# utile', other: '# utiles' },
		notUsefulCount: { one: '# inutile', other: '# inutiles' },
		ratings: { one: '# avis', other: '# avis' },
		allowance: (spent: string, most: string) =>
			`Commentaires jugés utiles ou inutiles par vous aujourd’hui : ${spent} sur ${most}.`,
		karma: (points: string) => `Votre karma : ${points}.`,
		whyHere: 'Pourquoi ?',
		folded: (score: string, comments: string) =>
			`Replié, car jugé plus souvent inutile qu’utile (${score}) : ${comments}.`,
		foldedCount: { one: '# commentaire', other: '# commentaires' },
		why: 'Comment c’est compté',
		subject: 'Le commentaire',
		title: 'Ce commentaire est-il utile ?',
		explanation:
			'Utile ne veut pas dire que vous êtes d’accord : pour cela, il y a le sondage. Un commentaire utile aide à se faire un avis.',
		notUsefulBecause: 'Inutile, parce que',
		reasons: {
			'off-topic': 'hors sujet',
			repeats: 'répète ce qui a déjà été dit',
			rude: 'grossier ou blessant',
			unsourced: 'affirmation fausse, sans source',
			spam: 'publicité, pourriel'
		},
		none: 'Sans avis',
		save: 'Enregistrer',
		refused: {
			'own-comment': 'On ne juge pas ses propres commentaires.',
			'allowance-spent':
				'Vous avez donné tous vos avis d’aujourd’hui. Revenez demain ; retirer ou changer un avis reste possible.',
			nothing: 'Choisissez une réponse.'
		}
	},
	best: {
		title: 'Le meilleur argument de chaque côté',
		side: (answer: string) => `Pour qui montre la réponse « ${answer} »`,
		best: 'Jugé le plus utile',
		fromElsewhere: 'Jugé le plus utile, venu d’un autre côté',
		bestIsFromElsewhere: 'Jugé le plus utile, et venu d’un autre côté',
		read: (author: string) => `Lire ${author}`,
		count: (useful: string, rated: string) => `utile pour ${useful} sur ${rated} d’entre eux`
	},
	jumps: {
		j: 'nouveau suivant',
		k: 'nouveau précédent',
		h: 'Commentaire précédent, par date',
		l: 'Commentaire suivant, par date',
		u: 'Commentaire auquel celui-ci répond',
		'[': 'Fil précédent',
		']': 'Fil suivant'
	},
	keys: {
		title: 'Au clavier',
		open: 'Clavier',
		j: 'nouveau commentaire suivant',
		k: 'nouveau commentaire précédent',
		help: 'cette aide',
		quote: 'Ce que vous sélectionnez dans un commentaire est cité quand vous pressez « Répondre ».',
		use: 'Utiliser ces touches',
		close: 'Fermer'
	},
	inReplyTo: 'en réponse à',
	inReplyToGone: { deleted: 'un commentaire supprimé', hidden: 'un commentaire masqué' },
	replies: { one: '# réponse', other: '# réponses' },
	rest: {
		one: 'Lire l’autre commentaire de cette branche',
		other: 'Lire les # autres commentaires de cette branche'
	},
	none: 'Personne n’a encore écrit ici. Et vous, qu’en pensez-vous ?',
	oneBranch: 'Une branche de la discussion.',
	wholeThread: 'Toute la discussion',
	pages: 'Pages de la discussion',
	firstPage: 'Début',
	previousPage: 'Page précédente',
	nextPage: 'Page suivante',
	reply: 'Répondre',
	edit: 'Modifier',
	delete: 'Supprimer',

	box: 'Votre commentaire',
	hint: `Markdown est possible, et @pseudonyme pour prévenir un membre ; ${formatNumber('fr', MAX_LENGTH)} caractères au plus. Vous pourrez le modifier pendant ${formatNumber('fr', EDIT_WINDOW / 60)} minutes, tant que personne n’a répondu.`,
	preview: 'Prévisualiser',
	post: 'Publier',
	previewTitle: 'Aperçu',
	writeTitle: 'Écrire un commentaire',
	replyTitle: 'Répondre à un commentaire',
	answered: 'Le commentaire auquel vous répondez',
	about: 'À propos de',
	found: 'Voici le texte que vous aviez commencé ; videz la zone pour l’oublier.',
	expiredEdit: 'Votre session a pris fin avant l’envoi, et la modification n’a pas été faite.',
	tooMany: {
		one: 'Vous écrivez un peu vite. Votre texte est resté ici : réessayez dans une minute.',
		other: 'Vous écrivez un peu vite. Votre texte est resté ici : réessayez dans # minutes.'
	},
	tooSoon: {
		why: 'Cette branche s’échauffe : chacun y laisse passer un moment entre deux de ses réponses.',
		reports: {
			one: 'Un membre y a signalé un commentaire, ce qui allonge l’attente.',
			other: '# membres y ont signalé un commentaire, ce qui allonge l’attente.'
		},
		wait: {
			one: 'Votre texte est gardé : vous pourrez le publier dans une minute.',
			other: 'Votre texte est gardé : vous pourrez le publier dans # minutes.'
		}
	},
	yourText: 'Votre texte',

	editTitle: 'Modifier votre commentaire',
	save: 'Enregistrer',
	back: 'Revenir à la discussion',
	deleteTitle: 'Supprimer votre commentaire',
	deleteWarning:
		'Le texte et votre nom disparaîtront de la discussion ; les réponses resteront. C’est définitif.',
	confirmDelete: 'Supprimer ce commentaire',

	problem: {
		empty: 'Il n’y a encore rien à publier : écrivez votre commentaire.',
		'too-long': `Ce texte dépasse ${formatNumber('fr', MAX_LENGTH)} caractères. Raccourcissez-le, ou publiez-le en deux commentaires.`,
		'no-such-stance':
			'Cette réponse n’est pas de ce sondage. Rechargez la page avant de la montrer.',
		'no-such-article': 'Cet article n’est plus en ligne. Copiez votre texte avant de partir.',
		'no-such-parent':
			'Le commentaire auquel vous répondiez n’est pas dans cette discussion. Copiez votre texte, puis répondez ailleurs.',
		'too-many-wait':
			'Trop de vos commentaires attendent déjà la modération. Copiez votre texte et revenez plus tard.',
		'adds-links':
			'Un compte aussi récent n’ajoute pas de liens en modifiant. Écrivez-les dans un nouveau commentaire, qui sera relu.',
		'thread-quiet': 'Les commentaires viennent d’être clos. Copiez votre texte avant de partir.',
		'too-deep': `Cette conversation compte déjà ${formatNumber('fr', MAX_DEPTH)} niveaux. Répondez à un commentaire placé plus haut.`,
		'thread-closed':
			'Cette discussion a été close par la modération. Copiez votre texte avant de partir.',
		'branch-locked':
			'La modération a fermé cette branche aux réponses. Copiez votre texte, puis écrivez ailleurs.',
		'no-such-comment': 'Ce commentaire n’existe plus.',
		'no-longer-editable':
			'Ce commentaire ne se modifie plus : dix minutes ont passé, ou quelqu’un a répondu.'
	}
};
