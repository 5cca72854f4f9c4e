import type { Turn } from '../../rules/tally/two-answers.ts';
import type { Electorate } from '../../rules/tally/tally.ts';

type Forms = { one: string; other: string };

/** Of a poll that is asked before reading and again at the end of the article. */
export const twice = {
	title: {
		before: 'Votre réponse avant de lire',
		after: 'Votre réponse après avoir lu'
	} as Record<Turn, string>,
	optional:
		'Facultatif : répondez avant de lire, ou lisez d’abord. La même question revient à la fin de l’article ; aucun résultat ne s’affiche d’ici là.',
	first: (option: string) => `Avant de lire, vous avez répondu « ${option} ».`,
	untilThen: 'La question revient à la fin de l’article ; les résultats ne s’affichent qu’ensuite.',
	atTheEnd: 'La question et ses résultats sont à la fin de l’article.',
	toTheEnd: 'Aller à la question, à la fin de l’article',
	again: 'Répondez de nouveau : la même réponse, ou une autre.',
	look: 'Voir les résultats sans répondre de nouveau',
	moves: {
		title: 'Avant et après la lecture',
		before: {
			member: {
				one: '# membre a répondu avant de lire',
				other: '# membres ont répondu avant de lire'
			},
			visitor: {
				one: '# visiteur a répondu avant de lire',
				other: '# visiteurs ont répondu avant de lire'
			}
		} as Record<Electorate, Forms>,
		again: {
			one: ' ; # a répondu de nouveau à la fin, sans avoir vu les résultats.',
			other: ' ; # ont répondu de nouveau à la fin, sans avoir vu les résultats.'
		},
		nobody: ' ; personne n’a encore répondu de nouveau à la fin sans avoir vu les résultats.',
		/** The sentence that the chart and the table show. */
		changed: (ballots: string, share: string | null) => {
			const of = `# sur ${ballots}${share === null ? '' : ` (${share} de ceux qui ont répondu deux fois)`}`;
			return {
				one: `${of} a donné une autre réponse à la fin.`,
				other: `${of} ont donné une autre réponse à la fin.`
			};
		},
		tooFew: (from: string) =>
			`Pas de pourcentage au-dessous de ${from} personnes qui ont répondu deux fois.`,
		left: { one: '# départ', other: '# départs' },
		joined: { one: '# arrivée', other: '# arrivées' },
		net: (net: string) => `solde ${net}`,
		chart:
			'À gauche, les réponses avant de lire ; à droite, celles de la fin. Un ruban est d’autant plus large que plus de personnes l’ont suivi ; hachuré, elles ont changé de réponse.',
		table: 'D’une réponse à l’autre : avant de lire en lignes, à la fin en colonnes',
		from: 'Avant de lire',
		to: 'À la fin',
		leaving: 'Départs',
		joining: 'Arrivées',
		balance: 'Solde',
		often: {
			/** In so many of a hundred or a thousand cases. */
			of: { one: '# fois sur ', other: '# fois sur ' },
			less: 'moins d’une fois sur '
		},
		test: {
			mcnemar: (often: string, p: string) =>
				`Si chacun de ceux qui ont changé de réponse l’avait fait dans un sens ou dans l’autre à pile ou face, un écart au moins aussi grand se verrait ${often} (test exact de McNemar, ${p}).`,
			'stuart-maxwell': (often: string, p: string) =>
				`Si chacun de ceux qui ont changé de réponse avait pu tout aussi bien faire le chemin inverse, des soldes au moins aussi inégaux se verraient ${often} (test de Stuart-Maxwell, ${p}).`
		},
		rare: 'Un tel écart serait rare par hasard.',
		chance: 'Le hasard suffit à produire un tel écart.',
		notWhy:
			'Cela ne dit pas pourquoi elles ont changé de réponse : ces personnes se sont choisies elles-mêmes, et ont pu lire autre chose entre leurs deux réponses.',
		noTest: {
			mcnemar: (fewest: string) =>
				`Pas de test au-dessous de ${fewest} changements : même tous dans le même sens, ils se verraient par hasard plus d’une fois sur vingt.`,
			'stuart-maxwell': (fewest: string) =>
				`Pas de test au-dessous de ${fewest} changements entre ces réponses : le calcul, qui n’est qu’approché, ne le serait pas assez.`
		}
	},
	write: {
		ask: 'Poser la question avant et après la lecture',
		askHint:
			'Qui le veut répond au-dessus du chapô, puis de nouveau à la fin de l’article, et ne voit les résultats qu’ensuite : on saura combien ont changé de réponse, et dans quel sens.'
	},
	method: {
		title: 'Avant et après la lecture',
		points: (rule: Record<'percent' | 'two' | 'more' | 'each' | 'rare', string>) => [
			'Le premier sondage d’un article, s’il demande une seule réponse, peut être posé deux fois : au-dessus du chapô et à la fin. C’est un seul bulletin, compté une fois, par sa réponse actuelle. La réponse avant de lire est facultative ; une fois donnée, elle ne se change pas, elle se retire avec le bulletin. Le site croit le lecteur sur parole : rien ne vérifie qu’il a lu, ou n’a pas lu.',
			'Entre les deux, les résultats ne s’affichent pas : ils souffleraient la seconde réponse. Qui demande à les voir sans répondre de nouveau est compté comme informé, et n’est pas dans le tableau des deux réponses. Qui les avait vus avant de répondre n’a pas de réponse d’avant la lecture.',
			'Le tableau compte la réponse donnée avant de lire et la première donnée à la fin. Qui change encore, ayant vu les résultats, change le dépouillement, pas le tableau. Qui retire son bulletin n’est plus dans aucun des deux.',
			`On montre combien ont répondu avant de lire et combien de nouveau, qui est passé de quelle réponse à quelle autre, les départs, les arrivées et leur solde, membres et visiteurs à part ; aucun pourcentage au-dessous de ${rule.percent} personnes qui ont répondu deux fois.`,
			`Le test demande si les départs et les arrivées se valent, au hasard près. Entre deux réponses, test exact de McNemar, à partir de ${rule.two} changements ; entre davantage, test de Stuart-Maxwell, à partir de ${rule.more} changements et de ${rule.each} par réponse concernée. Jusqu’à p = ${rule.rare}, on dit que ce serait rare par hasard. Il ne dit jamais qu’un article a convaincu : les lecteurs se sont choisis eux-mêmes.`
		]
	}
};
