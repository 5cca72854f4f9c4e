import type { Text } from '../fr.ts';

export const article: Text['article'] = {
	others: 'Other articles',
	noOthers: 'No other article yet.',
	readOn: 'Read the article and the discussion',
	older: 'Older articles',
	by: 'By',
	from: 'Text from',
	translationNote: 'This is a translation.',
	originalIn: { fr: 'Read the original in French', en: 'Read the original in English' },
	onlyIn: { fr: 'This article exists in French only.', en: 'This article exists in English only.' },
	contents: 'Contents',
	resources: 'Further reading',
	clicks: { one: '# click', other: '# clicks' },
	clicksApart: (imported: string, counted: string) =>
		`${imported} in 2006 on LinuxFr.org, ${counted} here`,
	clicksNote:
		'The clicks shown add those of 2006 to those counted here, once per link, visitor and day.',
	addressNote:
		'The titles come from the original article; the addresses were chosen by this project.',
	languageOf: { fr: 'in French', en: 'in English' },
	thread: 'Discussion',
	write: 'Write a comment',
	membersWrite: 'Everybody may read and vote; writing takes an account.',
	andVisitors: { one: '# by a visitor', other: '# by visitors' },
	noBallots: 'no ballots',
	inPolls: { one: 'in # poll', other: 'in # polls' },
	news: { one: '# new', other: '# new' },
	manyNews: { one: 'more than # new', other: 'more than # new' },
	waiting: { one: 'Show # new comment', other: 'Show # new comments' },
	feed: (title: string) => `Comments on “${title}”`,
	feedLink: 'Atom feed',
	tools: 'Reading tools',
	markRead: 'Mark all as read',
	forget: 'Forget this thread',
	comments: { one: '# comment', other: '# comments' }
};
