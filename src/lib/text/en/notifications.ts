import type { Text } from '../fr.ts';

export const notifications: Text['notifications'] = {
	title: 'Notifications',
	unread: (count: string) => `Notifications (${count})`,
	none: 'Nothing yet. Here you will be told of replies to your comments, of mentions of your handle, and of what you follow.',
	kept: { one: 'Kept for # day.', other: 'Kept for # days.' },
	isUnread: 'unread',
	group: { one: '# comment on', other: '# comments on' },
	reasons: {
		reply: (name: string) => `${name} replied to you`,
		mention: (name: string) => `${name} mentioned you`,
		follow: (name: string) => `${name} wrote`
	},
	about: {
		invited: 'You are invited to write an article',
		published: 'Your article is published',
		refused: 'Your article was not accepted',
		archived: 'Your article was taken from the site',
		restored: 'Your article is on the site again',
		'draft-again': 'The submitted article was changed, it is a draft again, and its votes are void',
		withdrawn: 'The article that you write with others was withdrawn by whoever began it',
		'translation-sent': 'You are sent a translation of your article',
		'translation-accepted': 'Your translation is published',
		'translation-returned': 'Your translation is returned to you, with a message',
		'correction-accepted': 'Your correction was made: thank you',
		'correction-declined': 'What you sent was not corrected',
		corrected: 'Your article was corrected',
		'option-sent': 'Somebody proposes a further answer for a poll of your article',
		'option-accepted': 'The answer that you proposed is on the ballot',
		'option-refused': 'The answer that you proposed was not taken'
	},
	article: 'The article',
	untitled: 'untitled',
	deleted: 'A comment deleted since',
	read: 'Mark as read',
	readAll: 'Mark all as read',
	older: 'Older ones',
	newest: 'The newest ones',
	choose: 'Choose what I follow'
};
