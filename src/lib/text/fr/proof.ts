type Rule = Record<'floor' | 'minutes' | 'factor' | 'kept' | 'cost' | 'numbers', string>;

/** The calculation that is asked of new visitors during a burst of ballots. */
export const proof = {
	needsScript:
		'Ce calcul se fait par un script (JavaScript), que ce navigateur n’exécute pas. Un compte en dispense.',
	working: 'Votre navigateur calcule, le plus souvent quelques secondes…',
	done: 'Calcul terminé : vous pouvez voter.',
	failed: 'Votre navigateur n’a pas pu faire ce calcul. Un compte en dispense.',
	account:
		'On ne demande rien de tel aux membres. Une fois connecté, vous retrouverez ce sondage pour y donner votre réponse.',
	method: (rule: Rule | null) =>
		rule === null
			? []
			: [
					`Quand un sondage reçoit plus de nouveaux bulletins de visiteurs que d’habitude, un calcul est demandé au navigateur de chaque nouveau visiteur avant de voter : au-delà de ${rule.floor} en ${rule.minutes} minutes, ou de ${rule.factor} fois ce que ${rule.minutes} minutes apportent un jour habituel du sondage (la médiane de ses jours) si c’est davantage. La page le dit alors. Les membres en sont dispensés.`,
					`Ce calcul (preuve de travail : PBKDF2-SHA-256, ${rule.cost} tours par essai, ${rule.numbers} essais au plus) sert une seule fois, pour un sondage et un navigateur, pendant ${rule.kept} minutes. Il rend cher de voter en masse ; il ne prouve pas que l’on vote une seule fois.`,
					`Pour juger de l’afflux, le site garde par sondage deux nombres, ceux des deux dernières tranches de ${rule.minutes} minutes, et aucune heure à côté d’un bulletin.`
				]
};
