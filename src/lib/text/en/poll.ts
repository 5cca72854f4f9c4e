import type { Text } from '../fr.ts';

export const poll: Text['poll'] = {
	cast: 'Vote',
	change: 'Change my vote',
	withdraw: 'Withdraw my vote',
	look: 'See the results without voting',
	results: 'Results',
	secret: 'Secret ballot: how it is counted',
	method: {
		single: 'One answer.',
		approval: 'One or more answers, as many as you like.',
		ranked:
			'Rank the answers, 1 for the one you like best. Two answers may have the same rank; those you do not rank come last, tied.',
		score:
			'Score each answer from 0 (the worst) to 5 (the best), or leave it without an opinion. Several may have the same score.'
	},
	number: {
		exactly: { one: 'Exactly one answer.', other: 'Exactly # answers.' },
		atLeast: { one: 'At least one answer.', other: 'At least # answers.' },
		atMost: { one: 'At most one answer.', other: 'At most # answers.' },
		between: (least, most) => `From ${least} to ${most} answers.`
	},
	nothingCounted: 'Nothing was counted.',
	unranked: 'not ranked',
	best: '1 (best)',
	moveUp: (option) => `Move “${option}” up`,
	moveDown: (option) => `Move “${option}” down`,
	moved: (option, rank) => `“${option}”: rank ${rank}.`,
	leftOut: (option) => `“${option}” is no longer ranked.`,
	noOpinion: 'no opinion',
	next: 'You will then see the results; you may change your mind or withdraw your vote.',
	nextUntil: (date) =>
		`You will then see the results; you may change your mind or withdraw your vote until the poll closes on ${date}.`,
	nextSealed: (date) =>
		`The results are sealed until the poll closes on ${date}: nobody sees them before. Until then you may change your mind or withdraw your vote.`,
	votedSealed: (date) =>
		`You have voted. The results are sealed until the poll closes on ${date}; until then you may change your mind or withdraw your vote.`,
	voted: 'You have voted. You may change your mind or withdraw your vote.',
	votedUntil: (date) =>
		`You have voted. You may change your mind or withdraw your vote until the poll closes on ${date}.`,
	looked: 'You have seen the results: if you vote now, your ballot will be counted as informed.',
	always: 'Everybody sees the results; you may change your mind or withdraw your vote.',
	alwaysUntil: (date) =>
		`Everybody sees the results; you may change your mind or withdraw your vote until the poll closes on ${date}.`,
	notOpenYet: 'Voting has not opened yet.',
	closed: 'This poll is closed.',
	endOf: (day) => `${day} at 24:00`,
	closedOn: (date) => `This poll closed on ${date}.`,
	cancelled: 'This poll was cancelled.',
	article: 'Read the article and the discussion',
	tooMany: {
		member: {
			one: 'Too many votes in a short time from your account. Nothing was counted; try again in a minute.',
			other:
				'Too many votes in a short time from your account. Nothing was counted; try again in # minutes.'
		},
		visitor: {
			one: 'Too many votes in a short time from your network. Nothing was counted; try again in a minute, or vote with an account.',
			other:
				'Too many votes in a short time from your network. Nothing was counted; try again in # minutes, or vote with an account.'
		}
	},
	refusal: {
		malformed: 'This ballot could not be read. It was not counted; please choose again.',
		'choose-one': 'Choose one answer, and one only. Nothing was counted.',
		'choose-some': 'Choose at least one answer. Nothing was counted.',
		'wrong-number': 'This is not the number of answers that is asked for. Nothing was counted.',
		'rank-some': 'Rank at least one answer. Nothing was counted.',
		'score-some': 'Score at least one answer. Nothing was counted.',
		'not-a-mark':
			'A rank goes from 1 to 20, a score from 0 to 5. Nothing was counted; please choose again.',
		'not-an-option':
			'That answer is not part of this poll. Nothing was counted; please choose again.',
		'chosen-twice': 'The same answer was given twice. Nothing was counted; please choose again.',
		'no-cookie':
			'Your browser does not keep the cookie by which a vote counts once and can be changed. Nothing was counted; accept that cookie, or vote with an account.',
		'proof-asked':
			'More new ballots than usual are arriving here. To slow down programs that vote in bulk, the browsers of new visitors are asked for a small calculation. Nothing is counted yet; your choice is kept.',
		'not-open-yet': 'Voting has not opened yet: your ballot was not counted.',
		closed: 'This poll is closed: your request came too late and changed nothing.',
		cancelled: 'This poll was cancelled: your request came too late and changed nothing.',
		'answered-before':
			'You have answered this question already: the answer before reading is given only once. Nothing was changed.',
		sealed: 'The results of this poll are shown after its close, not before.',
		'visitor-joined':
			'Meanwhile the votes of this browser have moved to an account. Nothing was counted; reload the page, then vote again if you wish.'
	},
	nobodyYet: 'Nobody has voted yet.',
	nobody: 'Nobody voted.',
	yours: 'your answer',
	yourRank: (rank) => `your rank: ${rank}`,
	yourScore: (score) => `your score: ${score}`,
	electorate: {
		member: { one: 'member', other: 'members' },
		visitor: { one: 'visitor', other: 'visitors' }
	},
	ballotsOf: {
		member: { one: '# ballot by a member', other: '# ballots by members' },
		visitor: { one: '# ballot by a visitor', other: '# ballots by visitors' }
	},
	apart: 'Members and visitors are counted apart and never added up silently.',
	denominator: {
		single: (from) =>
			`Percentages: part of the ballots of the same group, members or visitors, from ${from} ballots on.`,
		approval: (from) =>
			`Percentages: part of the people of the same group who ticked the answer, from ${from} ballots on. Everyone may tick several: together they may exceed 100%.`
	},
	tooFew: (from) => `No percentage below ${from} ballots in a group.`,
	notASample: 'Readers who chose to answer. Not a sample.',
	informed: (members, visitors) =>
		`Ballots cast after seeing the results: ${members} by members, ${visitors} by visitors.`,
	viewers: (members, visitors) =>
		`Saw the results and have no ballot: members, ${members}; visitors, ${visitors}.`,
	table: 'The figures as a table',
	answer: 'Answer',
	overTime: 'Ballots over time',
	overTimeNote: 'Ballots that stand, by the day they were first cast; the lines are cumulative.',
	period: { day: 'Day', week: 'Week of', month: 'Month', year: 'Year' },
	total: 'Ballots',
	title: 'Poll'
};
