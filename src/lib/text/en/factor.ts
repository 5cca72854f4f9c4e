import type { Text } from '../fr.ts';

export const factor: Text['factor'] = {
	title: 'Second factor',
	lede: 'With a second factor, the password alone no longer opens your account: it also takes an authenticator app or a passkey.',
	isOn: 'A second step protects the login to your account.',
	isOff: 'The password alone opens your account.',
	manage: 'App, passkeys and recovery codes',
	lacking:
		'This site asks its team for a second factor. Your role rests for as long as you have none.',
	setUp: 'Set up a second factor',
	confirmFirst: 'To change anything here, first confirm that it is you.',
	confirmLink: 'Confirm',
	saved: {
		added: 'The second factor is set up.',
		removed: 'It is removed.'
	},

	app: {
		title: 'Authenticator app',
		lede: 'An app, on your phone or elsewhere, gives a code of six digits for each login. This works without JavaScript.',
		since: (day) => `Your app has been set up since ${day}.`,
		begin: 'Set up an app',
		remove: 'Remove the app',
		scan: 'Scan this square with your authenticator app.',
		picture: 'QR code of the app’s secret; the same secret is written below.',
		orType: 'Or type this secret into it:',
		open: 'Open the app of this device',
		code: 'Code that the app gives',
		codeHint: 'Six digits. It shows that the app has the secret.',
		confirm: 'Set up',
		cancel: 'Change nothing',
		onward: 'Continue to the second factor'
	},

	passkey: {
		title: 'Passkeys',
		lede: 'A passkey is kept by your device, your password manager or a security key. Alone, it is also enough to log in.',
		added: (day) => `added on ${day}`,
		used: (day) => `used on ${day}`,
		unused: 'not used yet',
		name: 'Name of the passkey',
		nameHint: 'To recognise it: “phone”, “office”. 60 characters at most.',
		add: 'Add a passkey',
		remove: 'Remove this passkey',
		use: 'Use a passkey',
		logIn: 'Log in with a passkey',
		needsScript: 'Passkeys need JavaScript and a browser that knows them.',
		noDomain: (here, there) =>
			`Passkeys need a domain name, over https. This site is open at ${here}, which has none; on your own machine, try ${there}.`,
		failed: 'The passkey did not answer, or you gave up. Nothing has changed; you can try again.',
		known: 'This device has a passkey for your account already.'
	},

	codes: {
		title: 'Recovery codes',
		lede: 'Each stands in once for the app or the passkey.',
		left: { one: '# is left.', other: '# are left.' },
		renew: 'Make new codes',
		newTitle: 'Your recovery codes',
		once: 'Write them down or print them now: they will not be shown again. Each works once, and earlier ones are worth nothing any more.'
	},

	code: {
		label: 'Code of the app, or recovery code',
		labelRecovery: 'Recovery code',
		hint: (seconds) =>
			`Six digits, which the app renews every ${seconds} seconds; each code works once.`,
		hintRecovery: 'Sixteen characters; each code works once.'
	},

	second: {
		title: 'Second step',
		intro: (handle) =>
			`The password of @${handle} is right. This account also asks for a second factor.`,
		lost: 'No app, passkey or recovery code? Write to whoever runs the site: a steward can take the second factor off an account.'
	},

	again: {
		title: 'Confirm that it is you',
		intro: (minutes) =>
			`What you were about to do touches the safety of an account. Prove again who you are; this holds for ${minutes} minutes, and you come back to where you were.`,
		submit: 'Confirm'
	},

	refusal: {
		over: 'This step took too long, or the password was changed meanwhile. Log in again; your text, if there is one, is kept.',
		'code-wrong':
			'This is not the right code, or it was used already. Wait for the next one, and check the clock of your device.',
		'setup-over': 'Nothing is being set up, or it took too long. Begin again.',
		'password-wrong': 'This is not your current password.',
		'passkey-refused': 'This passkey was not recognised, or the request has expired. Try again.',
		'passkey-known': 'This passkey is registered already.',
		'too-many-passkeys': 'You have twenty passkeys already. Remove one first.',
		'name-empty': 'Give this passkey a name.',
		'factor-needed':
			'This site asks its team for a second factor: this is your last one and cannot be removed. Add another one first.',
		'no-factor': 'It takes an app or a passkey first.'
	},

	method: {
		title: 'Second factor and recent login',
		points: (rule) => [
			`Everybody can protect their account by an app (TOTP codes, RFC 6238, renewed every ${rule.period} seconds, accepted ${rule.window} step early or late) or by passkeys (WebAuthn), with ${rule.codes} recovery codes. A code works once.`,
			`The second step of a login waits for ${rule.pending} minutes; what a passkey must sign, for ${rule.challenge} minutes. A new password by e-mail does not do away with the second factor.`,
			`To change an address, a password, a second factor or a role, one must have proved within ${rule.recent} minutes who one is.`,
			rule.isRequired
				? 'This site asks those who moderate and run it for a second factor: without one, the role rests.'
				: 'This site does not ask those who moderate and run it for a second factor.',
			'The secret of the app is encrypted, of recovery codes only a hash is kept, and a passkey leaves only its public key here. A steward can take away a second factor that was lost: the public log says whose and why.'
		]
	}
};
