/** Visitor ballots of an abusive burst, taken out of a poll. */
export const removal = {
	title: 'Bulletins de visiteurs',
	steward: 'Retirer des bulletins de visiteurs',
	help: (most: string) =>
		`Choisissez les jours d’un afflux abusif, ${most} au plus. On ne connaît d’un bulletin que son jour : ce sont tous les bulletins de visiteurs de ces jours qui sont retirés, et nul ne voit ici ce qu’ils répondaient.`,
	none: 'Aucun visiteur n’a voté.',
	days: 'Jours où des visiteurs ont voté',
	colon: ' :',
	look: 'Voir ce qui serait retiré',
	would: (count: string, total: string) =>
		`Bulletins de visiteurs qui seraient retirés : ${count} sur ${total}.`,
	usual: (rate: string) => `Les autres jours, il y en a d’habitude ${rate} (médiane).`,
	noUsual: 'Il n’y a pas d’autre jour auquel comparer.',
	after: (days: string) =>
		`Le nombre et la raison paraîtront à côté du résultat et au journal public. Ces visiteurs pourront voter de nouveau. Les bulletins sont mis de côté : l’acte peut être annulé jusqu’à ${days} jours après la clôture ; qui aura voté de nouveau gardera son nouveau bulletin.`,
	submit: 'Retirer ces bulletins',
	/** {date} is replaced. */
	removed: {
		one: '# bulletin de visiteur retiré le {date} :',
		other: '# bulletins de visiteurs retirés le {date} :'
	},
	restored: {
		one: 'Retrait annulé le {date} : # bulletin rendu.',
		other: 'Retrait annulé le {date} : # bulletins rendus.'
	},
	act: 'L’acte',
	refusal: {
		'says-nothing': 'Dites pourquoi : il faut une raison.',
		'no-rule': 'Dites quelle règle est en cause.',
		'reason-too-long': 'Cette raison dépasse 2 000 caractères.',
		'no-such-thing': 'Ce sondage n’est plus en ligne : rien n’a été fait.',
		'no-days': 'Choisissez un jour au moins, et 31 au plus.',
		'no-ballots': 'Il n’y a plus de bulletin de visiteur de ces jours : rien n’a été fait.',
		'too-late': 'Ce sondage est clos depuis trop longtemps : son résultat ne change plus.'
	}
};
