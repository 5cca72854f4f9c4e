export const notifications = {
	title: 'Notifications',
	unread: (count: string) => `Notifications (${count})`,
	none: 'Rien pour l’instant. Vous serez prévenu ici des réponses à vos commentaires, des mentions de votre pseudonyme et de ce que vous suivez.',
	kept: { one: 'Gardées # jour.', other: 'Gardées # jours.' },
	isUnread: 'non lu',
	group: { one: '# commentaire sur', other: '# commentaires sur' },
	reasons: {
		reply: (name: string) => `${name} vous a répondu`,
		mention: (name: string) => `${name} vous a mentionné`,
		follow: (name: string) => `${name} a écrit`
	},
	about: {
		invited: 'On vous invite à écrire un article',
		published: 'Votre article est publié',
		refused: 'Votre article n’a pas été retenu',
		archived: 'Votre article a été retiré du site',
		restored: 'Votre article est de nouveau sur le site',
		'draft-again':
			'L’article soumis a été modifié, il est redevenu un brouillon, et les votes sont tombés',
		withdrawn: 'L’article que vous écrivez avec d’autres est retiré par qui l’a commencé',
		'translation-sent': 'On vous envoie une traduction de votre article',
		'translation-accepted': 'Votre traduction est publiée',
		'translation-returned': 'Votre traduction vous revient, avec un message',
		'correction-accepted': 'Votre correction est faite : merci',
		'correction-declined': 'Votre signalement n’a pas été suivi d’une correction',
		corrected: 'Votre article a été corrigé',
		'option-sent': 'On propose une réponse de plus à un sondage de votre article',
		'option-accepted': 'La réponse que vous proposiez est au bulletin',
		'option-refused': 'La réponse que vous proposiez n’a pas été retenue'
	},
	article: 'L’article',
	untitled: 'sans titre',
	deleted: 'Un commentaire supprimé depuis',
	read: 'Marquer comme lu',
	readAll: 'Tout marquer comme lu',
	older: 'Plus anciennes',
	newest: 'Les plus récentes',
	choose: 'Choisir ce que je suis'
};
