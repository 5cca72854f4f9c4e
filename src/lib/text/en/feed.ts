import type { Text } from '../fr.ts';

export const feed: Text['feed'] = {
	title: 'Feeds',
	lede: 'To follow the site from a feed reader. Each tag, member and thread has its own, too, on its page.',
	articles: 'Articles',
	articlesOf: (name) => `Articles by ${name}`,
	openPolls: 'Open polls',
	results: 'Results of closed polls',
	closesOn: (moment) => `Closes on ${moment}.`,
	asJson: 'JSON',
	asAtom: 'Atom'
};
