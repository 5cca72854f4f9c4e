import type { TranslationState } from '../../rules/amendments.ts';
import type { Readiness } from '../../rules/translation-fit.ts';

export const translation = {
	offer: { fr: 'Le traduire en français', en: 'Le traduire en anglais' },
	improveOffer: 'Améliorer la traduction',
	into: { fr: 'Traduire en français', en: 'Traduire en anglais' },
	of: (title: string) => `Traduction de « ${title} »`,
	by: (name: string) => `Traduit par ${name}`,
	lede: 'Sondages, discussion et clics restent communs aux deux langues : seuls les mots changent.',
	improveLede:
		'Cet article est déjà traduit. Vous partez de la traduction qu’on lit ; si la vôtre est acceptée, elle la remplace.',
	rule: 'Qui a écrit l’article accepte votre traduction ou vous la rend avec un message. Sans réponse sous quatorze jours, la modération peut répondre.',
	others: {
		one: '# autre personne y travaille.',
		other: '# autres personnes y travaillent.'
	},
	begin: 'Commencer la traduction',
	improve: 'Commencer',
	goOn: 'Reprendre ma traduction',
	savedAt: (moment: string) => `enregistrée le ${moment}`,
	sentAt: (moment: string) => `envoyée le ${moment}`,
	sent: 'Traductions qui attendent votre réponse',
	states: {
		draft: 'brouillon',
		sent: 'envoyée, en attente de réponse',
		returned: 'rendue avec un message',
		accepted: 'publiée',
		replaced: 'remplacée par une autre'
	} as Record<TranslationState, string>,
	done: {
		sent: 'Votre traduction est envoyée : vous serez prévenu de la réponse.',
		published: 'Votre traduction est publiée.',
		accepted: 'La traduction est publiée.',
		returned: 'La traduction est rendue, avec votre message.'
	},

	originalOf: (part: string) => `${part}, original`,
	markdown: 'Markdown, comme l’original.',
	pollsHint:
		'Les réponses restent les mêmes, dans le même ordre. Une fois publiés, ces mots ne changent plus ici : on aura voté sur eux. Une faute s’y corrige encore, jamais le sens.',
	pollsStay:
		'La question et les réponses sont déjà traduites ; on a pu voter sur ces mots, qui ne changent plus ici. Une faute s’y corrige par le lien placé sous le sondage.',
	resourcesHint: 'Les adresses restent les mêmes. Un titre peut rester dans sa langue.',
	outdatedHere: 'L’original a été corrigé depuis que cette traduction en a été faite.',
	whatChanged: 'Voir ce qui a changé',
	upToDate: 'Ma traduction tient compte de ces corrections',
	send: 'Envoyer aux auteurs',
	sendHint: 'Les auteurs l’acceptent ou vous la rendent avec un message.',
	sendOwnHint: 'C’est votre article : la traduction est publiée aussitôt.',
	isSent:
		'Cette traduction attend une réponse. La modifier en refait un brouillon, à envoyer de nouveau.',
	returnedWith: 'Elle vous a été rendue avec ce message :',
	problems: {
		one: 'Il reste # chose à revoir ; rien n’a été envoyé.',
		other: 'Il reste # choses à revoir ; rien n’a été envoyé.'
	},

	/** Of an article that is not published yet. */
	withArticle: {
		rule: 'Vous l’écrivez avec vos coauteurs. Si elle est complète quand l’article paraît, elle paraît avec lui ; sinon l’article paraît sans elle, et vous pourrez l’achever ensuite.',
		is: { fr: 'Traduction en français :', en: 'Traduction en anglais :' },
		listed: 'paraîtra avec l’article',
		readiness: {
			ready: 'complète, elle paraîtra avec l’article.',
			unfinished:
				'il y manque encore des mots. L’article paraîtra sans elle s’il paraît avant qu’elle soit complète ; elle pourra être achevée ensuite.',
			'polls-changed':
				'une question ou une réponse a changé dans l’original depuis qu’elle a été traduite. L’article paraîtra sans elle, à moins que ses auteurs ne la relisent et ne cochent qu’elle en tient compte.'
		} as Record<Readiness, string>,
		isSubmitted:
			'L’article attend la modération, qui lit aussi sa traduction. La modifier refait de l’article un brouillon : les votes sont annulés, et il faut le soumettre de nouveau.',
		original: { fr: 'L’original en français', en: 'L’original en anglais' },
		title: { fr: 'La traduction en français', en: 'La traduction en anglais' }
	},
	pollsChanged:
		'Une question ou une réponse a changé dans l’original depuis qu’elle a été traduite : rien n’a été envoyé. Relisez-la, puis cochez que votre traduction en tient compte.',

	changes: 'Ce qui change par rapport à la traduction publiée',
	answer: 'Votre réponse',
	message: 'Message',
	messageHint: 'Nécessaire pour la rendre : ce qui est à revoir. 2 000 caractères au plus.',
	accept: 'Accepter et publier',
	return: 'Rendre avec ce message',
	refusal: {
		'no-longer-sent':
			'Cette traduction vient de changer ou de recevoir une réponse : rien n’a été enregistré. Relisez ce qui suit.',
		'says-nothing': 'Dites ce qui est à revoir.',
		'note-too-long': 'Ce message dépasse 2 000 caractères.'
	},

	outdated: 'L’original a été corrigé depuis : cette traduction est plus ancienne que lui.',
	history: 'Versions de la traduction',
	mine: 'Mes traductions'
};
