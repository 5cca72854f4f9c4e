import type { Text } from '../fr.ts';

export const write: Text['write'] = {
	propose: 'Propose an article',
	lede: 'An article asks a question, gives food for thought, and lets people answer. A draft is read by you and those whom you invite; moderators read it when you submit it.',
	everyVersion:
		'Once the article is published, everybody can read all of its versions, from the first on.',
	editTitle: 'Write an article',
	untitled: 'Untitled',
	mine: 'My articles',

	language: 'Language',
	languages: { fr: 'French', en: 'English' },
	title: 'Title',
	titleHint: 'Often the question itself; 200 characters at most.',
	ledeLabel: 'Lede',
	ledeHint: 'What is read before voting, and in lists. Markdown; 2,000 characters at most.',
	body: 'Second part',
	bodyHint:
		'What helps to answer: facts, arguments of each side. Markdown, headings with ##; 50,000 characters at most.',
	tags: 'Tags',
	tagsHint: 'Separated by commas, 8 at most: free software, virtualisation.',

	resources: 'Further reading',
	linkedBefore: 'Already among the links of:',
	resourcesHint: 'Links to read before answering; their clicks will be counted.',
	resource: (number) => `Link ${number}`,
	resourceTitle: 'Title of the link',
	resourceUrl: 'Address',
	resourceLanguage: 'Language of the page',
	resourceLanguageHint: 'For instance en, fr or de.',
	addResource: 'Add a link',

	polls: 'Polls',
	pollsHint:
		'An article may ask one question, several, or none. The first poll stands below the lede. It opens when the article is published.',
	poll: (number) => `Poll ${number}`,
	question: 'Question',
	options: 'Answers',
	optionsHint: 'From 2 to 20.',
	option: (number) => `Answer ${number}`,
	addOption: 'Add an answer',
	offerOption: (usual) => `Add “${usual}”`,
	addPoll: 'Add a poll',
	method: 'How people vote',
	methods: {
		single: 'One answer',
		approval: 'One or more answers',
		ranked: 'A ranking',
		score: 'Scores'
	},
	methodHints: {
		single: 'Everyone chooses one answer; the one with the most ballots wins.',
		approval: 'Everyone ticks all answers that suit them; the one that suits the most people wins.',
		ranked:
			'Everyone puts the answers in order; the one that most prefer to each of the others wins.',
		score:
			'Everyone scores the answers from 0 to 5; of the two with the best scores, the one that more voters score above the other wins.'
	},
	atLeast: 'Answers to tick, at least',
	atMost: 'Answers to tick, at most',
	countHint: 'Optional: without a number, as many as one likes.',
	readerOptions: 'Readers may propose further answers',
	readerOptionsHint:
		'You or a moderator accept or refuse each; it joins at the end, with its date.',
	ballotPreview: 'The ballot as voters will see it',
	ballotPreviewNote: 'With the question and the answers as they were last saved.',
	results: 'Who sees the results, and when',
	visibilities: {
		'after-vote': 'Who has voted, or asks to see them without voting; everybody after the close',
		always: 'Everybody, at any time',
		sealed: 'Nobody before the close, everybody after it (it needs a last day)'
	},
	closes: 'Last day of voting',
	closesOn: (day) => `Last day of voting: ${day}.`,
	closesHint: 'Optional: without a date the poll stays open.',

	row: {
		remove: (what) => `Remove: ${what}`,
		up: (what) => `Move up: ${what}`,
		down: (what) => `Move down: ${what}`,
		removeShort: 'Remove',
		upShort: '↑',
		downShort: '↓'
	},

	wording: {
		title: 'A second look at the question',
		lede: 'Found automatically, and sometimes wrongly; you and the moderators see the same list.',
		ok: 'nothing found',
		look: 'look again',
		points: {
			'no-question-mark': 'The question ends with a question mark.',
			'loaded-words': 'No word suggests the answer.',
			'two-questions': 'It asks one thing at a time.',
			negation: 'The question is asked without a negation: “no” means no.',
			'overlapping-options': 'No answer covers another one.',
			'no-way-out':
				'Whoever fits none of the answers finds one: “it depends”, “other”, “no opinion”.',
			'many-options': 'There are few answers, all of which one keeps in mind.'
		}
	},

	save: 'Save the draft',
	preview: 'Preview',
	submit: 'Submit to the moderators',
	submitHint:
		'The moderators then vote for or against publishing it. If you edit it meanwhile, it is a draft again and the votes are void.',
	notYoursToSubmit: 'Whoever began the article submits it.',
	saved: 'Saved.',
	savedAt: 'Saved at #',
	lastSaved: (moment) => `Last saved: ${moment}.`,
	keptHere:
		'Saving by itself has stopped: save with the button to see why. Your text is still here.',
	livePreview: 'Preview',
	back: 'Back to the text',
	previewNote: 'This is what readers will see. Nothing is published.',
	expired:
		'Your session ended before this was sent: nothing was saved. Log in in another tab, then save again here.',
	tooMany: {
		one: 'Many requests in a short time. Your text is still here: try again in a minute.',
		other: 'Many requests in a short time. Your text is still here: try again in # minutes.'
	},
	notADraft: 'This article is published: it cannot be edited here. Your text is still here.',
	problems: {
		one: '# thing is left to look at; nothing was submitted.',
		other: '# things are left to look at; nothing was submitted.'
	},
	tooLong: 'A text is too long to be saved. Everything is still here: shorten it, then save again.',
	problem: {
		missing: 'This is still empty.',
		'too-long': 'This is too long.',
		'no-address': 'A whole address, beginning with https:// or http://.',
		'link-twice': 'This link stands further up already.',
		'not-for-everybody':
			'An address that leads everybody to the same place: without a name and password, and outside of private networks.',
		'no-language': 'A language code such as en, fr or pt-BR.',
		'too-few-options': 'At least two answers are needed.',
		'option-twice': 'This answer is given already.',
		'no-count': 'A number of answers, at most as many as there are.',
		'most-below-least': 'This maximum is smaller than the minimum.',
		'sealed-for-ever': 'Sealed results need a last day.',
		'shown-between':
			'Results that everybody sees at any time would be shown between the two answers: choose who sees them, further down.',
		'names-no-poll': 'This is neither the number nor an address of a poll.',
		'no-earlier-poll': 'No published poll has this number.',
		'no-date': 'This is not a date of the calendar.',
		'past-date': 'This date has passed, or is today.'
	},

	clash: {
		title: 'Somebody saved in the meantime',
		lede: 'Nothing was overwritten, and nothing of yours is saved yet. This is what differs; the form below holds your text. Take into it what you want to keep of the other version, then save.',
		taken: 'You had not touched these parts: the form has taken those of the other version.',
		clashing: 'Both of you changed these parts: the form has kept yours.',
		unknown:
			'The version that you began with is no longer kept, and nothing tells who changed these parts: the form has kept yours.',
		legend: 'Underlined: only in your text. Struck through: only in the other version.',
		theirs: (field) => `${field}: the other version, to copy from`
	},
	fields: {
		title: 'Title',
		language: 'Language',
		lede: 'Lede',
		body: 'Second part',
		tags: 'Tags',
		resources: 'Further reading',
		polls: 'Polls'
	},

	list: {
		none: 'You have not written anything yet.',
		sections: {
			invited: 'You are invited to write',
			draft: 'Drafts',
			submitted: 'Submitted',
			published: 'Published',
			refused: 'Not accepted',
			withdrawn: 'Withdrawn',
			archived: 'Taken from the site'
		},
		saved: (moment) => `saved on ${moment}`,
		willAppear: (moment) => `accepted, appears on ${moment}`,
		coAuthor: 'co-author',
		read: 'Read',
		readTitle: (title) => `Read: ${title}`,
		why: 'Why'
	},
	states: {
		draft: 'draft',
		submitted: 'submitted',
		published: 'published',
		refused: 'not accepted',
		withdrawn: 'withdrawn',
		archived: 'archived'
	},
	isSubmitted:
		'This article waits for the moderators. Saving it again makes a draft of it, and the votes are void.',
	willAppear: (moment) => `It is accepted, and appears on ${moment}.`,
	isArchived: 'This article was taken from the site.',
	isRefused: 'This article was not accepted. Edit it, then submit it again.',
	wasRefused:
		'The version that you submitted was not accepted. This one is a draft: mend it, then submit it.',
	reasons: 'What the moderators say',
	withdraw: 'Withdraw the article',
	withdrawHint:
		'Withdrawing takes it from your drafts and from the moderators; editing it puts it back.',
	done: {
		submitted: 'The article is submitted: the moderators will answer you here.',
		withdrawn: 'The article is withdrawn.',
		accepted: 'You are a co-author: the article is among your drafts.',
		left: 'You have no part in this article any more.',
		restored: 'The old version is restored.',
		invited: 'The invitation is sent.',
		dismissed: 'Done.'
	},

	authors: {
		title: 'Authors',
		lede: 'Whom you invite can read the draft, and write in it after accepting.',
		parts: { author: 'author', 'co-author': 'co-author', invited: 'invited' },
		handle: 'Handle of the member to invite',
		invite: 'Invite',
		dismiss: (name) => `Remove ${name}`,
		accept: 'Accept',
		decline: 'Decline',
		leave: 'Leave this article',
		invitedYou: 'You are invited to write this article. Read it, then answer.',
		refusal: {
			'no-such-member': 'No member has this handle.',
			'too-many-authors': 'Ten authors at most.'
		}
	},

	history: {
		title: 'Versions',
		of: (title) => `Versions of “${title}”`,
		link: 'Versions',
		number: (number) => `Version ${number}`,
		automatic: 'saved by itself',
		restored: (number) => `restores version ${number}`,
		formerMember: 'Former member',
		from: 'Compare version',
		to: 'with version',
		compare: 'Compare',
		legend: 'What was added is underlined, what was removed is struck through.',
		same: 'These two versions say the same.',
		onlyOne: 'There is one version only.',
		restore: (number) => `Restore version ${number}`,
		restoreHint: 'It becomes the latest; the others stay.',
		takeUp: (number) => `Take up version ${number} again`,
		taken: (number) => `This is the text of version ${number}. Nothing changes until you send it.`,
		all: 'All versions'
	}
};
