export const site = {
	name: 'Palabre',
	feed: 'Flux Atom des articles',
	tagline: 'Un article, une question, un vote, une discussion.',
	skip: 'Aller au contenu',
	home: 'À la une',
	search: 'Chercher',
	method: 'Comment c’est compté',
	propose: 'Proposer un article',
	log: 'Journal public',
	source: 'Logiciel libre, AGPL-3.0-or-later',
	navigation: 'Navigation principale',
	otherLanguage: 'English',
	theme: {
		label: 'Apparence',
		auto: 'Auto',
		light: 'Clair',
		dark: 'Sombre'
	},
	login: 'Se connecter',
	signup: 'Créer un compte',
	logout: 'Se déconnecter',
	settings: 'Réglages',
	errors: {
		title: {
			'400': 'Demande incomprise',
			'403': 'Ce n’est pas permis',
			'404': 'Page introuvable',
			'405': 'Cela ne se fait pas ici',
			archived: 'Article retiré',
			'410': 'Lien périmé',
			'413': 'Envoi trop long',
			'415': 'Envoi incompris',
			'429': 'Un peu trop vite',
			'500': 'Une erreur de notre part',
			'503': 'Momentanément indisponible'
		} as Record<string, string>,
		'not-found': 'Rien n’existe à cette adresse. Elle a peut-être été mal recopiée.',
		archived: 'Cet article a été retiré du site. Le journal public dit par qui, et pourquoi.',
		forbidden: 'Votre compte ne permet pas cet acte.',
		'factor-needed':
			'Ce site demande un second facteur à son équipe : mettez-en un en place dans vos réglages, et votre rôle reprend.',
		suspended:
			'Votre compte ne peut pas écrire pour l’instant ; le haut de cette page dit jusqu’à quand, et pourquoi.',
		'dead-link':
			'Ce lien a déjà servi, ou n’est plus valable. Demandez-en un autre : dans vos réglages, ou par « Mot de passe oublié » à la connexion.',
		'members-only': 'Cet acte demande d’être connecté. Votre session a peut-être pris fin.',
		malformed:
			'Nous n’avons pas compris ce qui a été envoyé. Revenez à la page, rechargez-la, puis recommencez.',
		'too-large': 'L’envoi dépasse 64 Kio. Raccourcissez le texte, puis recommencez.',
		'article-too-large':
			'L’envoi dépasse 256 Kio : un article a 50 000 caractères au plus. Raccourcissez le texte, puis recommencez.',
		'too-many':
			'Trop de demandes en peu de temps, de vous ou de votre réseau. Patientez un moment, puis recommencez.',
		unavailable:
			'La base de données ne répond pas. Rien n’est perdu : réessayez dans quelques secondes.',
		unexpected:
			'Quelque chose s’est mal passé de notre côté. L’incident est noté dans le journal du serveur.',
		'foreign-origin': 'Cette demande ne vient pas d’une page de ce site ; elle a été refusée.',
		backHome: 'Retour à l’accueil'
	}
};
