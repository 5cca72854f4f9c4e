/** Who wrote, as the site shows them. */
type Reasons<T> = { reply: T; mention: T; follow: T };

export const mail = {
	greeting: (handle: string) => `Bonjour ${handle},`,
	confirm: {
		subject: 'Confirmez votre adresse',
		intro: (handle: string) =>
			`Cette adresse a été donnée pour le compte @${handle} de Palabre. Si c’est le vôtre, suivez ce lien, puis appuyez sur le bouton de la page.`,
		link: 'Confirmer cette adresse',
		once: 'Le lien sert une fois, pendant une heure. Si ce n’était pas vous, il n’y a rien à faire : sans confirmation, ce compte n’aura pas votre adresse.'
	},
	taken: {
		subject: 'Votre adresse a été donnée pour un autre compte',
		intro: (handle: string, owner: string) =>
			`Cette adresse a été donnée pour le compte @${handle} de Palabre, mais elle sert déjà au compte @${owner}. Rien n’a changé. Si vous cherchiez à retrouver @${owner}, choisissez un nouveau mot de passe.`,
		link: 'Choisir un nouveau mot de passe'
	},
	addressReplaced: {
		subject: 'Une autre adresse a été donnée pour votre compte',
		intro: (handle: string) =>
			`Une autre adresse a été donnée pour votre compte @${handle}. Celle-ci sert encore, jusqu’à ce que l’autre soit confirmée.`
	},
	addressRemoved: {
		subject: 'Votre adresse a été retirée de votre compte',
		intro: (handle: string) =>
			`Cette adresse a été retirée de votre compte @${handle}. Plus rien n’y sera envoyé.`
	},
	passwordChanged: {
		subject: 'Votre mot de passe a été changé',
		intro: (handle: string) =>
			`Le mot de passe de votre compte @${handle} a été changé, et ses autres sessions ont pris fin.`
	},
	factorAdded: {
		subject: 'Un second facteur a été ajouté à votre compte',
		intro: (handle: string) =>
			`Une application d’authentification ou une clé d’accès a été ajoutée à votre compte @${handle}.`
	},
	factorRemoved: {
		subject: 'Un second facteur a été retiré de votre compte',
		intro: (handle: string) =>
			`Une application d’authentification ou une clé d’accès a été retirée de votre compte @${handle}, depuis ses réglages.`
	},
	factorReset: {
		subject: 'Le second facteur de votre compte a été retiré',
		intro: (handle: string) =>
			`Un administrateur du site a retiré le second facteur de votre compte @${handle}, comme perdu. Votre mot de passe suffit de nouveau ; remettez en place un second facteur dans vos réglages.`
	},
	recoveryCodeUsed: {
		subject: 'Un code de secours de votre compte a servi',
		intro: (handle: string) =>
			`Un code de secours vient de servir pour votre compte @${handle}. Il ne sert plus ; vos réglages disent combien il en reste, et en font de nouveaux.`
	},
	notYou: {
		what: 'Si ce n’était pas vous, quelqu’un d’autre a eu accès à votre compte. Choisissez tout de suite un nouveau mot de passe ; si ce n’est plus possible, écrivez à qui tient le site.',
		link: 'Choisir un nouveau mot de passe'
	},
	reset: {
		subject: 'Choisir un nouveau mot de passe',
		intro: (handle: string) =>
			`Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour le compte @${handle} de Palabre.`,
		link: 'Choisir un nouveau mot de passe',
		once: 'Le lien sert une fois, pendant une heure. Si ce n’était pas vous, il n’y a rien à faire : votre mot de passe reste le même.'
	},
	notice: {
		subject: {
			reply: 'Une réponse à votre commentaire',
			mention: 'On parle de vous dans un commentaire',
			follow: 'Un commentaire dans ce que vous suivez'
		} satisfies Reasons<string>,
		intro: {
			reply: (who: string, title: string) => `${who} vous a répondu, sous « ${title} » :`,
			mention: (who: string, title: string) => `${who} vous a mentionné, sous « ${title} » :`,
			follow: (who: string, title: string) => `${who} a écrit, sous « ${title} » :`
		} satisfies Reasons<(who: string, title: string) => string>,
		somebody: 'Un ancien membre',
		read: 'Lire ce commentaire sur le site',
		about: (what: string, title: string) => `${what} : « ${title} ».`,
		see: 'Le voir sur le site'
	},
	digest: {
		subject: { daily: 'Vos nouveautés du jour', weekly: 'Vos nouveautés de la semaine' },
		intro: {
			one: '# notification attend d’être lue.',
			other: '# notifications attendent d’être lues.'
		},
		line: {
			reply: (who: string) => `${who} vous a répondu :`,
			mention: (who: string) => `${who} vous a mentionné :`,
			follow: (who: string) => `${who} a écrit :`
		} satisfies Reasons<(who: string) => string>,
		more: 'Il y en a d’autres encore.',
		all: 'Tout voir sur le site'
	},
	off: {
		why: 'Vous recevez ce courriel parce que vous l’avez choisi dans vos réglages.',
		settings: 'Changer ce qui vous est envoyé',
		unsubscribe: 'Ne plus rien recevoir de tel'
	},

	/** Pages about mail. */
	forgot: {
		title: 'Mot de passe oublié',
		intro:
			'Donnez l’adresse confirmée de votre compte. Vous y recevrez un lien pour choisir un nouveau mot de passe.',
		email: 'Courriel',
		submit: 'Envoyer le lien',
		sentTitle: 'Regardez votre courrier',
		sent: 'Si cette adresse est celle d’un compte, un lien y part à l’instant. Il sert une fois, pendant une heure.',
		none: 'Rien n’arrive ? Voyez parmi les indésirables. Sans adresse confirmée, un mot de passe perdu ne se retrouve pas : écrivez à qui tient le site.'
	},
	resetPage: {
		title: 'Choisir un nouveau mot de passe',
		intro: (handle: string) =>
			`Ce sera le mot de passe de @${handle}. Toutes les sessions de ce compte prendront fin.`,
		submit: 'Changer de mot de passe',
		done: 'Votre mot de passe est changé. Connectez-vous avec le nouveau.'
	},
	confirmPage: {
		title: 'Confirmer votre adresse',
		intro: (email: string, handle: string) => `${email} sera l’adresse du compte @${handle}.`,
		submit: 'Confirmer',
		taken: 'Cette adresse est devenue entre-temps celle d’un autre compte.',
		doneTitle: 'Adresse confirmée',
		done: 'Votre adresse est confirmée. Elle sert à retrouver votre compte, et à vous écrire si vous le choisissez dans les réglages.'
	},
	offPage: {
		title: 'Ne plus recevoir de courriels',
		intro: 'Plus aucune notification ne vous sera envoyée par courriel. Elles restent sur le site.',
		submit: 'Ne plus rien m’envoyer',
		doneTitle: 'C’est fait',
		done: 'Plus aucune notification ne vous sera envoyée par courriel. Vos réglages peuvent les rétablir.'
	},
	outbox: {
		title: 'Courriels non envoyés',
		intro:
			'Sans SMTP_URL, le site n’envoie rien : il dépose ses courriels ici. Ils sont effacés après 30 jours.',
		sends: 'Ce site envoie ses courriels par SMTP_URL ; voici ceux qu’il a déposés auparavant.',
		none: 'Aucun courriel.',
		to: 'À',
		back: 'Tous les courriels'
	},
	settings: {
		title: 'Courriel',
		address: 'Votre adresse',
		addressHint: 'Jamais montrée. Laissez vide pour n’en avoir aucune.',
		confirmed: (email: string) => `${email} est confirmée.`,
		waiting: (email: string) =>
			`${email} attend d’être confirmée : suivez le lien qui y a été envoyé. Il sert pendant une heure.`,
		none: 'Votre compte n’a pas d’adresse : un mot de passe perdu ne se retrouverait pas.',
		again: 'Renvoyer le lien',
		password: 'Votre mot de passe, pour changer d’adresse',
		change: 'Enregistrer l’adresse',
		choice: 'M’envoyer mes notifications',
		choices: {
			none: 'jamais',
			each: 'une par une, aussitôt',
			daily: 'en résumé, une fois par jour',
			weekly: 'en résumé, une fois par semaine'
		},
		choiceHint: (most: string) =>
			`Seulement ce que vous n’avez pas encore lu, ${most} courriels par jour au plus. Chaque courriel permet d’y mettre fin.`,
		needsAddress: 'Il faut d’abord une adresse confirmée.'
	}
};
