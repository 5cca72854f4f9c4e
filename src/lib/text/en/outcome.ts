import type { Text } from '../fr.ts';

export const outcome: Text['outcome'] = {
	title: 'What came of it',
	lede: 'Tell those who answered what has been decided or done since. Every version stays readable; your name stands with it.',
	tell: 'Tell what came of it',
	tellAgain: 'Write it anew',
	box: 'Your text',
	hint: 'Markdown works; 10,000 characters at most.',
	submit: 'Publish',
	version: (number) => `Version ${number}`,
	versions: (count) => `${count} versions`,
	formerMember: 'Former member',
	none: 'Nobody has told yet.',
	notYet: 'The poll is still open: what came of it is told after its close.',
	expired: 'Your session has ended: nothing was published. Copy your text, then log in.',
	refusal: {
		empty: 'This text says nothing.',
		'too-long': 'This text is longer than 10,000 characters.',
		'not-closed': 'The poll is still open.',
		'changes-nothing': 'This is the text that already stands there.',
		clash: 'Somebody else wrote meanwhile. This is what differs; go on with yours, then publish.'
	}
};
