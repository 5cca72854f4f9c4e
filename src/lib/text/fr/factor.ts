export const factor = {
	title: 'Second facteur',
	lede: 'Avec un second facteur, le mot de passe seul n’ouvre plus votre compte : il faut aussi une application d’authentification, ou une clé d’accès.',
	isOn: 'Une seconde étape protège la connexion à votre compte.',
	isOff: 'Le mot de passe seul ouvre votre compte.',
	manage: 'Application, clés d’accès et codes de secours',
	lacking:
		'Ce site demande un second facteur à son équipe. Votre rôle est en repos tant que vous n’en avez pas.',
	setUp: 'Mettre en place un second facteur',
	confirmFirst: 'Pour changer quelque chose ici, confirmez d’abord que c’est bien vous.',
	confirmLink: 'Confirmer',
	saved: {
		added: 'Le second facteur est en place.',
		removed: 'C’est retiré.'
	},

	app: {
		title: 'Application d’authentification',
		lede: 'Une application, sur votre téléphone ou ailleurs, donne un code de six chiffres à chaque connexion. Cela marche sans JavaScript.',
		since: (day: string) => `Votre application est en place depuis le ${day}.`,
		begin: 'Mettre en place une application',
		remove: 'Retirer l’application',
		scan: 'Photographiez ce carré avec votre application d’authentification.',
		picture: 'QR code du secret de l’application ; le même secret est écrit ci-dessous.',
		orType: 'Ou recopiez-y ce secret :',
		open: 'Ouvrir l’application de cet appareil',
		code: 'Code donné par l’application',
		codeHint: 'Six chiffres. Il montre que l’application a bien le secret.',
		confirm: 'Mettre en place',
		cancel: 'Ne rien changer',
		onward: 'Continuer vers le second facteur'
	},

	passkey: {
		title: 'Clés d’accès',
		lede: 'Une clé d’accès est gardée par votre appareil, votre gestionnaire de mots de passe ou une clé de sécurité. Elle suffit aussi, seule, pour se connecter.',
		added: (day: string) => `ajoutée le ${day}`,
		used: (day: string) => `a servi le ${day}`,
		unused: 'n’a pas encore servi',
		name: 'Nom de la clé',
		nameHint: 'Pour la reconnaître : « téléphone », « bureau ». 60 caractères au plus.',
		add: 'Ajouter une clé d’accès',
		remove: 'Retirer cette clé',
		use: 'Utiliser une clé d’accès',
		logIn: 'Se connecter avec une clé d’accès',
		needsScript: 'Les clés d’accès demandent JavaScript et un navigateur qui les connaît.',
		noDomain: (here: string, there: string) =>
			`Les clés d’accès demandent un nom de domaine, en https. Ce site est ouvert à l’adresse ${here}, qui n’en a pas ; sur votre propre machine, essayez ${there}.`,
		failed:
			'La clé d’accès n’a pas répondu, ou vous avez renoncé. Rien n’a changé ; vous pouvez recommencer.',
		known: 'Cet appareil a déjà une clé d’accès pour votre compte.'
	},

	codes: {
		title: 'Codes de secours',
		lede: 'Chacun remplace une fois l’application ou la clé d’accès.',
		left: { one: 'Il en reste #.', other: 'Il en reste #.' },
		renew: 'Faire de nouveaux codes',
		newTitle: 'Vos codes de secours',
		once: 'Notez-les ou imprimez-les maintenant : ils ne seront plus montrés. Chacun sert une fois, et les anciens ne valent plus rien.'
	},

	code: {
		label: 'Code de l’application, ou code de secours',
		labelRecovery: 'Code de secours',
		hint: (seconds: string) =>
			`Six chiffres, que l’application renouvelle toutes les ${seconds} secondes ; chaque code sert une fois.`,
		hintRecovery: 'Seize caractères ; chaque code sert une fois.'
	},

	second: {
		title: 'Seconde étape',
		intro: (handle: string) =>
			`Le mot de passe de @${handle} est le bon. Ce compte demande encore un second facteur.`,
		lost: 'Ni application, ni clé, ni code de secours ? Écrivez à qui tient le site : un administrateur peut retirer le second facteur d’un compte.'
	},

	again: {
		title: 'Confirmez que c’est vous',
		intro: (minutes: string) =>
			`Ce que vous alliez faire touche à la sûreté d’un compte. Prouvez de nouveau qui vous êtes ; cela vaut ${minutes} minutes, et vous revenez où vous étiez.`,
		submit: 'Confirmer'
	},

	refusal: {
		over: 'Cette étape a duré trop longtemps, ou le mot de passe a changé entre-temps. Connectez-vous de nouveau ; votre texte, s’il y en a un, est gardé.',
		'code-wrong':
			'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, et vérifiez l’heure de votre appareil.',
		'setup-over':
			'Aucune mise en place n’est en cours, ou elle a duré trop longtemps. Recommencez-la.',
		'password-wrong': 'Ce n’est pas votre mot de passe actuel.',
		'passkey-refused':
			'Cette clé d’accès n’a pas été reconnue, ou la demande a expiré. Recommencez.',
		'passkey-known': 'Cette clé d’accès est déjà enregistrée.',
		'too-many-passkeys': 'Vous avez déjà vingt clés d’accès. Retirez-en une d’abord.',
		'name-empty': 'Donnez un nom à cette clé.',
		'factor-needed':
			'Ce site demande un second facteur à son équipe : c’est votre dernier, il ne peut pas être retiré. Ajoutez-en d’abord un autre.',
		'no-factor': 'Il faut d’abord une application ou une clé d’accès.'
	},

	method: {
		title: 'Second facteur et connexion récente',
		points: (rule: {
			period: string;
			window: string;
			codes: string;
			pending: string;
			recent: string;
			challenge: string;
			/** Whether the site asks it of its team. */
			isRequired: boolean;
		}) => [
			`Chacun peut protéger son compte par une application (codes TOTP, RFC 6238, renouvelés toutes les ${rule.period} secondes, acceptés avec ${rule.window} pas d’écart) ou par des clés d’accès (WebAuthn), avec ${rule.codes} codes de secours. Un code sert une fois.`,
			`La seconde étape d’une connexion attend ${rule.pending} minutes ; ce qu’une clé d’accès doit signer, ${rule.challenge} minutes. Un nouveau mot de passe reçu par courriel ne dispense pas du second facteur.`,
			`Changer d’adresse, de mot de passe, de second facteur ou de rôle demande d’avoir prouvé qui l’on est depuis moins de ${rule.recent} minutes.`,
			rule.isRequired
				? 'Ce site demande un second facteur à qui modère et administre : sans lui, le rôle est en repos.'
				: 'Ce site ne demande pas de second facteur à qui modère et administre.',
			'Le secret de l’application est chiffré, les codes de secours ne sont gardés qu’en empreinte, une clé d’accès ne laisse ici que sa clé publique. Un administrateur peut retirer un second facteur perdu : le journal public dit de qui et pourquoi.'
		]
	}
};
