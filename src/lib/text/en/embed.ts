import type { Text } from '../fr.ts';

export const embed: Text['embed'] = {
	title: (question, said) => `“${question}” ${said}`,
	leading: (ballots, options) => `${ballots}; in front: ${options}.`,
	none: (ballots) => `${ballots}.`,
	answer: (site) => `Answer on ${site}`,
	see: (site) => `See on ${site}`,
	rank: (place) => `rank ${place}`,
	offer: {
		title: 'Show this poll elsewhere',
		lede: 'A small page without script, to be put into a frame, and a picture. They show the result once everybody may see it; voting happens on this site.',
		frame: 'Page for a frame',
		picture: 'Picture of the result (SVG)'
	},
	oembed: {
		format: 'There is only format=json here.',
		address: 'url= is needed: the whole address of an article or a poll of this site.',
		size: 'maxwidth and maxheight are whole numbers of pixels.',
		unknown: 'There is no published article or poll at that address.'
	}
};
