import type { Text } from '../fr.ts';

export const quiet: Text['quiet'] = {
	closed: 'Comments are closed',
	why: {
		one: 'Comments are closed: nobody has written here for # day. Polls follow their own dates.',
		other: 'Comments are closed: nobody has written here for # days. Polls follow their own dates.'
	},
	late: 'Nothing was posted. Here is your text, to be used elsewhere.'
};
