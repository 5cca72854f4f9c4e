import type { Text } from '../fr.ts';
import { MAX_DEPTH } from '../../rules/threads.ts';
import { formatNumber } from '../format.ts';

export const held: Text['held'] = {
	own: 'Comments of yours that wait',
	waits: 'Waits for a moderator.',
	onlyYou: 'Only you and moderators see it; you will be told.',
	why: {
		act: 'The moderators read your next comments before they are posted.',
		first: 'Here the first comment of a new account is read before it is posted.',
		links: 'A comment with links of a new account is read before it is posted.'
	},
	replyTo: 'What it answers',
	takeBack: 'Take it back',
	takeBackTitle: 'Take this comment back',
	takeBackHelp: 'It will not be posted, and the site forgets it. Copy it if you want to keep it.',
	refused: 'It was not posted.',
	refusedWhy: 'Why, and how to appeal',
	article: 'Back to the article',

	desk: {
		title: 'Comment to be read',
		by: (name) => `by ${name}`,
		on: 'on',
		why: {
			act: 'An act asks to read their next comments first.',
			first: 'First comment of a new account.',
			links: 'New account, comment with links.'
		},
		answer: (labels) => `Will show the answer: ${labels.map((one) => `“${one}”`).join(', ')}.`,
		approve: 'Post',
		approveHelp:
			'It will appear now, under its author’s name, where it was written. The author is told.',
		refuse: 'Refuse',
		refuseHelp:
			'The author will read the rule and the reason, and can appeal. The public log will say them, without the text or the name.',
		decided: { posted: 'It was posted.', refused: 'It was refused.' },
		see: 'See it',
		seeAct: 'The act',
		done: { posted: 'The comment is posted.', refused: 'The comment is refused.' },
		refusal: {
			'says-nothing': 'Say why: a reason is needed.',
			'no-rule': 'Say which rule it is about.',
			'reason-too-long': 'This reason has more than 2,000 characters.',
			'no-such-thing': 'It is not there any more: its author has taken it back.',
			'already-decided': 'Somebody else has just decided: nothing was changed. See below.',
			'no-such-article': 'The article is no longer online: the comment cannot appear.',
			'no-such-parent':
				'The comment that it answers is not there any more: it cannot appear. It goes on waiting.',
			'no-such-stance':
				'The answer that it was to show is not of this poll: the comment cannot appear.',
			'too-deep': `The conversation has ${formatNumber('en', MAX_DEPTH)} levels already: it cannot appear there.`,
			'thread-closed':
				'The discussion was closed meanwhile: it cannot appear as long as it is. It goes on waiting.',
			'branch-locked':
				'The branch was closed meanwhile: it cannot appear as long as it is. It goes on waiting.',
			'thread-quiet': 'Comments on this article have closed: it cannot appear. It goes on waiting.'
		}
	}
};
