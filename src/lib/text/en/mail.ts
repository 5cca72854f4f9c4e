import type { Text } from '../fr.ts';

export const mail: Text['mail'] = {
	greeting: (handle: string) => `Hello ${handle},`,
	confirm: {
		subject: 'Confirm your address',
		intro: (handle: string) =>
			`This address was given for the account @${handle} of Palabre. If it is yours, follow this link, then press the button on the page.`,
		link: 'Confirm this address',
		once: 'The link works once, within an hour. If it was not you, there is nothing to do: without a confirmation this account will not have your address.'
	},
	taken: {
		subject: 'Your address was given for another account',
		intro: (handle: string, owner: string) =>
			`This address was given for the account @${handle} of Palabre, but it belongs to the account @${owner} already. Nothing has changed. If you wanted to get @${owner} back, choose a new password.`,
		link: 'Choose a new password'
	},
	addressReplaced: {
		subject: 'Another address was given for your account',
		intro: (handle: string) =>
			`Another address was given for your account @${handle}. This one serves until the other is confirmed.`
	},
	addressRemoved: {
		subject: 'Your address was taken out of your account',
		intro: (handle: string) =>
			`This address was taken out of your account @${handle}. Nothing more will be sent here.`
	},
	passwordChanged: {
		subject: 'Your password was changed',
		intro: (handle: string) =>
			`The password of your account @${handle} was changed, and its other sessions have ended.`
	},
	factorAdded: {
		subject: 'A second factor was added to your account',
		intro: (handle) => `An authenticator app or a passkey was added to your account @${handle}.`
	},
	factorRemoved: {
		subject: 'A second factor was removed from your account',
		intro: (handle) =>
			`An authenticator app or a passkey was removed from your account @${handle}, in its settings.`
	},
	factorReset: {
		subject: 'The second factor of your account was removed',
		intro: (handle) =>
			`A steward of the site removed the second factor of your account @${handle}, as lost. Your password is enough again; set up a second factor anew in your settings.`
	},
	recoveryCodeUsed: {
		subject: 'A recovery code of your account was used',
		intro: (handle) =>
			`A recovery code was just used for your account @${handle}. It works no more; your settings say how many are left, and make new ones.`
	},
	notYou: {
		what: 'If it was not you, somebody else got into your account. Choose a new password at once; if that is no longer possible, write to whoever runs the site.',
		link: 'Choose a new password'
	},
	reset: {
		subject: 'Choose a new password',
		intro: (handle: string) =>
			`Somebody, probably you, asked for a new password for the account @${handle} of Palabre.`,
		link: 'Choose a new password',
		once: 'The link works once, within an hour. If it was not you, there is nothing to do: your password stays as it is.'
	},
	notice: {
		subject: {
			reply: 'A reply to your comment',
			mention: 'You are mentioned in a comment',
			follow: 'A comment in what you follow'
		},
		intro: {
			reply: (who: string, title: string) => `${who} replied to you, under “${title}”:`,
			mention: (who: string, title: string) => `${who} mentioned you, under “${title}”:`,
			follow: (who: string, title: string) => `${who} wrote, under “${title}”:`
		},
		somebody: 'A former member',
		read: 'Read this comment on the site',
		about: (what: string, title: string) => `${what}: “${title}”.`,
		see: 'See it on the site'
	},
	digest: {
		subject: { daily: 'Your news of the day', weekly: 'Your news of the week' },
		intro: {
			one: '# notification waits to be read.',
			other: '# notifications wait to be read.'
		},
		line: {
			reply: (who: string) => `${who} replied to you:`,
			mention: (who: string) => `${who} mentioned you:`,
			follow: (who: string) => `${who} wrote:`
		},
		more: 'There are more.',
		all: 'See all on the site'
	},
	off: {
		why: 'You receive this e-mail because you chose so in your settings.',
		settings: 'Change what is sent to you',
		unsubscribe: 'Receive no more of these'
	},

	forgot: {
		title: 'Forgotten password',
		intro:
			'Give the confirmed address of your account. You will receive a link there with which to choose a new password.',
		email: 'E-mail',
		submit: 'Send the link',
		sentTitle: 'Look into your mailbox',
		sent: 'If this address belongs to an account, a link is on its way there. It works once, within an hour.',
		none: 'Nothing arrives? Look into the spam folder. Without a confirmed address a lost password cannot be replaced: write to whoever runs the site.'
	},
	resetPage: {
		title: 'Choose a new password',
		intro: (handle: string) =>
			`This will be the password of @${handle}. All sessions of this account will end.`,
		submit: 'Change the password',
		done: 'Your password is changed. Log in with the new one.'
	},
	confirmPage: {
		title: 'Confirm your address',
		intro: (email: string, handle: string) =>
			`${email} will be the address of the account @${handle}.`,
		submit: 'Confirm',
		taken: 'Meanwhile this address has become that of another account.',
		doneTitle: 'Address confirmed',
		done: 'Your address is confirmed. It serves to get your account back, and to write to you if you choose so in the settings.'
	},
	offPage: {
		title: 'No more e-mails',
		intro: 'No notification will be sent to you by e-mail any more. They stay on the site.',
		submit: 'Send me nothing more',
		doneTitle: 'Done',
		done: 'No notification will be sent to you by e-mail any more. Your settings can bring them back.'
	},
	outbox: {
		title: 'Unsent e-mails',
		intro:
			'Without SMTP_URL the site sends nothing: it lays its e-mails down here. They are deleted after 30 days.',
		sends: 'This site sends its e-mails through SMTP_URL; here are those that it laid down before.',
		none: 'No e-mail.',
		to: 'To',
		back: 'All e-mails'
	},
	settings: {
		title: 'E-mail',
		address: 'Your address',
		addressHint: 'Never shown. Leave it empty to have none.',
		confirmed: (email: string) => `${email} is confirmed.`,
		waiting: (email: string) =>
			`${email} waits to be confirmed: follow the link that was sent there. It works within an hour.`,
		none: 'Your account has no address: a lost password could not be replaced.',
		again: 'Send the link again',
		password: 'Your password, to change the address',
		change: 'Save the address',
		choice: 'Send me my notifications',
		choices: {
			none: 'never',
			each: 'one by one, at once',
			daily: 'as a digest, once a day',
			weekly: 'as a digest, once a week'
		},
		choiceHint: (most: string) =>
			`Only what you have not read yet, ${most} e-mails a day at most. Each e-mail lets you put an end to it.`,
		needsAddress: 'A confirmed address is needed first.'
	}
};
