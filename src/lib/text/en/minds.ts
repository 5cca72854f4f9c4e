import type { Text } from '../fr.ts';

/** What changed a voter's mind. */
export const minds: Text['minds'] = {
	changed: { one: 'changed # mind', other: 'changed # minds' },
	asked: 'You have changed your answer. Did a comment or a link have a part in it?',
	say: 'Say which',
	said: 'You have said what changed your mind.',
	sayAgain: 'See or change it',
	title: 'This changed my mind',
	lede: 'A comment or a link, one only. It is optional; nothing is added to your vote or taken from it.',
	secret: (from) =>
		`It is written on your ballot, not on your account: nobody sees who said it. As long as the vote is open, a number below ${from} is not shown.`,
	sealed: 'The results are sealed: so are these numbers, until the close.',
	links: 'A link',
	comments: 'A comment',
	by: (author) => `${author}:`,
	formerMember: 'Former member',
	other: 'Another comment: its number or address',
	otherHint:
		'The address is that of the comment’s date. If this field is filled in, it is what counts.',
	submit: 'This changed my mind',
	takeBack: 'Say nothing any more',
	skip: 'Skip',
	notChanged:
		'This is said after changing one’s answer. You have no ballot in this poll, or it still says what it has always said.',
	notOpen: 'The vote is not open: what was said changes no more.',
	refusal: {
		malformed: 'This form could not be read. Nothing was noted.',
		'names-nothing': 'Choose a link or a comment, or skip. Nothing was noted.',
		'no-such-thing':
			'This is no comment or link of this article that can be read. Nothing was noted.',
		'own-comment': 'This comment is yours. Nothing was noted.',
		'not-changed': 'Your ballot has not changed its answer. Nothing was noted.',
		'not-open-yet': 'The vote is not open yet. Nothing was noted.',
		cancelled: 'This poll was cancelled: your request came too late and changed nothing.',
		closed: 'The vote is closed: your request came too late and changed nothing.',
		'visitor-joined':
			'Meanwhile the votes of this browser have become those of an account. Nothing was noted; load the page again.',
		'too-many': 'Too many votes in a short time. Nothing was noted; please wait.'
	},
	method: {
		title: 'What changes minds',
		points: (rule) => [
			'Whoever changes their answer may say which comment or which link led them to it: one only, as long as the poll is open. It can be changed or taken back, and saying nothing changes nothing.',
			'It is written on the ballot, without an account or a time, and goes with it: withdrawn, set aside, or taken over by an account. A ballot that is changed again keeps what it said until that is taken back. A deleted comment is named by none any more.',
			'“Changed 4 minds”: ballots that stand and say so, of members and visitors together, of all polls of the article. It is the word of voters; the site does not say what convinces, nor in which direction.',
			`As long as a poll of the article is not closed, a number below ${rule.from} is not shown and counts as 0 in the order “change minds”. If that poll is sealed, no number is shown.`,
			'Change minds, the most named first: that number; of equal ones the newest first.',
			'Nobody can name a comment of their own. The site checks it at the moment when it is said, and when a visitor’s ballot becomes an account’s; never afterwards, since it does not know whose the ballots are. Whoever votes as a visitor can evade it.'
		]
	}
};
