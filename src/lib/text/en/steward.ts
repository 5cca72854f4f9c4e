import type { Text } from '../fr.ts';

export const steward: Text['steward'] = {
	title: 'Administration',
	lede: 'What sets the site, and what tells how it is.',
	back: 'Administration',
	pages: {
		settings: 'Settings of the site',
		team: 'Team and roles',
		invitations: 'Invitations',
		outbox: 'Mails not sent',
		health: 'Health of the site'
	},

	settings: {
		title: 'Settings of the site',
		lede: 'They hold for everybody once saved. Each change is in the public log.',
		signUp: {
			label: 'Who may make an account',
			modes: {
				open: 'everybody',
				address: 'whoever confirmed an e-mail address',
				invitation: 'whoever a member invited',
				closed: 'nobody'
			}
		},
		publishDivisor:
			'An article is published when its score exceeds the size of the team divided by',
		refuseDivisor:
			'An article is refused when its score is below minus the size of the team divided by',
		between: (min, max) => `A whole number from ${min} to ${max}.`,
		save: 'Save',
		saved: 'The settings are saved.',
		changedMeanwhile:
			'Somebody has just changed the site: nothing was saved. These are your values; read the log and save again.'
	},

	team: {
		title: 'Team and roles',
		lede: 'A change holds at once, and is in the public log with its reason.',
		now: 'Who does what',
		roles: { member: 'member', moderator: 'moderation', steward: 'administration' },
		change: 'Change a role',
		handle: 'Handle',
		role: 'New role',
		reason: 'Reason',
		password: 'Your password',
		passwordHint: 'Asked again, so that a browser left open gives no role.',
		submit: 'Change the role',
		done: 'The role is changed.',
		refusal: {
			nobody: 'Nobody here has this handle.',
			'password-wrong': 'This is not your current password.',
			'says-nothing': 'Say why: everybody will read it.',
			'reason-too-long': 'A reason has 2,000 characters at most.',
			'last-steward': 'The site would have nobody left to give a role.',
			'has-role': 'This member has this role already.'
		}
	},

	log: {
		title: 'What changed about the site',
		lede: 'Settings, roles and tags: who changed them, when, why.',
		none: 'Nothing was changed.',
		formerMember: 'Former member',
		older: 'Older changes',
		setting: (name, before, after) => `${name}: ${before} → ${after}`,
		role: (name, before, after) => `${name}: ${before} → ${after}`,
		tagRenamed: (before, after) => `Tag renamed: ${before} → ${after}`,
		tagMerged: (before, after) => `Tag joined: ${before} → ${after}`
	}
};
