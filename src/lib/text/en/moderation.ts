import type { Text } from '../fr.ts';

export const moderation: Text['moderation'] = {
	rules: {
		insult: 'personal attack or insult',
		hate: 'hate or discrimination',
		doxxing: 'private life exposed',
		illegal: 'illegal content',
		spam: 'advertising, spam',
		flooding: 'repetition, flooding',
		'off-topic': 'off topic',
		impersonation: 'impersonation'
	},
	other: 'something else',
	acts: {
		'hide-comment': 'Comment hidden',
		'lock-branch': 'Branch closed to replies',
		'close-thread': 'Discussion closed',
		warn: 'Warning',
		'hold-comments': 'Comments read before they are posted',
		suspend: 'Suspension',
		'close-account': 'Account closed',
		'approve-comment': 'Held comment posted',
		'refuse-comment': 'Held comment refused',
		'remove-ballots': 'Visitor ballots removed',
		'cancel-poll': 'Poll cancelled'
	},

	hidden: (rule) => `Hidden by a moderator: ${rule}.`,
	locked: (rule) => `Branch closed: ${rule}.`,
	whyHere: 'Why?',
	closedThread: (rule) => `A moderator has closed this discussion: ${rule}.`,
	lockedBranch: (rule) => `A moderator has closed this branch to replies: ${rule}.`,
	suspendedUntil: (moment) =>
		`Your account is suspended until ${moment}. You can read, vote, take back what is yours and export your data; you cannot write.`,
	barred:
		'Your account was closed by a steward. You can read, vote, take back what is yours and export your data; you cannot write any more.',
	whyMe: 'Why, and how to appeal',
	suspendedText: (moment) =>
		`Your account is suspended until ${moment}: nothing was posted. Copy your text for later.`,
	barredText: 'Your account was closed: nothing was posted. Copy your text.',

	report: {
		act: 'Report',
		article: 'Report this article',
		link: (title) => `Report the link “${title}”`,
		title: 'Report to the moderators',
		subjects: {
			comment: 'The comment',
			article: 'The article',
			link: 'The link',
			member: 'The member'
		},
		on: 'on',
		by: 'by',
		help: 'A moderator will read what you report and tell you what was done. Your name is shown to moderators only. To disagree is no reason: for that there are replies.',
		why: 'What is wrong',
		words: 'Details',
		wordsHint: 'Optional, except for “something else”. 1,000 characters at most.',
		submit: 'Report',
		back: 'Go back',
		done: 'Thank you. The moderators will look at it, and you will be told.',
		mine: 'Your reports',
		states: {
			open: 'waits',
			upheld: 'upheld',
			dismissed: 'dismissed'
		},
		actLink: 'The moderators’ act',
		refusal: {
			'no-such-thing': 'What you report is not there any more.',
			'own-thing': 'This is yours: nobody reports themselves.',
			'already-reported': 'You have reported it already; a moderator will look at it.',
			'says-nothing': 'Say what is wrong: choose a reason, and write it for “something else”.',
			'words-too-long': 'These details have more than 1,000 characters.'
		},
		tooMany: {
			one: 'You have reported a lot today. Try again in a minute.',
			other: 'You have reported a lot today. Try again in # minutes.'
		}
	},

	desk: {
		short: 'Moderation',
		waiting: (count) => `Moderation (${count})`,
		title: 'Moderators’ desk',
		lede: 'What waits, the oldest first.',
		articles: 'Submitted articles',
		none: 'Nothing waits.',
		next: 'What follows',
		first: 'The beginning',
		what: {
			comment: 'Reported comment',
			article: 'Reported article',
			link: 'Reported link',
			member: 'Reported member',
			appeal: 'Appeal',
			submission: 'Submitted article',
			held: 'Comment to be read',
			correction: 'Proposed correction',
			option: 'Proposed answer',
			translation: 'Translation without an answer'
		},
		counts: {
			comment: { one: '# reported comment', other: '# reported comments' },
			article: { one: '# reported article', other: '# reported articles' },
			link: { one: '# reported link', other: '# reported links' },
			member: { one: '# reported member', other: '# reported members' },
			appeal: { one: '# appeal', other: '# appeals' },
			submission: { one: '# submitted article', other: '# submitted articles' },
			held: { one: '# comment to be read', other: '# comments to be read' },
			correction: { one: '# proposed correction', other: '# proposed corrections' },
			option: { one: '# proposed answer', other: '# proposed answers' },
			translation: {
				one: '# translation without an answer',
				other: '# translations without an answer'
			}
		},
		keys: {
			j: 'what follows',
			k: 'what comes before',
			o: 'open it (Enter does, too)',
			c: 'take it, or put it back'
		},
		reports: { one: '# report', other: '# reports' },
		since: (moment) => `since ${moment}`,
		claimed: (name) => `taken by ${name}`,
		mine: 'taken by you',
		claim: 'Take',
		release: 'Put back',
		claimHelp: {
			one: 'What you take is yours for # minute.',
			other: 'What you take is yours for # minutes.'
		},
		claimRefused: 'Somebody else has just taken it.',
		back: 'The whole desk',
		parent: 'What it answers',
		record: 'Acts on this member',
		here: 'Acts on this content',
		reporters: 'Reports',
		noReports: 'No report waits.',
		formerMember: 'former member',
		act: 'Act',
		actHelp:
			'An act names the rule and gives its reason; it appears in the public log, without names, and answers the reports. It can be undone.',
		kind: 'Act',
		kinds: {
			'hide-comment': 'Hide the comment',
			'lock-branch': 'Close the branch to replies',
			'close-thread': 'Close the discussion',
			warn: 'Warn the person',
			'hold-comments': 'Read their next comments before they are posted',
			suspend: 'Suspend the person',
			'close-account': 'Close their account'
		},
		rule: 'Rule',
		noRule: 'choose a rule',
		reason: 'Reason',
		reasonHint: 'Everybody can read it: name nobody in it. 2,000 characters at most.',
		length: 'Length of a suspension',
		unit: 'Unit',
		hours: 'hours',
		days: 'days',
		count: 'Comments to be read first',
		countHint: (most) => `From 1 to ${most}, the next ones of this account.`,
		submit: 'Act',
		answer: 'Answer the reports without an act',
		answerReason: 'What those who reported will read',
		dismiss: 'Dismiss',
		uphold: 'Uphold: dealt with otherwise',
		done: {
			act: 'Done, and noted in the public log.',
			dismissed: 'The reports are dismissed; those who reported are told.',
			upheld: 'The reports are upheld; those who reported are told.',
			claimed: 'It is yours.',
			released: 'It is back on the desk.'
		},
		refusal: {
			'says-nothing': 'Say why: a reason is needed.',
			'no-rule': 'Say which rule it is about.',
			'reason-too-long': 'This reason has more than 2,000 characters.',
			'no-such-thing': 'It is not there any more: nothing was done.',
			'nobody-there': 'The author is not a member of this site, or no longer.',
			'no-duration': 'A length: a whole number of hours or days, 365 days at most.',
			'no-count': 'A number of comments to be read first, from 1 to 50.',
			'already-done':
				'Somebody else has just done it: nothing was done twice. Look again at what follows.',
			'already-decided':
				'Somebody else has just decided: nothing was changed. Look again at what follows.',
			'already-undone': 'This act is undone already.',
			'already-appealed': 'This act has been appealed already.',
			'too-late':
				'This poll has been closed for too long: the ballots that were set aside are gone.',
			'no-such-act': 'There is no such act.'
		},
		tooMany: {
			one: 'That is a lot at once. Try again in a minute.',
			other: 'That is a lot at once. Try again in # minutes.'
		}
	},

	log: {
		title: 'Moderation log',
		lede: 'Every act of the moderators, with its rule and its reason, save where none is needed. People are not named here; what was undone stays in the log.',
		mine: 'The acts that concern you.',
		ofComment: 'The acts on a comment and its branch.',
		all: 'The whole log',
		rule: 'How moderators act',
		none: 'No acts.',
		older: 'Older ones',
		amount: {
			'hold-comments': { one: 'the next one', other: 'the next #' },
			'remove-ballots': { one: '# ballot', other: '# ballots' }
		},
		until: (moment) => `until ${moment}`,
		undone: (moment) => `Undone on ${moment}:`,
		appealed: (moment) => `Appealed on ${moment}, not decided yet.`,
		upheld: (moment) => `Appeal upheld on ${moment}:`,
		dismissed: (moment) => `Appeal dismissed on ${moment}:`,
		place: 'See the place',
		details: 'Details'
	},

	act: {
		onYou: 'This act concerns you.',
		onPlace: {
			'lock-branch':
				'This act closes a branch that begins with your comment. It is not held against you.',
			'close-thread': 'This act closes the discussion of your article. It is not held against you.',
			'cancel-poll':
				'This act cancels a poll of your article. It cannot be undone; your appeal and its answer stay in the log.'
		},
		text: 'The hidden text',
		refusedText: 'The refused text',
		deleteText: 'Delete this comment',
		moderators: 'For moderators',
		by: (name) => `Act of ${name}`,
		on: 'It is on',
		undoneBy: (name) => `Undone by ${name}`,
		subject: 'Its file on the desk',
		appeal: {
			title: 'Appeal',
			help: 'Once for each act. Somebody else than who acted will look at it again; the answer is public.',
			words: 'What you appeal against, and why',
			submit: 'Appeal',
			sent: 'Your appeal has been passed on.',
			given: 'The appeal'
		},
		decide: {
			title: 'Decide the appeal',
			own: 'This act is yours: somebody else decides.',
			answer: 'Answer',
			answerHint: 'Everybody can read it: name nobody in it.',
			uphold: 'Uphold, and undo the act',
			upholdOnly: 'Uphold (the act cannot be undone)',
			dismiss: 'Dismiss',
			done: 'The appeal is decided.'
		},
		undo: {
			title: 'Undo this act',
			reason: 'Why it is undone',
			submit: 'Undo the act',
			done: 'The act is undone.'
		}
	},

	told: {
		heading: 'Moderation',
		act: 'An act of the moderators concerns you',
		'act-undone': 'An act that concerned you is undone',
		'appeal-upheld': 'Your appeal is upheld',
		'appeal-dismissed': 'Your appeal is dismissed',
		'comment-posted': 'Your comment was read, and is posted',
		'comment-refused': 'Your comment was read, and not posted',
		'report-upheld': 'Your report is upheld',
		'report-dismissed': 'Your report is dismissed'
	},
	hiddenSince: 'A comment hidden since'
};
