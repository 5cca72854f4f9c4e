export const steward = {
	title: 'Administration',
	lede: 'Ce qui règle le site, et ce qui dit comment il va.',
	back: 'Administration',
	pages: {
		settings: 'Paramètres du site',
		team: 'Équipe et rôles',
		factors: 'Second facteur perdu',
		invitations: 'Invitations',
		outbox: 'Courriels non envoyés',
		health: 'Santé du site',
		jobs: 'Tâches en attente et échouées',
		tags: 'Étiquettes, à renommer ou à réunir'
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
			},
			/** Before the name of the page that holds what was not sent. */
			withoutMail:
				'Ce site n’envoie aucun courriel, faute de SMTP_URL : si une adresse doit être confirmée, le lien qui ouvre le compte ne parvient à personne.'
		},
		secondFactor: {
			label: 'Qui doit avoir un second facteur',
			modes: { free: 'personne', team: 'qui modère ou administre' }
		},
		factorFirst: 'Pour le demander à l’équipe, ayez d’abord un second facteur vous-même.',
		publishDivisor: 'Un article est publié quand sa note dépasse l’effectif de l’équipe divisé par',
		refuseDivisor:
			'Un article est refusé quand sa note descend sous l’opposé de l’effectif divisé par',
		quietDays:
			'Les commentaires d’un article se ferment après tant de jours sans aucun (0 : jamais)',
		freeArrivals:
			'Nouveaux bulletins de visiteurs, par sondage et en dix minutes, avant qu’un calcul soit demandé aux navigateurs (0 : jamais)',
		firstComment: {
			label: 'Le premier commentaire d’un nouveau compte',
			modes: { posted: 'paraît aussitôt', held: 'attend d’être relu par la modération' }
		},
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

	factors: {
		title: 'Second facteur perdu',
		lede: 'Retire application, clés d’accès et codes de secours d’un membre : son mot de passe suffit de nouveau. Assurez-vous d’abord que c’est bien lui qui le demande ; il en est prévenu par courriel, et le journal public le dit avec votre raison.',
		submit: 'Retirer son second facteur',
		done: 'Le second facteur est retiré.',
		refusal: {
			nobody: 'Personne ici n’a ce pseudonyme.',
			'password-wrong': 'Ce n’est pas votre mot de passe actuel.',
			'says-nothing': 'Dites pourquoi : tout le monde le lira.',
			'reason-too-long': 'La raison a 2 000 caractères au plus.',
			oneself: 'Le vôtre se retire dans vos réglages.',
			'no-factor': 'Ce membre n’a pas de second facteur.'
		}
	},

	health: {
		title: 'Santé du site',
		lede: 'Mesurée à l’instant. Ce qui est rouge demande quelqu’un.',
		levels: { good: 'bon', attention: 'à surveiller', bad: 'à réparer' },
		checks: {
			upkeep: {
				name: 'Entretien',
				say: (value: string) => `Sondages qui auraient dû fermer : ${value}.`,
				todo: 'Aucun processus ne fait l’entretien. Voyez le journal du serveur, et redémarrez l’application.'
			},
			jobs: {
				name: 'File des tâches',
				say: (value: string) => `La plus ancienne attend depuis ${value} s.`,
				todo: 'Personne ne prend les tâches, ou elles sont trop nombreuses. Voyez le journal du serveur.'
			},
			failedJobs: {
				name: 'Tâches échouées',
				say: (value: string) => `Tâches abandonnées ces trois derniers jours : ${value}.`,
				todo: 'Leur cause est au journal du serveur. Une fois réparée, recommencez-les ci-dessous.'
			},
			mail: {
				name: 'Courriels en retard',
				say: (value: string) => `Demandés il y a plus d’une heure et non partis : ${value}.`,
				todo: 'Le serveur de courrier ne répond pas ou refuse. Vérifiez SMTP_URL et son journal.'
			},
			smtp: {
				name: 'Envoi des courriels',
				say: (_value: string) => '',
				todo: 'Réglez SMTP_URL : sans lui, les courriels restent ici et personne ne les reçoit.'
			},
			disk: {
				name: 'Disque',
				say: (value: string) => `Libre : ${value} %.`,
				todo: 'Faites de la place ou agrandissez le disque avant qu’il soit plein : la base s’arrêterait.'
			},
			connections: {
				name: 'Connexions à la base',
				say: (value: string) => `Prises : ${value} %.`,
				todo: 'Baissez DATABASE_POOL, ou augmentez max_connections de Postgres.'
			},
			stewards: {
				name: 'Administrateurs',
				say: (value: string) => `Comptes : ${value}.`,
				todo: 'Donnez le rôle à une seconde personne de confiance : un compte perdu ne doit pas fermer le site.'
			},
			review: {
				name: 'Articles soumis',
				say: (value: string) => `Le plus ancien attend depuis ${value} jours.`,
				todo: 'Votez, ou décidez sans vote : ceux qui ont écrit attendent.'
			}
		},
		jobs: {
			title: 'Tâches',
			queue: 'File',
			queues: {
				'announce-comment': 'Prévenir d’un commentaire',
				'send-mail': 'Envoyer un courriel',
				'publish-article': 'Publier à l’heure dite'
			},
			waiting: 'En attente',
			active: 'En cours',
			failed: 'Échouées',
			doneJobs: 'Faites',
			none: 'Aucune tâche ces derniers jours.',
			retry: (queue: string) => `Recommencer les tâches échouées : ${queue}`,
			retried: (count: string) => `Tâches remises dans la file : ${count}.`
		},
		facts: {
			title: 'Ce qui tourne',
			database: (version: string, size: string) => `Postgres ${version}, ${size}`,
			process: (version: string, memory: string, hours: string) =>
				`Node ${version}, ${memory} de mémoire, en marche depuis ${hours} h`
		}
	},

	log: {
		title: 'Ce qui a changé sur le site',
		lede: 'Paramètres, rôles, seconds facteurs et étiquettes : qui les a changés, quand, pourquoi.',
		none: 'Rien n’a été changé.',
		formerMember: 'Ancien membre',
		older: 'Changements plus anciens',
		setting: (name: string, before: string, after: string) => `${name} : ${before} → ${after}`,
		role: (name: string, before: string, after: string) => `${name} : ${before} → ${after}`,
		operator: 'Depuis le serveur, ou ancien membre',
		factorReset: (name: string) => `${name} : second facteur retiré`,
		tagRenamed: (before: string, after: string) => `Étiquette renommée : ${before} → ${after}`,
		tagMerged: (before: string, after: string) => `Étiquette réunie : ${before} → ${after}`
	}
};
