/** What is changed in a poll once it is published. */
export const amend = {
	offer: 'Corriger, restreindre ou annuler ce sondage',
	correctedOn: (date: string) => `Mots corrigés le ${date} :`,
	whatChanged: 'ce qui a changé',
	cancelled: (date: string) => `Sondage annulé le ${date}.`,
	cancelledShort: 'Sondage annulé',
	act: 'L’acte au journal',
	/** Beside the figures of a cancelled poll. */
	figures:
		'Ce sondage est annulé : voici ce qui était compté à ce moment. Ces chiffres ne désignent aucune réponse gagnante.',

	/** For the page about the method. */
	methodTitle: 'Ce qui peut changer dans un sondage publié',
	method: (minutes: string) => [
		'Dès le premier bulletin, la base de données garde la question, les réponses, la manière de voter, quel résultat est mis en avant et quand le sondage se clôt : une fin que l’on peut déplacer se déplace là où les chiffres plaisent. Qui voit les résultats avant la clôture peut se restreindre, jamais s’élargir.',
		`Une faute de frappe se corrige : par qui a écrit l’article pendant ${minutes} minutes après la publication ; ensuite par la modération, à qui les auteurs peuvent la proposer. Avant et après, qui, quand et pourquoi se lisent pour toujours, avec le nombre de bulletins à ce moment. La base refuse tout autre changement de ces mots.`,
		'Un sondage s’annule par la modération, et par qui a écrit l’article tant que personne n’a voté. C’est une clôture : la base décide quels bulletins sont arrivés avant, la clé est détruite, rien ne peut être défait. Ce qui était compté se voit, sans réponse gagnante.'
	],

	title: 'Ce qui a changé dans ce sondage',
	lede: 'Une faute dans la question ou dans une réponse se corrige, jamais le sens : changer le sens, c’est poser une autre question, dans un autre sondage. Dès le premier bulletin, la question, les réponses et la manière de voter restent ; qui voit les résultats peut se restreindre, jamais s’élargir.',
	none: 'Rien n’a changé depuis la publication.',
	words: {
		fr: 'Les mots français sont corrigés.',
		en: 'Les mots anglais sont corrigés.'
	},
	visibility: 'Moins de gens voient les résultats.',
	before: 'Avant :',
	after: 'Après :',
	byWriter: 'Par qui a écrit l’article',
	byModeration: 'Par la modération',
	formerMember: 'ancien membre',
	voted: (members: string, visitors: string) => `Bulletins à ce moment : ${members}, ${visitors}.`,
	done: {
		proposed: 'Votre correction est envoyée à la modération ; vous serez prévenu de la suite.',
		corrected: 'Le sondage est corrigé. Chacun peut lire ce qui a changé.',
		tightened: 'C’est fait. Chacun peut lire ce qui a changé.'
	},
	may: {
		correct: 'Corriger une faute',
		propose: 'Proposer la correction d’une faute',
		tighten: 'Montrer les résultats à moins de gens',
		cancel: 'Annuler ce sondage'
	},

	correct: {
		title: 'Corriger une faute dans ce sondage',
		lede: 'Une faute de frappe, un accent, un mot oublié. Ce qui change le sens n’est pas une correction : posez une autre question, dans un autre sondage.',
		language: {
			fr: 'Ce sont les mots français. Pour les mots anglais :',
			en: 'Ce sont les mots anglais. Pour les mots français :'
		},
		otherLanguage: 'la même page dans l’autre langue',
		late: 'L’heure qui suit la publication est passée : la modération relit ce que vous proposez, et décide.',
		reason: 'Ce qui était faux',
		reasonHint: 'Chacun pourra le lire, avec votre nom. 2 000 caractères au plus.',
		reasonHintProposed:
			'La modération la lit ; si elle corrige, chacun pourra la lire. 2 000 caractères au plus.',
		look: 'Voir avant et après',
		lookTitle: 'Avant et après',
		cast: (members: string, visitors: string) => `Déjà déposés : ${members}, ${visitors}.`,
		castUnder:
			'Ces personnes ont répondu aux mots d’avant. Leurs bulletins restent, et compteront pour les mots d’après : relisez comme elles liraient.',
		nobody: 'Personne n’a encore voté.',
		same: 'Le sens reste le même : qui avait voté voterait pareil.',
		submit: 'Corriger',
		expired: 'Votre session a pris fin : rien n’a été corrigé.',
		refusal: {
			missing: 'La question et chaque réponse ont besoin de mots.',
			'too-long': 'La question et les réponses ont 160 caractères au plus.',
			'option-twice': 'Deux réponses se liraient de la même façon.',
			'options-swapped':
				'Une réponse prendrait les mots d’une autre : des bulletins changeraient de sens. Ce n’est pas une correction.',
			'changes-nothing': 'Ce sont les mots que l’on lit déjà : rien à corriger.',
			'says-nothing': 'Dites ce qui était faux.',
			'reason-too-long': 'Cette raison dépasse 2 000 caractères.',
			'no-such-thing': 'Ce sondage n’est plus en ligne : rien n’a été fait.',
			'not-confirmed': 'Relisez avant et après, et dites que le sens reste le même.',
			clash:
				'Le sondage a changé entre-temps : rien n’a été fait. « Avant » est ce qui se lit maintenant ; relisez, puis corrigez.',
			'too-late':
				'L’heure qui suit la publication est passée : rien n’a été fait. Vous pouvez proposer cette correction à la modération.'
		}
	},

	tighten: {
		title: 'Montrer les résultats à moins de gens',
		lede: 'Avant la clôture seulement : ensuite, chacun les voit. On ne revient pas en arrière : qui vote a lu qui verrait les résultats.',
		now: 'Aujourd’hui :',
		seen: 'Qui les a déjà vus les a vus ; son bulletin, s’il vient plus tard, reste compté comme informé. Les réponses que des membres ont montrées à côté de leurs commentaires restent : elles ne viennent pas des bulletins.',
		to: 'Désormais',
		none: 'Ce sondage ne montre déjà ses résultats qu’après la clôture.',
		over: 'Ce sondage est clos : chacun en voit les résultats.',
		reason: 'Pourquoi',
		reasonHint: 'Chacun pourra le lire, avec votre nom. 2 000 caractères au plus.',
		submit: 'Restreindre',
		refusal: {
			'says-nothing': 'Dites pourquoi : il faut une raison.',
			'reason-too-long': 'Cette raison dépasse 2 000 caractères.',
			'no-such-thing': 'Ce sondage n’est plus en ligne : rien n’a été fait.',
			'already-closed': 'Ce sondage est clos : rien n’a été fait.',
			'not-tighter': 'Choisissez à qui les résultats se montreront désormais.',
			'never-closes':
				'Des résultats sous scellés jusqu’à la clôture demandent une clôture : ce sondage n’en a pas.',
			clash: 'Le sondage a changé entre-temps : rien n’a été fait. Relisez, puis choisissez.'
		}
	},

	cancel: {
		title: 'Annuler ce sondage',
		final:
			'Cela ne peut pas être défait. La clé qui relie un bulletin à qui l’a déposé est détruite sur-le-champ, comme à toute clôture : personne ne pourra rouvrir ce sondage, ni nous non plus. Pour reposer la question, il faudra un autre sondage.',
		what: [
			'Aucun bulletin n’est plus accepté ; ceux qui sont déposés ne peuvent plus être changés ni retirés.',
			'La raison paraît à la place du sondage et au journal public de la modération.',
			'Ce qui a été compté reste visible de tous, même ce qui était sous scellés, avec la mention « annulé » : sans réponse gagnante, et sans entrée parmi les résultats des sondages clos.',
			'Qui a écrit l’article est prévenu, et peut contester ; si la contestation est accueillie, cela se lit au journal, mais le sondage reste annulé.'
		],
		authors:
			'Qui a écrit l’article peut annuler tant que personne n’a voté ; ensuite, seulement la modération.',
		cast: (members: string, visitors: string) => `Déjà déposés : ${members}, ${visitors}.`,
		over: 'Ce sondage est clos : il ne peut plus être annulé.',
		reason: 'Raison',
		reasonHint: 'Chacun pourra la lire : n’y nommez personne. 2 000 caractères au plus.',
		submit: 'Annuler ce sondage pour toujours',
		refusal: {
			'says-nothing': 'Dites pourquoi : il faut une raison.',
			'reason-too-long': 'Cette raison dépasse 2 000 caractères.',
			'no-such-thing': 'Ce sondage n’est plus en ligne : rien n’a été fait.',
			'already-closed': 'Ce sondage est déjà clos ou annulé : rien n’a été fait.',
			'has-voters':
				'Quelqu’un a voté : seule la modération peut encore annuler ce sondage. Rien n’a été fait.'
		}
	}
};
