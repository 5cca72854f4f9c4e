import type { PollHeadline } from '#lib/rules/tally/headline.ts';

/** Whose result stands in front: members', or members' and visitors'. */
export const headline = {
	/** Beside the ballot, before anything is counted. */
	announced: {
		both: 'Le résultat donnera les membres et les visiteurs côte à côte.',
		members: 'Le résultat mis en avant sera celui des membres ; celui des visiteurs se lira à côté.'
	} as Record<PollHeadline, string>,
	/** Above the result. */
	members:
		'Résultat mis en avant : celui des membres, comme annoncé avant le vote. Les visiteurs sont comptés à côté.',
	write: {
		label: 'Quel résultat est mis en avant',
		hint: 'Annoncé à côté du bulletin ; ne change plus dès le premier vote. Les deux se voient toujours, jamais additionnés en silence.',
		choices: {
			both: 'Celui des membres et celui des visiteurs, côte à côte',
			members: 'Celui des membres'
		} as Record<PollHeadline, string>
	},
	method: [
		'Quel résultat est mis en avant, celui des membres ou les deux côte à côte, se lit à côté du bulletin dès l’ouverture, et la base de données le garde dès le premier bulletin. Si c’est celui des membres, c’est de leur gagnante que parlent les images, les flux et les lignes sur la solidité du résultat ; celui des visiteurs se lit à côté, entier.'
	]
};
