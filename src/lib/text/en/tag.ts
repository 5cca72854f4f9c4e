import type { Text } from '../fr.ts';

export const tag: Text['tag'] = {
	title: (label) => `Articles on “${label}”`,
	articles: 'Articles',
	newest: 'The newest',
	all: 'All tags',
	none: 'No tags.',
	next: 'Further tags',
	count: { one: '# article', other: '# articles' },

	edit: {
		link: 'Rename or join',
		title: (label) => `Rename or join “${label}”`,
		lede: 'Former addresses lead to the new one. The change is in the public log.',
		rename: 'Rename',
		label: 'New name',
		merge: 'Join to another tag',
		into: 'The tag that stays',
		mergeHint:
			'Articles, followers and those who hide it go over to the tag that stays; this cannot be undone.',
		reason: 'Reason (optional)',
		submitRename: 'Rename',
		submitMerge: 'Join',
		done: 'The change is made.',
		refusal: {
			'no-label': '1 to 40 characters, among them a letter or a digit.',
			'reason-too-long': 'A reason has 2,000 characters at most.',
			taken: 'Another tag has this name: join them instead.',
			'no-such-tag': 'There is no other tag of this name.',
			gone: 'This tag has just been renamed or joined to another.'
		}
	}
};
