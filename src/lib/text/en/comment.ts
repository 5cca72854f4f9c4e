import type { Text } from '../fr.ts';
import { EDIT_WINDOW } from '../../rules/permissions.ts';
import { MAX_LENGTH } from '../../rules/threads-text.ts';
import { MAX_DEPTH } from '../../rules/threads.ts';
import { formatNumber } from '../format.ts';

export const comment: Text['comment'] = {
	by: (name: string) => `Comment by ${name}`,
	formerMember: 'Former member',
	deleted: 'This comment has been deleted.',
	goneTitle: { deleted: 'Deleted comment', hidden: 'Hidden comment' },
	permalink: 'Link to this comment',
	edited: 'edited',
	new: 'new',
	fold: 'Fold',
	unfold: 'Unfold',
	views: {
		label: 'How the discussion is shown',
		tree: 'Tree',
		flat: 'Flat, by date',
		top: 'First level',
		positions: 'By position',
		orderLabel: 'Order',
		oldest: 'Oldest',
		newest: 'Newest',
		useful: 'Most useful',
		discussed: 'Most discussed',
		bridging: 'Most bridging',
		minds: 'Change minds',
		means: {
			useful: 'First what members most often find useful, given ratings enough.',
			discussed: 'First what has drawn the most replies.',
			bridging:
				'First what is found useful by members who show different answers to the poll alike.',
			minds:
				'First what changed the minds of most voters, by their own word; where the number is not shown, it counts as nought.'
		},
		keep: 'Always like this'
	},
	history: {
		title: 'What this comment said before',
		now: 'Today',
		until: (moment: string) => `Until ${moment}`,
		legend: 'What was added is underlined, what was removed is struck through.',
		none: 'This comment has not been edited.'
	},
	feed: 'One branch of the discussion',
	feedLink: 'Atom feed of this branch',
	kinds: {
		label: 'This reply is',
		none: 'a reply, no more',
		support: 'support',
		objection: 'objection',
		question: 'question',
		source: 'source',
		only: {
			support: 'Supporting replies only.',
			objection: 'Objections only.',
			question: 'Questions only.',
			source: 'Sources only.'
		},
		all: 'Show all'
	},
	stance: {
		answered: (answers: string[]) => `answered ${answers.map((one) => `“${one}”`).join(', ')}`,
		superseded: 'has changed their mind since',
		showFavourite: (answer) => `Show the answer I like best with this comment: “${answer}”`,
		show: (answers: string[]) =>
			`Show my answer with this comment: ${answers.map((one) => `“${one}”`).join(', ')}`,
		help: 'This comment will publicly link your name and this answer, and go on doing so if you change your vote. Without it your ballot stays secret.',
		update: 'I have changed my mind since',
		updateTitle: 'Has your answer changed?',
		updateHelp:
			'The comment will still show the answer of that time, with the words “has changed their mind since”. This is final. Your new answer is not told.',
		confirm: 'Add these words',
		none: 'Nobody has shown this answer with a comment yet.',
		noPoll: 'This article asks no question.',
		more: 'Show the next ones'
	},
	rate: {
		useful: 'Useful',
		notUseful: 'Not useful',
		isUseful: '✓ Useful',
		isNotUseful: '✓ Not useful',
		usefulCount: { one: '# useful', other: '# useful' },
		notUsefulCount: { one: '# not useful', other: '# not useful' },
		ratings: { one: '# rating', other: '# ratings' },
		allowance: (spent: string, most: string) =>
			`Comments that you rated today: ${spent} of ${most}.`,
		karma: (points: string) => `Your karma: ${points}.`,
		whyHere: 'Why?',
		folded: (score: string, comments: string) =>
			`Folded, as more found it not useful than useful (${score}): ${comments}.`,
		foldedCount: { one: '# comment', other: '# comments' },
		why: 'How it is counted',
		subject: 'The comment',
		title: 'Is this comment useful?',
		explanation:
			'Useful does not mean that you agree: the poll is there for that. A useful comment helps others to make up their minds.',
		notUsefulBecause: 'Not useful, because it is',
		reasons: {
			'off-topic': 'off topic',
			repeats: 'a repetition of what was said',
			rude: 'rude or hurtful',
			unsourced: 'a false claim without source',
			spam: 'advertising, spam'
		},
		none: 'No opinion',
		save: 'Save',
		refused: {
			'own-comment': 'One does not rate one’s own comments.',
			'allowance-spent':
				'You have given all your ratings of today. Come back tomorrow; you can still change or take back a rating.',
			nothing: 'Choose an answer.'
		}
	},
	best: {
		title: 'The best argument of each side',
		side: (answer: string) => `To those who show the answer “${answer}”`,
		best: 'Most useful to them',
		fromElsewhere: 'Most useful to them from another side',
		bestIsFromElsewhere: 'Most useful to them, and from another side',
		read: (author: string) => `Read ${author}`,
		count: (useful: string, rated: string) => `useful to ${useful} of ${rated} of them`
	},
	jumps: {
		j: 'next new',
		k: 'previous new',
		h: 'Previous comment by date',
		l: 'Next comment by date',
		u: 'Comment that this one replies to',
		'[': 'Previous thread',
		']': 'Next thread'
	},
	keys: {
		title: 'On the keyboard',
		open: 'Keyboard',
		j: 'next new comment',
		k: 'previous new comment',
		help: 'this help',
		quote: 'What you select in a comment is quoted when you press “Reply”.',
		use: 'Use these keys',
		close: 'Close'
	},
	inReplyTo: 'in reply to',
	inReplyToGone: { deleted: 'a deleted comment', hidden: 'a hidden comment' },
	replies: { one: '# reply', other: '# replies' },
	rest: {
		one: 'Read the other comment of this branch',
		other: 'Read the # other comments of this branch'
	},
	none: 'Nobody has written here yet. What do you think?',
	oneBranch: 'One branch of the discussion.',
	wholeThread: 'The whole discussion',
	pages: 'Pages of the discussion',
	firstPage: 'Beginning',
	previousPage: 'Previous page',
	nextPage: 'Next page',
	reply: 'Reply',
	edit: 'Edit',
	delete: 'Delete',

	box: 'Your comment',
	hint: `Markdown works, and @handle tells a member; ${formatNumber('en', MAX_LENGTH)} characters at most. You can edit it for ${formatNumber('en', EDIT_WINDOW / 60)} minutes, while nobody has replied.`,
	preview: 'Preview',
	post: 'Post',
	previewTitle: 'Preview',
	writeTitle: 'Write a comment',
	replyTitle: 'Reply to a comment',
	answered: 'The comment that you reply to',
	about: 'About',
	found: 'Here is the text that you had begun; empty the box to forget it.',
	expiredEdit: 'Your session ended before this was sent, and nothing was changed.',
	tooMany: {
		one: 'You are writing a little fast. Your text has stayed here: try again in a minute.',
		other: 'You are writing a little fast. Your text has stayed here: try again in # minutes.'
	},
	tooSoon: {
		why: 'This branch is heating up: everybody lets a moment pass between two of their replies in it.',
		reports: {
			one: 'One member has reported a comment in it, which makes the wait longer.',
			other: '# members have reported a comment in it, which makes the wait longer.'
		},
		wait: {
			one: 'Your text is kept: you can post it in a minute.',
			other: 'Your text is kept: you can post it in # minutes.'
		}
	},
	yourText: 'Your text',

	editTitle: 'Edit your comment',
	save: 'Save',
	back: 'Back to the discussion',
	deleteTitle: 'Delete your comment',
	deleteWarning:
		'Its text and your name will disappear from the discussion; the replies will stay. This is final.',
	confirmDelete: 'Delete this comment',

	problem: {
		empty: 'There is nothing to post yet: write your comment.',
		'too-long': `This text is longer than ${formatNumber('en', MAX_LENGTH)} characters. Shorten it, or post it as two comments.`,
		'no-such-stance': 'This answer is not of this poll. Reload the page before you show it.',
		'no-such-article': 'This article is no longer online. Copy your text before you leave.',
		'no-such-parent':
			'The comment that you replied to is not in this discussion. Copy your text, then reply elsewhere.',
		'too-many-wait':
			'Too many of your comments wait for a moderator already. Copy your text and come back later.',
		'adds-links':
			'An account this new adds no links by editing. Write them in a new comment, which a moderator will read.',
		'thread-quiet': 'Comments have just been closed. Copy your text before you leave.',
		'too-deep': `This conversation has ${formatNumber('en', MAX_DEPTH)} levels already. Reply to a comment that stands higher up.`,
		'thread-closed': 'A moderator has closed this discussion. Copy your text before you leave.',
		'branch-locked':
			'A moderator has closed this branch to replies. Copy your text, then write elsewhere.',
		'no-such-comment': 'This comment does not exist any more.',
		'no-longer-editable':
			'This comment can no longer be edited: ten minutes have passed, or somebody has replied.'
	}
};
