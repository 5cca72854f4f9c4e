import type { Text } from '../fr.ts';

export const removal: Text['removal'] = {
	title: 'Ballots of visitors',
	steward: 'Remove ballots of visitors',
	help: (most) =>
		`Choose the days of an abusive burst, ${most} at most. Of a ballot only its day is known: all visitor ballots of these days are removed, and nobody sees here what they answered.`,
	none: 'No visitor has voted.',
	days: 'Days on which visitors voted',
	colon: ':',
	look: 'See what would be removed',
	would: (count, total) => `Visitor ballots that would be removed: ${count} of ${total}.`,
	usual: (rate) => `On the other days there are usually ${rate} (median).`,
	noUsual: 'There is no other day to compare with.',
	after: (days) =>
		`The number and the reason will stand beside the result and in the public log. These visitors can vote again. The ballots are set aside: the act can be undone until ${days} days after the close; whoever has voted again keeps the new ballot.`,
	submit: 'Remove these ballots',
	removed: {
		one: '# visitor ballot removed on {date}:',
		other: '# visitor ballots removed on {date}:'
	},
	restored: {
		one: 'Undone on {date}: # ballot given back.',
		other: 'Undone on {date}: # ballots given back.'
	},
	act: 'The act',
	refusal: {
		'says-nothing': 'Say why: a reason is needed.',
		'no-rule': 'Say which rule it is about.',
		'reason-too-long': 'This reason has more than 2,000 characters.',
		'no-such-thing': 'This poll is no longer online: nothing was done.',
		'no-days': 'Choose one day at least, and 31 at most.',
		'no-ballots': 'No visitor ballot of these days is left: nothing was done.',
		'too-late': 'This poll has been closed for too long: its result does not change any more.'
	}
};
