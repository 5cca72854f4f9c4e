import type { Text } from '../fr.ts';

export const elsewhere: Text['elsewhere'] = {
	title: 'Read elsewhere:',
	epub: 'EPUB book',
	markdown: 'Markdown',
	from: (site, address) => `Appeared on ${site}: ${address}`,
	by: (names) => `By ${names}`,
	source: (site) => `Text from ${site}`,
	colon: ': ',
	question: 'Poll',
	vote: 'Vote, and read the discussion:',
	contents: 'Contents',
	cardOf: (title) => `“${title}”: the title of the article and the state of its poll`,
	card: {
		winner: (electorate, option) => `${electorate}: ${option}`,
		more: { one: 'and # other answer', other: 'and # other answers' },
		sealed: 'Results are shown after the close.',
		hidden: 'Results are shown after voting.'
	}
};
