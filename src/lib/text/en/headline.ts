import type { Text } from '../fr.ts';

export const headline: Text['headline'] = {
	announced: {
		both: 'The result will give members and visitors side by side.',
		members: 'The headline result will be that of members; that of visitors stands beside it.'
	},
	members:
		'The headline result is that of members, as announced before the vote. Visitors are counted beside it.',
	write: {
		label: 'Whose result is the headline',
		hint: 'Announced beside the ballot; from the first vote on it stays. Both are always shown, never added up silently.',
		choices: {
			both: 'That of members and that of visitors, side by side',
			members: 'That of members'
		}
	},
	method: [
		'Whose result is the headline, that of members or both side by side, stands beside the ballot from the opening on, and the database keeps it from the first ballot on. Where it is that of members, it is their winner that pictures, feeds and the lines on how firm the result is speak of; visitors’ result stands beside it, whole.'
	]
};
