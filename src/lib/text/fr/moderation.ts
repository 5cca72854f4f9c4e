import type { ActKind, DeskAct, DeskKind, PlaceRule, SubjectKind } from '../../rules/moderation.ts';

/** For one and for several. */
type Forms = { one: string; other: string };

export const moderation = {
	/** As a motive: "Masqué par la modération : …" */
	rules: {
		insult: 'attaque personnelle ou insulte',
		hate: 'haine ou discrimination',
		doxxing: 'vie privée dévoilée',
		illegal: 'contenu illicite',
		spam: 'publicité, pourriel',
		flooding: 'répétition, inondation',
		'off-topic': 'hors sujet',
		impersonation: 'usurpation d’identité'
	} as Record<PlaceRule, string>,
	other: 'autre chose',
	acts: {
		'hide-comment': 'Commentaire masqué',
		'lock-branch': 'Branche fermée aux réponses',
		'close-thread': 'Discussion close',
		warn: 'Avertissement',
		'hold-comments': 'Commentaires relus avant publication',
		suspend: 'Suspension',
		'close-account': 'Compte fermé',
		'approve-comment': 'Commentaire relu et publié',
		'refuse-comment': 'Commentaire relu et refusé',
		'remove-ballots': 'Bulletins de visiteurs retirés',
		'cancel-poll': 'Sondage annulé'
	} as Record<ActKind, string>,

	hidden: (rule: string) => `Masqué par la modération : ${rule}.`,
	locked: (rule: string) => `Branche fermée : ${rule}.`,
	whyHere: 'Pourquoi ?',
	closedThread: (rule: string) => `La modération a clos cette discussion : ${rule}.`,
	lockedBranch: (rule: string) => `La modération a fermé cette branche aux réponses : ${rule}.`,
	suspendedUntil: (moment: string) =>
		`Votre compte est suspendu jusqu’au ${moment}. Vous pouvez lire, voter, retirer ce qui est à vous et exporter vos données ; vous ne pouvez pas écrire.`,
	barred:
		'Votre compte a été fermé par l’administration. Vous pouvez lire, voter, retirer ce qui est à vous et exporter vos données ; vous ne pouvez plus écrire.',
	whyMe: 'Pourquoi, et comment contester',
	suspendedText: (moment: string) =>
		`Votre compte est suspendu jusqu’au ${moment} : rien n’a été publié. Copiez votre texte pour plus tard.`,
	barredText: 'Votre compte a été fermé : rien n’a été publié. Copiez votre texte.',

	report: {
		act: 'Signaler',
		article: 'Signaler cet article',
		link: (title: string) => `Signaler le lien « ${title} »`,
		title: 'Signaler à la modération',
		subjects: {
			comment: 'Le commentaire',
			article: 'L’article',
			link: 'Le lien',
			member: 'Le membre'
		} as Record<SubjectKind, string>,
		on: 'sur',
		by: 'de',
		help: 'Un modérateur lira ce que vous signalez et vous dira ce qui en a été fait. Votre nom n’est montré qu’à la modération. Un désaccord n’est pas un motif : pour cela, il y a les réponses.',
		why: 'Ce qui ne va pas',
		words: 'Précisions',
		wordsHint: 'Facultatives, sauf pour « autre chose ». 1 000 caractères au plus.',
		submit: 'Signaler',
		back: 'Revenir',
		done: 'Merci. La modération va regarder, et vous serez prévenu.',
		mine: 'Vos signalements',
		states: {
			open: 'en attente',
			upheld: 'retenu',
			dismissed: 'écarté'
		},
		actLink: 'L’acte de la modération',
		refusal: {
			'no-such-thing': 'Ce que vous signalez n’est plus là.',
			'own-thing': 'C’est de vous : on ne se signale pas soi-même.',
			'already-reported': 'Vous l’avez déjà signalé ; un modérateur va regarder.',
			'says-nothing':
				'Dites ce qui ne va pas : choisissez un motif, et pour « autre chose » écrivez-le.',
			'words-too-long': 'Ces précisions dépassent 1 000 caractères.'
		},
		tooMany: {
			one: 'Vous avez beaucoup signalé aujourd’hui. Réessayez dans une minute.',
			other: 'Vous avez beaucoup signalé aujourd’hui. Réessayez dans # minutes.'
		}
	},

	desk: {
		short: 'Modération',
		waiting: (count: string) => `Modération (${count})`,
		title: 'Bureau de la modération',
		lede: 'Ce qui attend, le plus ancien d’abord.',
		articles: 'Articles soumis',
		none: 'Rien n’attend.',
		next: 'La suite',
		first: 'Le début',
		what: {
			comment: 'Commentaire signalé',
			article: 'Article signalé',
			link: 'Lien signalé',
			member: 'Membre signalé',
			appeal: 'Contestation',
			submission: 'Article soumis',
			held: 'Commentaire à relire',
			correction: 'Correction proposée',
			option: 'Réponse proposée',
			translation: 'Traduction sans réponse'
		} as Record<DeskKind, string>,
		counts: {
			comment: { one: '# commentaire signalé', other: '# commentaires signalés' },
			article: { one: '# article signalé', other: '# articles signalés' },
			link: { one: '# lien signalé', other: '# liens signalés' },
			member: { one: '# membre signalé', other: '# membres signalés' },
			appeal: { one: '# contestation', other: '# contestations' },
			submission: { one: '# article soumis', other: '# articles soumis' },
			held: { one: '# commentaire à relire', other: '# commentaires à relire' },
			correction: { one: '# correction proposée', other: '# corrections proposées' },
			option: { one: '# réponse proposée', other: '# réponses proposées' },
			translation: { one: '# traduction sans réponse', other: '# traductions sans réponse' }
		} as Record<DeskKind, Forms>,
		keys: {
			j: 'ce qui suit',
			k: 'ce qui précède',
			o: 'l’ouvrir (Entrée aussi)',
			c: 'le prendre, ou le remettre'
		},
		reports: { one: '# signalement', other: '# signalements' },
		since: (moment: string) => `depuis le ${moment}`,
		claimed: (name: string) => `pris par ${name}`,
		mine: 'pris par vous',
		claim: 'Prendre',
		release: 'Remettre',
		claimHelp: {
			one: 'Ce que vous prenez est à vous # minute.',
			other: 'Ce que vous prenez est à vous # minutes.'
		},
		claimRefused: 'Quelqu’un d’autre vient de le prendre.',
		back: 'Tout le bureau',
		parent: 'Ce à quoi il répond',
		record: 'Actes sur ce membre',
		here: 'Actes sur ce contenu',
		reporters: 'Signalements',
		noReports: 'Aucun signalement n’attend.',
		formerMember: 'ancien membre',
		act: 'Agir',
		actHelp:
			'Un acte nomme la règle et donne sa raison ; il paraît au journal public, sans noms, et répond aux signalements. On peut revenir dessus.',
		kind: 'Acte',
		kinds: {
			'hide-comment': 'Masquer le commentaire',
			'lock-branch': 'Fermer la branche aux réponses',
			'close-thread': 'Clore la discussion',
			warn: 'Avertir la personne',
			'hold-comments': 'Relire ses prochains commentaires avant publication',
			suspend: 'Suspendre la personne',
			'close-account': 'Fermer son compte'
		} as Record<DeskAct, string>,
		rule: 'Règle',
		noRule: 'choisir une règle',
		reason: 'Raison',
		reasonHint: 'Chacun pourra la lire : n’y nommez personne. 2 000 caractères au plus.',
		length: 'Durée d’une suspension',
		unit: 'Unité',
		hours: 'heures',
		days: 'jours',
		count: 'Commentaires à relire',
		countHint: (most: string) => `De 1 à ${most}, les prochains de ce compte.`,
		submit: 'Agir',
		answer: 'Répondre aux signalements sans acte',
		answerReason: 'Ce que liront les personnes qui ont signalé',
		dismiss: 'Écarter',
		uphold: 'Retenir : réglé autrement',
		done: {
			act: 'C’est fait, et noté au journal public.',
			dismissed: 'Les signalements sont écartés ; leurs auteurs sont prévenus.',
			upheld: 'Les signalements sont retenus ; leurs auteurs sont prévenus.',
			claimed: 'C’est à vous.',
			released: 'C’est remis au bureau.'
		},
		refusal: {
			'says-nothing': 'Dites pourquoi : il faut une raison.',
			'no-rule': 'Dites quelle règle est en cause.',
			'reason-too-long': 'Cette raison dépasse 2 000 caractères.',
			'no-such-thing': 'Ce n’est plus là : rien n’a été fait.',
			'nobody-there': 'L’auteur n’est pas, ou plus, membre de ce site.',
			'no-duration': 'Une durée : un nombre entier d’heures ou de jours, 365 jours au plus.',
			'no-count': 'Un nombre de commentaires à relire, de 1 à 50.',
			'already-done':
				'Quelqu’un d’autre vient de le faire : rien n’a été fait deux fois. Relisez ce qui suit.',
			'already-decided':
				'Quelqu’un d’autre vient d’en décider : rien n’a été changé. Relisez ce qui suit.',
			'already-undone': 'Cet acte est déjà annulé.',
			'already-appealed': 'Cet acte a déjà été contesté.',
			'too-late':
				'Ce sondage est clos depuis trop longtemps : ses bulletins mis de côté n’existent plus.',
			'no-such-act': 'Cet acte n’existe pas.'
		},
		tooMany: {
			one: 'C’est beaucoup à la fois. Réessayez dans une minute.',
			other: 'C’est beaucoup à la fois. Réessayez dans # minutes.'
		}
	},

	log: {
		title: 'Journal de modération',
		lede: 'Chaque acte de la modération, avec la règle et la raison, sauf là où il n’en faut pas. Les personnes ne sont pas nommées ici ; ce qui a été annulé reste au journal.',
		mine: 'Les actes qui vous concernent.',
		ofComment: 'Les actes sur un commentaire et sa branche.',
		all: 'Tout le journal',
		rule: 'Comment la modération agit',
		none: 'Aucun acte.',
		older: 'Plus anciens',
		amount: {
			'hold-comments': { one: 'le prochain', other: 'les # prochains' },
			'remove-ballots': { one: '# bulletin', other: '# bulletins' }
		},
		until: (moment: string) => `jusqu’au ${moment}`,
		undone: (moment: string) => `Annulé le ${moment} :`,
		appealed: (moment: string) => `Contesté le ${moment}, pas encore tranché.`,
		upheld: (moment: string) => `Contestation accueillie le ${moment} :`,
		dismissed: (moment: string) => `Contestation rejetée le ${moment} :`,
		place: 'Voir l’endroit',
		details: 'Le détail'
	},

	act: {
		onYou: 'Cet acte vous concerne.',
		onPlace: {
			'lock-branch':
				'Cet acte ferme une branche qui commence par votre commentaire. Rien ne vous est reproché.',
			'close-thread': 'Cet acte clôt la discussion de votre article. Rien ne vous est reproché.',
			'cancel-poll':
				'Cet acte annule un sondage de votre article. Il ne peut pas être défait ; votre contestation et sa réponse resteront au journal.'
		},
		text: 'Le texte masqué',
		refusedText: 'Le texte refusé',
		deleteText: 'Supprimer ce commentaire',
		moderators: 'Pour la modération',
		by: (name: string) => `Acte de ${name}`,
		on: 'Il concerne',
		undoneBy: (name: string) => `Annulé par ${name}`,
		subject: 'Le dossier au bureau',
		appeal: {
			title: 'Contester',
			help: 'Une fois par acte. Quelqu’un d’autre que la personne qui a agi le relira ; la réponse est publique.',
			words: 'Ce que vous contestez, et pourquoi',
			submit: 'Contester',
			sent: 'Votre contestation est transmise.',
			given: 'La contestation'
		},
		decide: {
			title: 'Trancher la contestation',
			own: 'Vous avez fait cet acte : quelqu’un d’autre tranche.',
			answer: 'Réponse',
			answerHint: 'Chacun pourra la lire : n’y nommez personne.',
			uphold: 'Accueillir et annuler l’acte',
			/** Of what cannot be undone. */
			upholdOnly: 'Accueillir (l’acte ne peut pas être défait)',
			dismiss: 'Rejeter',
			done: 'La contestation est tranchée.'
		},
		undo: {
			title: 'Annuler cet acte',
			reason: 'Raison de l’annulation',
			submit: 'Annuler l’acte',
			done: 'L’acte est annulé.'
		}
	},

	told: {
		heading: 'Modération',
		act: 'Un acte de la modération vous concerne',
		'act-undone': 'Un acte qui vous concernait est annulé',
		'appeal-upheld': 'Votre contestation est accueillie',
		'appeal-dismissed': 'Votre contestation est rejetée',
		'comment-posted': 'Votre commentaire, relu, est publié',
		'comment-refused': 'Votre commentaire, relu, n’a pas été publié',
		'report-upheld': 'Votre signalement est retenu',
		'report-dismissed': 'Votre signalement est écarté'
	},
	hiddenSince: 'Un commentaire masqué depuis'
};
