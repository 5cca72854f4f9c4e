export const steward = {
	title: 'Administration',
	lede: 'Ce qui règle le site, et ce qui dit comment il va.',
	back: 'Administration',
	pages: {
		settings: 'Paramètres du site',
		team: 'Équipe et rôles',
		invitations: 'Invitations',
		outbox: 'Courriels non envoyés',
		health: 'Santé du site'
	},

	settings: {
		title: 'Paramètres du site',
		lede: 'Ils valent dès l’enregistrement, pour tous. Chaque changement paraît au journal public.',
		signUp: {
			label: 'Qui peut créer un compte',
			modes: {
				open: 'tout le monde',
				address: 'qui a confirmé une adresse électronique',
				invitation: 'qui est invité par un membre',
				closed: 'personne'
			}
		},
		publishDivisor: 'Un article est publié quand sa note dépasse l’effectif de l’équipe divisé par',
		refuseDivisor:
			'Un article est refusé quand sa note descend sous l’opposé de l’effectif divisé par',
		between: (min: string, max: string) => `Un nombre entier de ${min} à ${max}.`,
		save: 'Enregistrer',
		saved: 'Les paramètres sont enregistrés.',
		changedMeanwhile:
			'Quelqu’un vient de changer le site : rien n’a été enregistré. Voici vos valeurs ; relisez le journal et enregistrez de nouveau.'
	},

	team: {
		title: 'Équipe et rôles',
		lede: 'Un changement vaut aussitôt et paraît au journal public avec sa raison.',
		now: 'Qui fait quoi',
		roles: { member: 'membre', moderator: 'modération', steward: 'administration' },
		change: 'Changer un rôle',
		handle: 'Pseudonyme',
		role: 'Nouveau rôle',
		reason: 'Raison',
		password: 'Votre mot de passe',
		passwordHint: 'Demandé de nouveau, pour qu’un navigateur oublié ouvert ne donne pas de rôle.',
		submit: 'Changer le rôle',
		done: 'Le rôle est changé.',
		refusal: {
			nobody: 'Personne ici n’a ce pseudonyme.',
			'password-wrong': 'Ce n’est pas votre mot de passe actuel.',
			'says-nothing': 'Dites pourquoi : tout le monde le lira.',
			'reason-too-long': 'La raison a 2 000 caractères au plus.',
			'last-steward': 'Le site n’aurait plus personne pour donner un rôle.',
			'has-role': 'Ce membre a déjà ce rôle.'
		}
	},

	log: {
		title: 'Ce qui a changé sur le site',
		lede: 'Paramètres, rôles et étiquettes : qui les a changés, quand, pourquoi.',
		none: 'Rien n’a été changé.',
		formerMember: 'Ancien membre',
		older: 'Changements plus anciens',
		setting: (name: string, before: string, after: string) => `${name} : ${before} → ${after}`,
		role: (name: string, before: string, after: string) => `${name} : ${before} → ${after}`,
		tagRenamed: (before: string, after: string) => `Étiquette renommée : ${before} → ${after}`,
		tagMerged: (before: string, after: string) => `Étiquette réunie : ${before} → ${after}`
	}
};
