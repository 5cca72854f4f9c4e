import type { BallotRefusal } from '../../rules/tally/ballot-refusal.ts';
import type { Method } from '../../rules/tally/choice.ts';
import type { Unit } from '../../rules/tally/over-time.ts';
import type { Electorate } from '../../rules/tally/tally.ts';

type Forms = { one: string; other: string };

export const poll = {
	cast: 'Voter',
	change: 'Changer mon vote',
	withdraw: 'Retirer mon vote',
	look: 'Voir les résultats sans voter',
	results: 'Résultats',
	secret: 'Bulletin secret : comment c’est compté',
	method: {
		single: 'Une seule réponse.',
		approval: 'Une ou plusieurs réponses, autant que vous voulez.',
		ranked:
			'Classez les réponses, 1 pour celle que vous préférez. Deux réponses peuvent avoir le même rang ; celles que vous ne classez pas viennent dernières, ex æquo.',
		score:
			'Notez chaque réponse de 0 (la pire) à 5 (la meilleure), ou laissez-la sans avis. Plusieurs peuvent avoir la même note.'
	} as Record<Method, string>,
	/** By approval, when the author asks for a number of answers. */
	number: {
		exactly: { one: 'Une réponse, exactement.', other: '# réponses, exactement.' },
		atLeast: { one: 'Une réponse au moins.', other: '# réponses au moins.' },
		atMost: { one: 'Une réponse au plus.', other: '# réponses au plus.' },
		between: (least: string, most: string) => `De ${least} à ${most} réponses.`
	},
	nothingCounted: 'Rien n’a été compté.',
	unranked: 'non classée',
	best: '1 (préférée)',
	moveUp: (option: string) => `Monter « ${option} »`,
	moveDown: (option: string) => `Descendre « ${option} »`,
	moved: (option: string, rank: string) => `« ${option} » : rang ${rank}.`,
	leftOut: (option: string) => `« ${option} » n’est plus classée.`,
	noOpinion: 'sans avis',
	next: 'Les résultats s’affichent ensuite ; vous pourrez changer d’avis ou retirer votre vote.',
	nextUntil: (date: string) =>
		`Les résultats s’affichent ensuite ; vous pourrez changer d’avis ou retirer votre vote jusqu’à la clôture, le ${date}.`,
	nextSealed: (date: string) =>
		`Les résultats sont sous scellés jusqu’à la clôture, le ${date} : personne ne les voit avant. Vous pourrez changer d’avis ou retirer votre vote jusque-là.`,
	votedSealed: (date: string) =>
		`Vous avez voté. Les résultats sont sous scellés jusqu’à la clôture, le ${date} ; vous pouvez changer d’avis ou retirer votre vote jusque-là.`,
	voted: 'Vous avez voté. Vous pouvez changer d’avis ou retirer votre vote.',
	votedUntil: (date: string) =>
		`Vous avez voté. Vous pouvez changer d’avis ou retirer votre vote jusqu’à la clôture, le ${date}.`,
	looked:
		'Vous avez vu les résultats : si vous votez maintenant, votre bulletin sera compté comme informé.',
	always: 'Tout le monde voit les résultats ; vous pourrez changer d’avis ou retirer votre vote.',
	alwaysUntil: (date: string) =>
		`Tout le monde voit les résultats ; vous pourrez changer d’avis ou retirer votre vote jusqu’à la clôture, le ${date}.`,
	notOpenYet: 'Le vote n’est pas encore ouvert.',
	closed: 'Le vote est clos.',
	/** A day whose end is a close. */
	endOf: (day: string) => `${day} à 24 h`,
	closedOn: (date: string) => `Le vote est clos depuis le ${date}.`,
	cancelled: 'Ce sondage est annulé.',
	article: 'Lire l’article et la discussion',
	tooMany: {
		member: {
			one: 'Trop de votes en peu de temps depuis votre compte. Rien n’a été compté ; réessayez dans une minute.',
			other:
				'Trop de votes en peu de temps depuis votre compte. Rien n’a été compté ; réessayez dans # minutes.'
		},
		visitor: {
			one: 'Trop de votes en peu de temps depuis votre réseau. Rien n’a été compté ; réessayez dans une minute, ou votez avec un compte.',
			other:
				'Trop de votes en peu de temps depuis votre réseau. Rien n’a été compté ; réessayez dans # minutes, ou votez avec un compte.'
		}
	},
	refusal: {
		malformed: 'Ce bulletin n’a pas pu être lu. Il n’a pas été compté ; choisissez de nouveau.',
		'choose-one': 'Choisissez une réponse, une seule. Rien n’a été compté.',
		'choose-some': 'Choisissez au moins une réponse. Rien n’a été compté.',
		'wrong-number': 'Ce n’est pas le nombre de réponses demandé. Rien n’a été compté.',
		'rank-some': 'Classez au moins une réponse. Rien n’a été compté.',
		'score-some': 'Notez au moins une réponse. Rien n’a été compté.',
		'not-a-mark':
			'Un rang va de 1 à 20, une note de 0 à 5. Rien n’a été compté ; choisissez de nouveau.',
		'not-an-option':
			'Cette réponse n’appartient pas à ce sondage. Rien n’a été compté ; choisissez de nouveau.',
		'chosen-twice':
			'La même réponse a été donnée deux fois. Rien n’a été compté ; choisissez de nouveau.',
		'no-cookie':
			'Votre navigateur ne garde pas le cookie par lequel un vote ne compte qu’une fois et peut être changé. Rien n’a été compté ; acceptez ce cookie, ou votez avec un compte.',
		'proof-asked':
			'De nouveaux bulletins arrivent ici en plus grand nombre que d’habitude. Pour freiner les programmes qui votent en masse, un petit calcul est demandé au navigateur des nouveaux visiteurs. Rien n’est encore compté ; votre choix est gardé.',
		'not-open-yet': 'Le vote n’est pas encore ouvert : votre bulletin n’a pas été compté.',
		closed: 'Le vote est clos : votre demande est arrivée trop tard et n’a rien changé.',
		cancelled: 'Ce sondage est annulé : votre demande est arrivée trop tard et n’a rien changé.',
		'answered-before':
			'Vous avez déjà répondu à cette question : la réponse d’avant la lecture ne se donne qu’une fois. Rien n’a été changé.',
		sealed: 'Les résultats de ce sondage se voient après sa clôture, pas avant.',
		'visitor-joined':
			'Entre-temps, les votes de ce navigateur sont passés à un compte. Rien n’a été compté ; rechargez la page, puis votez de nouveau si vous le souhaitez.'
	} as Record<Exclude<BallotRefusal, 'too-many'>, string>,
	nobodyYet: 'Personne n’a encore voté.',
	nobody: 'Personne n’a voté.',
	yours: 'votre réponse',
	yourRank: (rank: string) => `votre rang : ${rank}`,
	yourScore: (score: string) => `votre note : ${score}`,
	electorate: {
		member: { one: 'membre', other: 'membres' },
		visitor: { one: 'visiteur', other: 'visiteurs' }
	} as Record<Electorate, Forms>,
	ballotsOf: {
		member: { one: '# bulletin de membre', other: '# bulletins de membres' },
		visitor: { one: '# bulletin de visiteur', other: '# bulletins de visiteurs' }
	} as Record<Electorate, Forms>,
	apart: 'Membres et visiteurs sont comptés à part et jamais additionnés en silence.',
	denominator: {
		single: (from: string) =>
			`Pourcentages : part des bulletins du même groupe, membres ou visiteurs, à partir de ${from} bulletins.`,
		approval: (from: string) =>
			`Pourcentages : part des personnes du même groupe qui ont coché la réponse, à partir de ${from} bulletins. Chacun peut en cocher plusieurs : leur somme peut dépasser 100 %.`
	} as Record<'single' | 'approval', (from: string) => string>,
	tooFew: (from: string) => `Pas de pourcentage au-dessous de ${from} bulletins dans un groupe.`,
	notASample: 'Lecteurs qui ont bien voulu répondre. Ce n’est pas un échantillon.',
	informed: (members: string, visitors: string) =>
		`Bulletins déposés après avoir vu les résultats : ${members} de membres, ${visitors} de visiteurs.`,
	viewers: (members: string, visitors: string) =>
		`Ont vu les résultats sans avoir de bulletin : membres, ${members} ; visiteurs, ${visitors}.`,
	table: 'Les chiffres en tableau',
	answer: 'Réponse',
	overTime: 'Les bulletins au fil du temps',
	overTimeNote:
		'Bulletins en cours de validité, selon le jour de leur premier dépôt ; courbes cumulées.',
	period: { day: 'Jour', week: 'Semaine du', month: 'Mois', year: 'Année' } as Record<Unit, string>,
	total: 'Bulletins',
	title: 'Sondage'
};
