import type { Text } from '../fr.ts';
import { AWAITING_DAYS, INVITATION_DAYS } from '../../rules/site-settings.ts';
import { formatNumber } from '../format.ts';

export const account: Text['account'] = {
	handle: 'Handle',
	handleHint: '2 to 30 letters of one script, or digits. It will be public.',
	password: 'Password',
	passwordHint: '8 to 128 characters, no rules on which. A sentence of your own is a good choice.',
	email: 'E-mail (optional)',
	emailNeeded: 'E-mail',
	emailHint: 'Never shown. A link will be sent there that confirms the address.',

	signup: {
		title: 'Create an account',
		intro:
			'An account is for commenting and for voting as a member. Reading and voting as a visitor need none.',
		keepsBallots: 'The ballots cast from this browser will become those of your account.',
		steward: 'This account will be the one of the site’s steward.',
		submit: 'Create my account',
		closed:
			'This site takes no new accounts at present. You can still read, and vote as a visitor.',
		byInvitation: 'Accounts here are made by invitation: ask a member for the link that makes one.',
		invitedBy: (name) => `You are the guest of ${name}; your profile will say so.`,
		byAddress: 'A link will be sent to you that confirms the address and opens the account.',
		sentTitle: 'Look at your mail',
		sent: `Your account is made. It opens once you have followed the link sent to your address; then log in. Unconfirmed, it is deleted after ${formatNumber('en', AWAITING_DAYS)} days.`,
		haveAccount: 'I already have an account'
	},
	login: {
		title: 'Log in',
		submit: 'Log in',
		refusal: {
			wrong: 'This handle and this password do not go together. Check both.',
			'awaits-address':
				'The address of this account is not confirmed yet: follow the link in the mail, sent again just now, then come back.'
		},
		forgot: 'Forgotten password',
		noAccount: 'I have no account'
	},
	feed: (name: string) => `Comments by ${name}`,
	feedLink: 'Atom feed of these comments',
	unposted: 'Your text is kept: once logged in, you will find it in the form, ready to post.',
	tooMany: {
		one: 'Too many attempts, by you or your network. Try again in a minute.',
		other: 'Too many attempts, by you or your network. Try again in # minutes.'
	},

	refusal: {
		'handle-short': 'At least 2 characters are needed.',
		'handle-long': 'At most 30 characters are possible.',
		'handle-characters':
			'Only letters and digits will do, with a dot, a hyphen or an underscore between them.',
		'handle-scripts': 'The letters must be of one script (Latin, Greek, Cyrillic…).',
		'handle-reserved': 'This name is reserved. Choose another one.',
		'handle-alike': 'This handle looks too much like another member’s. Choose another one.',
		'handle-taken': 'This handle is taken, perhaps in another spelling. Choose another one.',
		'password-short': 'At least 8 characters are needed.',
		'password-long': 'At most 128 characters are possible.',
		'password-common': 'This password is among the most common ones. Choose another one.',
		'password-is-handle': 'The password cannot be the handle.',
		'password-wrong': 'This is not your current password.',
		'email-malformed': 'This address does not look complete. Example: name@example.org',
		'email-missing':
			'This site asks for an address: the link that opens the account is sent there.',
		'sign-up-closed': 'This site takes no new accounts at present.',
		'invitation-dead': `This invitation was used, taken back, or is older than ${formatNumber('en', INVITATION_DAYS)} days. Ask for another one.`,
		'invitation-missing': 'Accounts here are made by invitation.',
		'steward-link-dead':
			'This steward link has been used or is no longer valid. Restarting the site gives another one. Without it, this will be an ordinary account.',
		'name-empty': 'At least one visible character is needed.',
		'name-long': 'At most 60 characters are possible.',
		'name-characters':
			'This name has characters that would disturb the page (control, writing direction, stacked accents).',
		'name-reserved': 'This name would speak for the site. Choose another one.',
		'name-alike': 'This name looks too much like another member’s handle. Choose another one.'
	},

	settings: {
		title: 'Settings',
		displayName: 'Display name',
		displayNameHint: '1 to 60 characters. It stands beside your comments.',
		fold: {
			label: 'Fold comments found not useful',
			below: (score: string) => `with a score below ${score}`,
			never: 'never',
			hint: 'The score is the number of “useful” ratings less that of “not useful” ones. One gesture unfolds a comment.'
		},
		language: 'Language',
		languages: { fr: 'Français', en: 'English' },
		changePassword: 'Change my password',
		currentPassword: 'Current password',
		newPassword: 'New password',
		passwordEndsOthers: 'Your other sessions will end.',
		save: 'Save',
		sessions: 'My sessions',
		sessionsHint: 'The browsers in which you are logged in.',
		unknownAgent: 'Unknown browser',
		since: 'since',
		thisSession: 'this browser',
		endSession: 'End this one',
		endOthers: 'End all others',
		data: 'My data',
		dataHint:
			'Your account, sessions, comments, drafts, what you follow, notifications, and those ballots whose key still exists.',
		export: 'Download my data (JSON)',
		profile: 'My public profile',
		close: 'Close my account',
		saved: {
			address:
				'Your address is saved. A new one waits to be confirmed: follow the link that was sent there.',
			confirmed: 'Your address is confirmed.',
			again: 'The link is sent again.',
			mail: 'Your choice is saved.',
			reading: 'Your choice is saved.',
			name: 'Your display name is changed.',
			language: 'Your language is changed.',
			password: 'Your password is changed, and your other sessions have ended.',
			session: 'The session has ended.',
			sessions: 'Your other sessions have ended.'
		}
	},

	close: {
		title: 'Close my account',
		intro:
			'All your sessions will end. Your unpublished articles will be deleted, or go to a co-author; published ones stay. This cannot be undone.',
		comments: 'My comments',
		parting: {
			unname: 'Keep them without my name',
			keep: 'Keep them under my name',
			erase: 'Erase their text, but keep the thread whole'
		},
		withdraw: 'Withdraw my ballots from polls that are still open',
		withdrawHint: 'Otherwise they stay counted, and nobody can change them any more.',
		submit: 'Close my account for good',
		back: 'Keep my account',
		doneTitle: 'Account closed',
		done: 'Your account is closed and your sessions have ended. Thank you for having come.'
	},

	invitations: {
		title: 'Invitations',
		lede: `A link of invitation makes one account, once, within ${formatNumber('en', INVITATION_DAYS)} days. The profile of whoever uses it will say that you invited them.`,
		all: 'Invitations of all members',
		note: 'For whom',
		noteHint: 'For you alone, 60 characters at most.',
		create: 'Make a link of invitation',
		link: 'Link to pass on',
		states: { open: 'open', used: 'used', revoked: 'taken back', expired: 'expired' },
		until: (day) => `until ${day}`,
		by: (name) => `from ${name}`,
		usedBy: 'by',
		gone: 'an account deleted since',
		revoke: 'Take back',
		none: 'No invitations.',
		older: 'Older invitations',
		done: {
			created: 'The invitation is made: pass its link on.',
			revoked: 'The invitation is taken back.'
		},
		refusal: {
			'note-too-long': '60 characters at most.',
			'sign-up-closed': 'This site takes no new accounts at present.',
			ended: 'This invitation was no longer open.'
		}
	},

	profile: {
		invitedBy: 'invited by',
		invited: 'Invited',
		since: 'Member since',
		closed: 'This account is closed.',
		articles: 'Articles',
		allArticles: 'All of their articles',
		comments: 'Comments',
		none: 'No comment yet.',
		on: 'on',
		older: 'Older comments',
		newest: 'Back to the newest'
	}
};
