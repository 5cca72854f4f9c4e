import type { Text } from '../fr.ts';

export const steward: Text['steward'] = {
	title: 'Administration',
	lede: 'What sets the site, and what tells how it is.',
	back: 'Administration',
	pages: {
		settings: 'Settings of the site',
		team: 'Team and roles',
		factors: 'Lost second factor',
		invitations: 'Invitations',
		outbox: 'Unsent e-mails',
		health: 'Health of the site',
		jobs: 'Jobs that wait or failed',
		tags: 'Tags, to rename or merge'
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
			},
			withoutMail:
				'This site sends no e-mail, for want of SMTP_URL: if an address has to be confirmed, the link that opens the account reaches nobody.'
		},
		secondFactor: {
			label: 'Who must have a second factor',
			modes: { free: 'nobody', team: 'whoever moderates or runs the site' }
		},
		factorFirst: 'To ask the team for one, first have a second factor yourself.',
		publishDivisor:
			'An article is published when its score exceeds the size of the team divided by',
		refuseDivisor:
			'An article is refused when its score is below minus the size of the team divided by',
		quietDays: 'Comments on an article close after so many days without any (0: never)',
		freeArrivals:
			'New visitor ballots, per poll and in ten minutes, before browsers are asked for a calculation (0: never)',
		firstComment: {
			label: 'The first comment of a new account',
			modes: { posted: 'appears at once', held: 'waits until a moderator has read it' }
		},
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

	factors: {
		title: 'Lost second factor',
		lede: 'Removes the app, the passkeys and the recovery codes of a member: their password is enough again. First make sure that it is they who ask; they are told by e-mail, and the public log says so with your reason.',
		submit: 'Remove their second factor',
		done: 'The second factor is removed.',
		refusal: {
			nobody: 'Nobody here has this handle.',
			'password-wrong': 'This is not your current password.',
			'says-nothing': 'Say why: everybody will read it.',
			'reason-too-long': 'A reason has 2,000 characters at most.',
			oneself: 'Your own is removed in your settings.',
			'no-factor': 'This member has no second factor.'
		}
	},

	health: {
		title: 'Health of the site',
		lede: 'Measured just now. What is red needs somebody.',
		levels: { good: 'good', attention: 'to watch', bad: 'to repair' },
		checks: {
			upkeep: {
				name: 'Upkeep',
				say: (value) => `Polls that should have closed: ${value}.`,
				todo: 'No process does the upkeep. See the log of the server, and restart the application.'
			},
			jobs: {
				name: 'Queue of jobs',
				say: (value) => `The oldest has waited for ${value} s.`,
				todo: 'Nobody takes the jobs, or there are too many. See the log of the server.'
			},
			failedJobs: {
				name: 'Failed jobs',
				say: (value) => `Jobs given up in the last three days: ${value}.`,
				todo: 'The log of the server has the cause. Once that is repaired, begin them again below.'
			},
			mail: {
				name: 'Late mails',
				say: (value) => `Asked for more than an hour ago and not gone: ${value}.`,
				todo: 'The mail server does not answer, or refuses. Check SMTP_URL and its log.'
			},
			smtp: {
				name: 'Sending of mails',
				say: () => '',
				todo: 'Set SMTP_URL: without it, mails stay here and reach nobody.'
			},
			disk: {
				name: 'Disk',
				say: (value) => `Free: ${value}%.`,
				todo: 'Make room or enlarge the disk before it is full: the database would stop.'
			},
			connections: {
				name: 'Connections to the database',
				say: (value) => `Taken: ${value}%.`,
				todo: 'Lower DATABASE_POOL, or raise max_connections of Postgres.'
			},
			stewards: {
				name: 'Stewards',
				say: (value) => `Accounts: ${value}.`,
				todo: 'Give the role to a second person you trust: one lost account must not close the site.'
			},
			review: {
				name: 'Submitted articles',
				say: (value) => `The oldest has waited for ${value} days.`,
				todo: 'Vote, or decide without a vote: those who wrote are waiting.'
			}
		},
		jobs: {
			title: 'Jobs',
			queue: 'Queue',
			queues: {
				'announce-comment': 'Telling of a comment',
				'send-mail': 'Sending a mail',
				'publish-article': 'Publishing at a set time'
			},
			waiting: 'Waiting',
			active: 'Running',
			failed: 'Failed',
			doneJobs: 'Done',
			none: 'No jobs in the last days.',
			retry: (queue) => `Begin failed jobs again: ${queue}`,
			retried: (count) => `Jobs put back into the queue: ${count}.`
		},
		facts: {
			title: 'What is running',
			database: (version, size) => `Postgres ${version}, ${size}`,
			process: (version, memory, hours) =>
				`Node ${version}, ${memory} of memory, running for ${hours} h`
		}
	},

	log: {
		title: 'What changed about the site',
		lede: 'Settings, roles, second factors and tags: who changed them, when, why.',
		none: 'Nothing was changed.',
		formerMember: 'Former member',
		older: 'Older changes',
		setting: (name, before, after) => `${name}: ${before} → ${after}`,
		role: (name, before, after) => `${name}: ${before} → ${after}`,
		operator: 'On the server, or a former member',
		factorReset: (name) => `${name}: second factor removed`,
		tagRenamed: (before, after) => `Tag renamed: ${before} → ${after}`,
		tagMerged: (before, after) => `Tag joined: ${before} → ${after}`
	}
};
