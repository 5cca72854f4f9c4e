import type { Text } from '../fr.ts';

export const tag: Text['tag'] = {
	title: (label) => `Articles on “${label}”`,
	articles: 'Articles',
	newest: 'The newest'
};
