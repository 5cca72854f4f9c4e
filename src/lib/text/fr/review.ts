import type { RefusalTemplate } from '../../rules/review.ts';

export const review = {
	title: 'Articles soumis',
	lede: 'Le plus ancien d’abord. Votez sur ce qui rend un article publiable, non sur ce qu’il défend.',
	none: 'Rien n’attend.',
	by: 'de',
	since: (moment: string) => `soumis le ${moment}`,
	score: (score: string) => `note ${score}`,
	youVoted: { for: 'vous avez voté pour', against: 'vous avez voté contre' },
	willAppear: (moment: string) => `accepté, paraîtra le ${moment}`,
	back: 'Tous les articles soumis',

	tally: {
		title: 'Votes',
		state: (score: string, publishesAt: string, refusesAt: string, team: string) =>
			`Note : ${score}. Publié à ${publishesAt}, refusé à ${refusesAt} ; l’équipe compte ${team}.`,
		none: 'Personne n’a encore voté.',
		formerMember: 'Ancien membre',
		notCounted: 'ne compte pas : n’est plus de l’équipe, ou est suspendu',
		you: 'vous'
	},
	vote: {
		title: 'Votre vote',
		for: 'Publier (+1)',
		against: 'Refuser (−1)',
		template: 'Si vous refusez : pourquoi',
		noTemplate: 'je l’écris ci-dessous',
		note: 'Note',
		noteHint:
			'Pour : lue par la modération seulement. Contre : en cas de refus, les auteurs la lisent, sans votre nom. 2 000 caractères au plus.',
		submit: 'Voter',
		own: 'C’est votre article : d’autres en décident.',
		onlyYou:
			'C’est votre article, et personne d’autre de l’équipe ne peut en décider : ce que vous décidez sans vote paraît au journal public, avec votre nom.'
	},
	time: {
		title: 'Date de parution',
		at: 'Pas avant',
		hint: (zone: string) =>
			`Heure du site (${zone}). Vide : dès que l’article est accepté. Les sondages ouvrent avec lui.`,
		submit: 'Fixer'
	},
	alone: {
		title: 'Décider sans vote',
		lede: 'La décision, votre nom et la raison paraissent au journal public. Pour publier, écrivez la raison ; pour refuser, un motif de la liste suffit, et les auteurs le lisent aussi.',
		reason: 'Raison',
		publish: 'Publier',
		refuse: 'Refuser'
	},
	shelf: {
		link: 'Retirer du site',
		archive: {
			title: 'Retirer un article du site',
			lede: 'L’article, ses sondages et ses commentaires ne se lisent plus nulle part, mais rien n’est effacé : il peut être remis. Votre nom et la raison paraissent au journal public ; les auteurs sont prévenus.',
			submit: 'Retirer'
		},
		restore: {
			title: 'Remettre un article',
			lede: 'L’article, ses sondages et ses commentaires se lisent de nouveau, comme avant. Votre nom et la raison paraissent au journal public ; les auteurs sont prévenus.',
			submit: 'Remettre'
		},
		refusal: {
			'says-nothing': 'Dites pourquoi.',
			'note-too-long': 'Ce texte dépasse 2 000 caractères.',
			'already-there': 'Quelqu’un d’autre vient de le faire.'
		}
	},
	done: {
		voted: 'Votre vote est enregistré.',
		time: 'La date est fixée.',
		published: 'L’article est publié.',
		accepted: 'L’article est accepté ; il paraîtra à sa date.',
		refused: 'L’article est refusé ; ses auteurs sont prévenus.'
	},
	refusal: {
		'no-longer-submitted':
			'Cet article vient d’être décidé, retiré ou modifié : rien n’a été enregistré. Relisez ce qui suit.',
		'says-nothing': 'Dites pourquoi : choisissez un motif, ou écrivez-le.',
		'note-too-long': 'Ce texte dépasse 2 000 caractères.',
		'poll-closes-too-early':
			'Un sondage serait clos avant la parution. Fixez une autre date, ou demandez à l’auteur d’en changer.',
		'no-earlier-poll':
			'Le sondage d’avant, que celui-ci repose, n’est plus sur le site. Demandez à l’auteur de l’ôter.',
		'no-date': 'Une date et une heure, comme 2027-01-31T18:00.'
	},
	events: {
		title: 'Ce qui s’est passé',
		begun: 'commencé',
		accepted: (moment: string) => `accepté pour le ${moment}`,
		again: 'de nouveau en attente',
		alone: 'sans vote'
	},
	templates: {
		'off-topic': 'Le sujet est étranger à ce site.',
		'already-asked': 'La question a déjà été posée ici il y a peu.',
		'leading-question': 'La question ou ses réponses penchent d’un côté : reformulez-les.',
		thin: 'L’article donne trop peu pour se faire un avis.',
		unsourced: 'Des faits importants sont donnés sans source.',
		promotion: 'L’article fait la promotion d’un produit, d’un service ou d’une organisation.',
		hurtful: 'L’article blesse ou vise des personnes.'
	} as Record<RefusalTemplate, string>,

	log: {
		title: 'Journal public',
		lede: 'Ce que les administrateurs ont décidé sans vote, avec leur raison.',
		rule: 'Comment un article est publié ou refusé',
		none: 'Aucun article n’a encore été publié ou refusé sans vote.',
		published: 'Publié',
		accepted: 'Accepté',
		refused: 'Refusé',
		archived: 'Retiré',
		restored: 'Remis',
		untold: 'un article qui ne se lit pas',
		restore: 'Remettre',
		older: 'Plus anciennes'
	}
};
