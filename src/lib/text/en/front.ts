import type { Text } from '../fr.ts';

export const front: Text['front'] = {
	closing: 'Closing soon',
	closesOn: (moment) => `closes on ${moment}`,
	orders: {
		label: 'Order',
		date: 'by date',
		activity: 'by activity'
	},
	rule: 'How this page is made',

	archives: {
		title: 'Archives',
		lede: 'Articles by the month in which they appeared (universal time).',
		articles: { one: '# article', other: '# articles' },
		none: 'Nothing has appeared yet.',
		noneIn: 'Nothing appeared in that month.',
		of: (month) => `Articles of ${month}`,
		all: 'All archives',
		earlier: (month) => `Before: ${month}`,
		later: (month) => `After: ${month}`
	},

	headline: {
		link: 'Make it the headline',
		title: 'Headline',
		lede: 'One article at a time opens the front page, until the date that you give. The one that is there makes room.',
		until: 'Until',
		hint: (zone, days) => `Time of the site (${zone}); ${days} days at most.`,
		put: 'Make it the headline',
		takeBack: 'Take it back',
		now: 'At this moment',
		nothing: 'No article is: the front page chooses by itself.',
		lately: 'Lately',
		untilMoment: (moment) => `until ${moment}`,
		putBy: (name, moment) => `by ${name}, on ${moment}`,
		removedBy: (name, moment) => `taken back or replaced by ${name}, on ${moment}`,
		formerMember: 'a former member',
		log: {
			title: 'Headlines',
			lede: 'What moderators put first on the front page: who, when, until when.',
			none: 'No article was made the headline yet.',
			stands: 'the headline now',
			older: 'Older ones'
		},
		done: {
			put: 'The article opens the front page.',
			'taken-back': 'The article is no longer the headline.'
		},
		refusal: {
			'no-date': 'Give a date and time that exist.',
			'past-date': 'That date is over: give one to come.',
			'too-far': (days) => `That is too far away: ${days} days at most.`,
			'not-published': 'This article is no longer published: nothing was changed.',
			'no-longer':
				'Somebody took it back or replaced it already, or its time was over: nothing was changed. See below how things stand.'
		}
	},

	method: {
		title: 'Front page',
		points: (rule) => [
			`First: the article that moderators made the headline, one only, for ${rule.days} days at most. Else, of the ${rule.looked} newest articles the newest with an open poll; else the newest.`,
			`Then the open polls that close within ${rule.closing} days, the first to end first, ${rule.most} at most.`,
			'Then the other articles: by the date on which they appeared, or by activity, which is the date of their last comment. Neither votes, ratings nor clicks change anything, and the order is the same for everybody. A member who hides a tag does not see its articles there; that changes nothing for others.'
		]
	}
};
