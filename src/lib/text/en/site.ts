import type { Text } from '../fr.ts';

export const site: Text['site'] = {
	name: 'Palabre',
	feed: 'Atom feed of articles',
	tagline: 'An article, a question, a vote, a discussion.',
	skip: 'Skip to the content',
	home: 'Front page',
	search: 'Search',
	method: 'How it is counted',
	propose: 'Propose an article',
	log: 'Public log',
	source: 'Free software, AGPL-3.0-or-later',
	navigation: 'Main navigation',
	otherLanguage: 'Français',
	theme: {
		label: 'Appearance',
		auto: 'Auto',
		light: 'Light',
		dark: 'Dark'
	},
	login: 'Log in',
	signup: 'Sign up',
	logout: 'Log out',
	settings: 'Settings',
	errors: {
		title: {
			'400': 'Request not understood',
			'403': 'Not allowed',
			'404': 'Page not found',
			'405': 'That cannot be done here',
			archived: 'Article taken down',
			'410': 'Expired link',
			'413': 'Too much at once',
			'415': 'Request not understood',
			'429': 'A little too fast',
			'500': 'A fault of ours',
			'503': 'Unavailable for a moment'
		},
		'not-found': 'There is nothing at this address. It may have been copied wrongly.',
		archived: 'This article was taken from the site. The public log says by whom, and why.',
		forbidden: 'Your account does not allow this.',
		'factor-needed':
			'This site asks its team for a second factor: set one up in your settings, and your role goes on.',
		suspended: 'Your account cannot write for now; the head of this page says until when, and why.',
		'dead-link':
			'This link has been used, or is no longer valid. Ask for another one: in your settings, or by “Forgotten password” when logging in.',
		'members-only': 'You must be logged in to do this. Your session may have ended.',
		malformed:
			'We did not understand what was sent. Go back to the page, reload it, and try again.',
		'too-large': 'What was sent is over 64 KiB. Shorten the text and try again.',
		'article-too-large':
			'What was sent is over 256 KiB: an article has 50,000 characters at most. Shorten the text and try again.',
		'too-many':
			'Too many requests in a short time, from you or your network. Wait a moment and try again.',
		unavailable: 'The database does not answer. Nothing is lost: try again in a few seconds.',
		unexpected: 'Something went wrong on our side. The server’s log has a note of it.',
		'foreign-origin': 'This request does not come from a page of this site; it was refused.',
		backHome: 'Back to the front page'
	}
};
