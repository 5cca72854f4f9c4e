import type { Text } from '../fr.ts';

export const review: Text['review'] = {
	title: 'Submitted articles',
	lede: 'The oldest first. Vote on what makes an article fit to be published, not on what it stands for.',
	none: 'Nothing waits.',
	by: 'by',
	since: (moment) => `submitted on ${moment}`,
	score: (score) => `score ${score}`,
	youVoted: { for: 'you voted for it', against: 'you voted against it' },
	willAppear: (moment) => `accepted, appears on ${moment}`,
	back: 'All submitted articles',

	tally: {
		title: 'Votes',
		state: (score, publishesAt, refusesAt, team) =>
			`Score: ${score}. Published at ${publishesAt}, refused at ${refusesAt}; the team counts ${team}.`,
		none: 'Nobody has voted yet.',
		formerMember: 'Former member',
		notCounted: 'does not count: no longer of the team, or suspended',
		you: 'you'
	},
	vote: {
		title: 'Your vote',
		for: 'Publish (+1)',
		against: 'Refuse (−1)',
		template: 'If you refuse: why',
		noTemplate: 'I write it below',
		note: 'Note',
		noteHint:
			'For: read by moderators only. Against: if it is refused, the authors read it, without your name. 2,000 characters at most.',
		submit: 'Vote',
		own: 'This article is yours: others decide.',
		onlyYou:
			'This article is yours, and nobody else of the team can decide: what you decide without a vote appears in the public log, with your name.'
	},
	time: {
		title: 'When it appears',
		at: 'Not before',
		hint: (zone) =>
			`The site’s time (${zone}). Empty: as soon as the article is accepted. Its polls open with it.`,
		submit: 'Set'
	},
	alone: {
		title: 'Decide without a vote',
		lede: 'The decision, your name and the reason appear in the public log. To publish, write the reason; to refuse, one of the list is enough, and the authors read it, too.',
		reason: 'Reason',
		publish: 'Publish',
		refuse: 'Refuse'
	},
	shelf: {
		link: 'Take from the site',
		archive: {
			title: 'Take an article from the site',
			lede: 'The article, its polls and its comments can no longer be read anywhere, but nothing is erased: it can be put back. Your name and the reason stand in the public log; the authors are told.',
			submit: 'Take from the site'
		},
		restore: {
			title: 'Put an article back',
			lede: 'The article, its polls and its comments can be read again, as before. Your name and the reason stand in the public log; the authors are told.',
			submit: 'Put back'
		},
		refusal: {
			'says-nothing': 'Say why.',
			'note-too-long': 'This text is longer than 2,000 characters.',
			'already-there': 'Somebody else has just done it.'
		}
	},
	done: {
		voted: 'Your vote is recorded.',
		time: 'The date is set.',
		published: 'The article is published.',
		accepted: 'The article is accepted; it appears at its time.',
		refused: 'The article is refused; its authors are told.'
	},
	refusal: {
		'no-longer-submitted':
			'This article has just been decided, withdrawn or edited: nothing was recorded. Look again at what follows.',
		'says-nothing': 'Say why: choose a reason, or write it.',
		'note-too-long': 'This text has more than 2,000 characters.',
		'poll-closes-too-early':
			'A poll would be closed before the article appears. Set another time, or ask the author to change it.',
		'no-earlier-poll':
			'The earlier poll that is asked again is no longer on the site. Ask the author to take it out.',
		'no-date': 'A date and a time, such as 2027-01-31T18:00.'
	},
	events: {
		title: 'What happened',
		begun: 'begun',
		accepted: (moment) => `accepted for ${moment}`,
		again: 'waits again',
		alone: 'without a vote'
	},
	templates: {
		'off-topic': 'The subject is foreign to this site.',
		'already-asked': 'The question was asked here not long ago.',
		'leading-question': 'The question or its answers lean to one side: word them anew.',
		thin: 'The article gives too little to form an opinion.',
		unsourced: 'Important facts are given without a source.',
		promotion: 'The article promotes a product, a service or an organisation.',
		hurtful: 'The article hurts or targets people.'
	},

	log: {
		title: 'Public log',
		lede: 'What stewards decided without a vote, with their reason.',
		rule: 'How an article is published or refused',
		none: 'No article was published or refused without a vote yet.',
		published: 'Published',
		accepted: 'Accepted',
		refused: 'Refused',
		archived: 'Taken from the site',
		restored: 'Put back',
		untold: 'an article that cannot be read',
		restore: 'Put back',
		older: 'Older ones'
	}
};
