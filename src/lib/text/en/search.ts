import type { Text } from '../fr.ts';

export const search: Text['search'] = {
	title: 'Search',
	titleOf: (typed) => `Search: ${typed}`,
	field: 'Search for',
	submit: 'Search',
	hint: 'Several words: all of them. “In quotation marks”: in this order. -word: without this word.',
	more: 'Refine',
	kind: 'What',
	kinds: {
		all: 'Everything',
		articles: 'Articles',
		comments: 'Comments',
		tags: 'Tags',
		members: 'Members'
	},
	tag: 'Tag',
	author: 'Author',
	authorHint: 'Handle',
	language: 'Language',
	anyLanguage: 'Any',
	languages: { fr: 'French', en: 'English' },
	from: 'From',
	to: 'To',
	poll: 'With an open poll',
	order: 'Order',
	orders: { relevance: 'Most relevant', newest: 'Newest' },
	filters: 'Filters',
	remove: 'Take away',
	narrow: 'Narrow down',
	withOpenPoll: 'Open poll',
	none: 'Nothing fits. Try fewer words, another form, or fewer filters.',
	noneHere: 'No further result here.',
	filtersOnly: 'Without a word: everything that passes the filters, the newest first.',
	among: (ranked) =>
		`The newest ${ranked} are ranked by relevance and counted; by date one reaches the others, too.`,
	partial: (articles) =>
		`Of the articles that pass these filters, only the newest ${articles} with comments were looked through: comments on older ones are missing here.`,
	howRanked: 'How it is ranked',
	atLeast: (count) => `${count} or more`,
	seeAll: {
		articles: 'All articles found',
		comments: 'All comments found',
		tags: 'All tags found',
		members: 'All members found'
	},
	next: 'Next',
	first: 'Back to the beginning',
	on: 'on',
	articlesOf: { one: '# article', other: '# articles' },
	notice: {
		malformed: 'The search has signs that we cannot read.',
		'too-long': (characters, words) =>
			`A search has at most ${characters} characters and ${words} words or phrases. Shorten it, then try again.`,
		'only-excluded': 'Say also what to find: “-word” only says what to leave out.',
		'common-words': 'These words are so common that they are not searched for. Add a rarer one.',
		'bad-date': 'A date is written YYYY-MM-DD, like 2026-11-24.',
		'no-such-tag': 'No tag is called so.',
		'no-such-author': 'Nobody has this handle.'
	}
};
