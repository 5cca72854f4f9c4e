export const link = {
	cited: { one: 'cité dans # commentaire', other: 'cité dans # commentaires' },
	notCited: 'Aucun commentaire ne cite ce lien.',
	older: 'Plus anciens',
	from: 'dans',
	clicks: 'Clics',
	clicksOf: (title: string) => `Clics : ${title}`,
	counted: { one: '# clic compté ici', other: '# clics comptés ici' },
	imported: (count: string) => `(et ${count} en 2006 sur LinuxFr.org, sans détail par jour).`,
	rule: 'Un clic compte une fois par lien, visiteur et jour (UTC).',
	method: 'Comment c’est compté',
	day: 'Jour',
	lastDays: (count: string) => `Jours des ${count} derniers où quelqu’un a suivi ce lien`,
	noDays: (count: string) => `Personne n’a suivi ce lien ces ${count} derniers jours.`,
	chart: (from: string, to: string, most: string) =>
		`Clics par jour, du ${from} au ${to} ; au plus ${most}. Le tableau dit la même chose.`,
	dead: 'lien mort',
	deadHint: 'Deux vérifications à des jours différents n’ont pas trouvé cette page.',
	archived: 'copie archivée',
	archivedOf: (title: string) => `Copie archivée : ${title}`
};
