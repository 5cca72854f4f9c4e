import { AWAITING_DAYS, INVITATION_DAYS } from '../../rules/site-settings.ts';
import { formatNumber } from '../format.ts';

export const account = {
	handle: 'Pseudonyme',
	handleHint: 'De 2 à 30 lettres d’une même écriture, ou chiffres. Il sera public.',
	password: 'Mot de passe',
	passwordHint:
		'De 8 à 128 caractères, sans règle de composition. Une phrase à vous est un bon choix.',
	email: 'Courriel (facultatif)',
	emailNeeded: 'Courriel',
	emailHint: 'Jamais montré. Un lien y sera envoyé, qui confirme l’adresse.',

	signup: {
		title: 'Créer un compte',
		intro:
			'Un compte sert à commenter et à voter comme membre. Pour lire et voter comme visiteur, il n’en faut pas.',
		keepsBallots: 'Les bulletins déposés depuis ce navigateur deviendront ceux de votre compte.',
		steward: 'Ce compte sera celui de l’administrateur du site.',
		submit: 'Créer mon compte',
		closed:
			'Ce site ne prend pas de nouveaux comptes en ce moment. Lire et voter comme visiteur reste possible.',
		byInvitation:
			'Ici, un compte s’ouvre sur invitation : demandez à un membre le lien qui en crée un.',
		invitedBy: (name: string) => `Vous êtes l’invité de ${name} ; votre profil le dira.`,
		byAddress: 'Un lien vous sera envoyé, qui confirme l’adresse et ouvre le compte.',
		sentTitle: 'Regardez votre courrier',
		sent: `Votre compte est fait. Il s’ouvre dès que vous avez suivi le lien envoyé à votre adresse ; ensuite, connectez-vous. Sans confirmation, il s’efface après ${formatNumber('fr', AWAITING_DAYS)} jours.`,
		haveAccount: 'J’ai déjà un compte'
	},
	login: {
		title: 'Se connecter',
		submit: 'Se connecter',
		refusal: {
			wrong: 'Ce pseudonyme et ce mot de passe ne vont pas ensemble. Vérifiez l’un et l’autre.',
			'awaits-address':
				'L’adresse de ce compte n’est pas encore confirmée : suivez le lien du courriel, renvoyé à l’instant, puis revenez.'
		},
		forgot: 'Mot de passe oublié',
		noAccount: 'Je n’ai pas de compte'
	},
	feed: (name: string) => `Commentaires de ${name}`,
	feedLink: 'Flux Atom de ces commentaires',
	unposted:
		'Votre texte est gardé : une fois connecté, vous le retrouverez dans le formulaire, prêt à publier.',
	tooMany: {
		one: 'Trop d’essais, de vous ou de votre réseau. Réessayez dans une minute.',
		other: 'Trop d’essais, de vous ou de votre réseau. Réessayez dans # minutes.'
	},

	refusal: {
		'handle-short': 'Il faut au moins 2 caractères.',
		'handle-long': 'Il faut 30 caractères au plus.',
		'handle-characters':
			'Seuls vont les lettres et les chiffres, avec entre eux un point, un tiret ou un trait bas.',
		'handle-scripts':
			'Les lettres doivent être d’une même écriture (latine, grecque, cyrillique…).',
		'handle-reserved': 'Ce nom est réservé. Choisissez-en un autre.',
		'handle-alike':
			'Ce pseudonyme ressemble trop à celui d’un autre membre. Choisissez-en un autre.',
		'handle-taken':
			'Ce pseudonyme est déjà pris, peut-être écrit autrement. Choisissez-en un autre.',
		'password-short': 'Il faut au moins 8 caractères.',
		'password-long': 'Il faut 128 caractères au plus.',
		'password-common': 'Ce mot de passe est parmi les plus répandus. Choisissez-en un autre.',
		'password-is-handle': 'Le mot de passe ne peut pas être le pseudonyme.',
		'password-wrong': 'Ce n’est pas votre mot de passe actuel.',
		'email-malformed': 'Cette adresse ne semble pas complète. Exemple : nom@exemple.org',
		'email-missing': 'Ce site demande une adresse : le lien qui ouvre le compte y est envoyé.',
		'sign-up-closed': 'Ce site ne prend pas de nouveaux comptes en ce moment.',
		'invitation-dead': `Cette invitation a déjà servi, a été retirée ou date de plus de ${formatNumber('fr', INVITATION_DAYS)} jours. Demandez-en une autre.`,
		'invitation-missing': 'Ici, un compte s’ouvre sur invitation.',
		'steward-link-dead':
			'Ce lien d’administrateur a déjà servi ou n’est plus valable. Un redémarrage du site en donne un autre. Sans lui, ce sera un compte ordinaire.',
		'name-empty': 'Il faut au moins un caractère visible.',
		'name-long': 'Il faut 60 caractères au plus.',
		'name-characters':
			'Ce nom contient des caractères qui troubleraient la page (contrôle, sens d’écriture, accents empilés).',
		'name-reserved': 'Ce nom parlerait pour le site. Choisissez-en un autre.',
		'name-alike': 'Ce nom ressemble trop au pseudonyme d’un autre membre. Choisissez-en un autre.'
	},

	settings: {
		title: 'Réglages',
		displayName: 'Nom affiché',
		displayNameHint: 'De 1 à 60 caractères. Il figure près de vos commentaires.',
		fold: {
			label: 'Replier les commentaires jugés inutiles',
			below: (score: string) => `dont la note est inférieure à ${score}`,
			never: 'jamais',
			hint: 'La note est le nombre d’avis « utile » moins celui d’avis « inutile ». Un commentaire replié se déplie d’un geste.'
		},
		language: 'Langue',
		languages: { fr: 'Français', en: 'English' },
		changePassword: 'Changer de mot de passe',
		currentPassword: 'Mot de passe actuel',
		newPassword: 'Nouveau mot de passe',
		passwordEndsOthers: 'Vos autres sessions prendront fin.',
		save: 'Enregistrer',
		sessions: 'Mes sessions',
		sessionsHint: 'Les navigateurs où vous êtes connecté.',
		unknownAgent: 'Navigateur inconnu',
		since: 'depuis le',
		thisSession: 'ce navigateur',
		endSession: 'Terminer celle-ci',
		endOthers: 'Terminer toutes les autres',
		data: 'Mes données',
		dataHint:
			'Votre compte, vos sessions, vos commentaires, vos brouillons, vos suivis, vos notifications et vos bulletins dont la clé existe encore.',
		export: 'Télécharger mes données (JSON)',
		profile: 'Mon profil public',
		close: 'Fermer mon compte',
		saved: {
			address:
				'Votre adresse est enregistrée. Une nouvelle attend d’être confirmée : suivez le lien qui y a été envoyé.',
			confirmed: 'Votre adresse est confirmée.',
			again: 'Le lien est envoyé de nouveau.',
			mail: 'Votre choix est enregistré.',
			reading: 'Votre choix est enregistré.',
			name: 'Votre nom affiché est changé.',
			language: 'Votre langue est changée.',
			password: 'Votre mot de passe est changé, et vos autres sessions ont pris fin.',
			session: 'La session a pris fin.',
			sessions: 'Vos autres sessions ont pris fin.'
		}
	},

	close: {
		title: 'Fermer mon compte',
		intro:
			'Toutes vos sessions prendront fin. Vos articles non publiés seront supprimés, ou passeront à un coauteur ; les articles publiés restent. Cela ne se défait pas.',
		comments: 'Mes commentaires',
		parting: {
			unname: 'Les garder sans mon nom',
			keep: 'Les garder sous mon nom',
			erase: 'Effacer leur texte, sans défaire le fil'
		},
		withdraw: 'Retirer mes bulletins des sondages encore ouverts',
		withdrawHint: 'Sinon ils restent comptés, et plus personne ne pourra les changer.',
		submit: 'Fermer mon compte définitivement',
		back: 'Garder mon compte',
		doneTitle: 'Compte fermé',
		done: 'Votre compte est fermé et vos sessions ont pris fin. Merci d’être venu.'
	},

	invitations: {
		title: 'Invitations',
		lede: `Un lien d’invitation crée un compte, une fois, pendant ${formatNumber('fr', INVITATION_DAYS)} jours. Le profil de qui s’en sert dira que vous l’avez invité.`,
		all: 'Invitations de tous les membres',
		note: 'Pour qui',
		noteHint: 'Pour vous seul, 60 caractères au plus.',
		create: 'Faire un lien d’invitation',
		link: 'Lien à transmettre',
		states: {
			open: 'ouverte',
			used: 'utilisée',
			revoked: 'retirée',
			expired: 'expirée'
		},
		until: (day: string) => `jusqu’au ${day}`,
		by: (name: string) => `de ${name}`,
		usedBy: 'par',
		gone: 'un compte supprimé depuis',
		revoke: 'Retirer',
		none: 'Aucune invitation.',
		older: 'Invitations plus anciennes',
		done: {
			created: 'L’invitation est faite : transmettez son lien.',
			revoked: 'L’invitation est retirée.'
		},
		refusal: {
			'note-too-long': '60 caractères au plus.',
			'sign-up-closed': 'Ce site ne prend pas de nouveaux comptes en ce moment.',
			ended: 'Cette invitation n’était plus ouverte.'
		}
	},

	profile: {
		invitedBy: 'invité par',
		invited: 'A invité',
		since: 'Membre depuis le',
		closed: 'Ce compte est fermé.',
		articles: 'Articles',
		allArticles: 'Tous ses articles',
		comments: 'Commentaires',
		none: 'Aucun commentaire pour l’instant.',
		on: 'sur',
		older: 'Commentaires plus anciens',
		newest: 'Retour aux plus récents'
	}
};
