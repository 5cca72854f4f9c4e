import type { ArticleField } from '../../rules/article-merge.ts';
import type { ProblemCode } from '../../rules/article-problems.ts';
import type { Part } from '../../rules/permissions.ts';
import type { WordingPoint } from '../../rules/poll-wording.ts';
import type { ArticleState } from '../../rules/review.ts';
import type { Method } from '../../rules/tally/choice.ts';

export const write = {
	propose: 'Proposer un article',
	lede: 'Un article pose une question, donne de quoi y réfléchir, et laisse répondre. Un brouillon n’est lu que par vous et par ceux que vous invitez ; la modération le lit quand vous le lui soumettez.',
	everyVersion:
		'Une fois l’article publié, chacun peut lire toutes ses versions, depuis la première.',
	editTitle: 'Écrire un article',
	untitled: 'Sans titre',
	mine: 'Mes articles',

	language: 'Langue',
	languages: { fr: 'français', en: 'anglais' },
	title: 'Titre',
	titleHint: 'Souvent la question elle-même ; 200 caractères au plus.',
	ledeLabel: 'Chapô',
	ledeHint:
		'Ce que l’on lit avant de voter, et dans les listes. Markdown ; 2 000 caractères au plus.',
	body: 'Seconde partie',
	bodyHint:
		'Ce qui aide à répondre : faits, arguments de chaque côté. Markdown, intertitres par ## ; 50 000 caractères au plus.',
	tags: 'Étiquettes',
	tagsHint: 'Séparées par des virgules, 8 au plus : logiciel libre, virtualisation.',

	resources: 'Aller plus loin',
	linkedBefore: 'Déjà parmi les liens de :',
	resourcesHint: 'Des liens à lire avant de répondre ; leurs clics seront comptés.',
	resource: (number: string) => `Lien ${number}`,
	resourceTitle: 'Titre du lien',
	resourceUrl: 'Adresse',
	resourceLanguage: 'Langue de la page',
	resourceLanguageHint: 'Par exemple fr, en ou de.',
	addResource: 'Ajouter un lien',

	polls: 'Sondages',
	pollsHint:
		'Un article peut poser une question, plusieurs, ou aucune. Le premier sondage se place sous le chapô. Il ouvre avec la publication.',
	poll: (number: string) => `Sondage ${number}`,
	question: 'Question',
	options: 'Réponses',
	optionsHint: 'De 2 à 20.',
	option: (number: string) => `Réponse ${number}`,
	addOption: 'Ajouter une réponse',
	/** Of an ordinary answer that most polls need. */
	offerOption: (usual: string) => `Ajouter « ${usual} »`,
	addPoll: 'Ajouter un sondage',
	method: 'Comment on vote',
	methods: {
		single: 'Une seule réponse',
		approval: 'Une ou plusieurs réponses',
		ranked: 'Un classement',
		score: 'Des notes'
	} as Record<Method, string>,
	/** Each in one sentence: what voters do, and who wins. */
	methodHints: {
		single: 'Chacun choisit une réponse ; celle qui a le plus de bulletins l’emporte.',
		approval:
			'Chacun coche toutes les réponses qui lui conviennent ; celle qui convient au plus de monde l’emporte.',
		ranked:
			'Chacun met les réponses dans l’ordre ; l’emporte celle que la plupart préfèrent à chacune des autres.',
		score:
			'Chacun note les réponses de 0 à 5 ; entre les deux mieux notées, l’emporte celle que le plus de votants notent au-dessus de l’autre.'
	} as Record<Method, string>,
	atLeast: 'Réponses à cocher, au moins',
	atMost: 'Réponses à cocher, au plus',
	countHint: 'Facultatif : sans nombre, autant que l’on veut.',
	readerOptions: 'Les lecteurs peuvent proposer d’autres réponses',
	readerOptionsHint:
		'Vous ou la modération acceptez ou refusez chacune ; elle s’ajoute à la fin, avec sa date.',
	ballotPreview: 'Le bulletin tel que les votants le verront',
	ballotPreviewNote: 'Avec la question et les réponses telles qu’enregistrées en dernier.',
	results: 'Qui voit les résultats, et quand',
	visibilities: {
		'after-vote': 'Qui a voté, ou demande à les voir sans voter ; tous après la clôture',
		always: 'Tout le monde, à tout moment',
		sealed: 'Personne avant la clôture, tous après (il faut un dernier jour)'
	},
	closes: 'Dernier jour du vote',
	closesOn: (day: string) => `Dernier jour du vote : ${day}.`,
	closesHint: 'Facultatif : sans date, le sondage reste ouvert.',

	row: {
		remove: (what: string) => `Retirer : ${what}`,
		up: (what: string) => `Monter : ${what}`,
		down: (what: string) => `Descendre : ${what}`,
		removeShort: 'Retirer',
		upShort: '↑',
		downShort: '↓'
	},

	wording: {
		title: 'Relire la question',
		lede: 'Repérage automatique, qui se trompe parfois ; vous et la modération voyez la même liste.',
		ok: 'rien trouvé',
		look: 'à relire',
		points: {
			'no-question-mark': 'La question finit par un point d’interrogation.',
			'loaded-words': 'Aucun mot ne souffle la réponse.',
			'two-questions': 'On ne demande qu’une chose à la fois.',
			negation: 'La question se pose sans négation : « non » y veut dire non.',
			'overlapping-options': 'Aucune réponse n’en recouvre une autre.',
			'no-way-out':
				'Qui ne se reconnaît dans aucune réponse en trouve une : « ça dépend », « autre », « sans avis ».',
			'many-options': 'Il y a peu de réponses, que l’on garde toutes en tête.'
		} as Record<WordingPoint, string>
	},

	save: 'Enregistrer le brouillon',
	preview: 'Prévisualiser',
	submit: 'Soumettre à la modération',
	submitHint:
		'La modération vote alors pour ou contre la publication. Si vous modifiez le texte entre-temps, il redevient un brouillon et les votes tombent.',
	notYoursToSubmit: 'C’est à qui a commencé l’article de le soumettre.',
	saved: 'Enregistré.',
	savedAt: 'Enregistré à #',
	lastSaved: (moment: string) => `Dernier enregistrement : ${moment}.`,
	keptHere:
		'L’enregistrement automatique s’est arrêté : enregistrez par le bouton pour voir pourquoi. Votre texte est toujours ici.',
	livePreview: 'Aperçu',
	back: 'Revenir au texte',
	previewNote: 'Voici ce que verront les lecteurs. Rien n’est publié.',
	expired:
		'Votre session a pris fin avant l’envoi : rien n’a été enregistré. Connectez-vous dans un autre onglet, puis enregistrez de nouveau ici.',
	tooMany: {
		one: 'Beaucoup d’envois en peu de temps. Votre texte est resté ici : réessayez dans une minute.',
		other:
			'Beaucoup d’envois en peu de temps. Votre texte est resté ici : réessayez dans # minutes.'
	},
	notADraft: 'Cet article est publié : il ne se modifie plus ici. Votre texte est resté ici.',
	problems: {
		one: 'Il reste # chose à revoir ; rien n’a été soumis.',
		other: 'Il reste # choses à revoir ; rien n’a été soumis.'
	},
	tooLong:
		'Un texte est trop long pour être enregistré. Tout est resté ici : raccourcissez-le, puis enregistrez.',
	problem: {
		missing: 'Ce champ est encore vide.',
		'too-long': 'C’est trop long.',
		'no-address': 'Une adresse entière, qui commence par https:// ou http://.',
		'link-twice': 'Ce lien est déjà plus haut.',
		'not-for-everybody':
			'Une adresse qui mène tout le monde au même endroit : sans nom ni mot de passe, et hors d’un réseau privé.',
		'no-language': 'Un code de langue comme fr, en ou pt-BR.',
		'too-few-options': 'Il faut au moins deux réponses.',
		'option-twice': 'Cette réponse est déjà donnée.',
		'no-count': 'Un nombre de réponses, au plus autant qu’il y en a.',
		'most-below-least': 'Ce maximum est plus petit que le minimum.',
		'sealed-for-ever': 'Des résultats sous scellés demandent un dernier jour.',
		'shown-between':
			'Des résultats que tout le monde voit à tout moment s’afficheraient entre les deux réponses : choisissez qui les voit, plus bas.',
		'names-no-poll': 'Ce n’est ni le numéro ni l’adresse d’un sondage.',
		'no-earlier-poll': 'Aucun sondage publié n’a ce numéro.',
		'no-date': 'Ce n’est pas une date du calendrier.',
		'past-date': 'Cette date est passée, ou c’est aujourd’hui.'
	} as Record<ProblemCode, string>,

	clash: {
		title: 'Quelqu’un a enregistré entre-temps',
		lede: 'Rien n’a été écrasé, et rien de vous n’est encore enregistré. Voici ce qui diffère ; le formulaire ci-dessous tient votre texte. Reprenez-y ce que vous voulez garder de l’autre version, puis enregistrez.',
		taken: 'Vous n’aviez pas touché à ces parties : le formulaire a repris celles de l’autre.',
		clashing: 'Vous avez tous deux changé ces parties : le formulaire a gardé les vôtres.',
		unknown:
			'La version dont vous êtes parti n’est plus gardée, et rien ne dit plus qui a changé ces parties : le formulaire a gardé les vôtres.',
		legend: 'Souligné : dans votre texte seulement. Barré : dans l’autre version seulement.',
		theirs: (field: string) => `${field} : l’autre version, à copier`
	},
	fields: {
		title: 'Titre',
		language: 'Langue',
		lede: 'Chapô',
		body: 'Seconde partie',
		tags: 'Étiquettes',
		resources: 'Aller plus loin',
		polls: 'Sondages'
	} as Record<ArticleField, string>,

	list: {
		none: 'Vous n’avez encore rien écrit.',
		sections: {
			invited: 'On vous invite à écrire',
			draft: 'Brouillons',
			submitted: 'Soumis',
			published: 'Publiés',
			refused: 'Non retenus',
			withdrawn: 'Retirés',
			archived: 'Retirés du site'
		},
		saved: (moment: string) => `enregistré le ${moment}`,
		willAppear: (moment: string) => `accepté, paraîtra le ${moment}`,
		coAuthor: 'coauteur',
		read: 'Lire',
		readTitle: (title: string) => `Lire : ${title}`,
		why: 'Pourquoi'
	},
	states: {
		draft: 'brouillon',
		submitted: 'soumis',
		published: 'publié',
		refused: 'non retenu',
		withdrawn: 'retiré',
		archived: 'archivé'
	} as Record<ArticleState, string>,
	isSubmitted:
		'Cet article attend la modération. L’enregistrer de nouveau en refait un brouillon, et les votes tombent.',
	willAppear: (moment: string) => `Il est accepté, et paraîtra le ${moment}.`,
	isArchived: 'Cet article a été retiré du site.',
	isRefused: 'Cet article n’a pas été retenu. Modifiez-le, puis soumettez-le de nouveau.',
	wasRefused:
		'La version que vous aviez soumise n’a pas été retenue. Celle-ci est un brouillon : reprenez-la, puis soumettez-la.',
	reasons: 'Ce que dit la modération',
	withdraw: 'Retirer l’article',
	withdrawHint: 'Le retirer l’ôte de vos brouillons et de la modération ; le modifier l’y remet.',
	done: {
		submitted: 'L’article est soumis : la modération vous répondra ici.',
		withdrawn: 'L’article est retiré.',
		accepted: 'Vous êtes coauteur : l’article est parmi vos brouillons.',
		left: 'Vous n’êtes plus de cet article.',
		restored: 'L’ancienne version est reprise.',
		invited: 'L’invitation est envoyée.',
		dismissed: 'C’est fait.'
	},

	authors: {
		title: 'Auteurs',
		lede: 'Qui vous invitez lit le brouillon, et peut y écrire après avoir accepté.',
		parts: { author: 'auteur', 'co-author': 'coauteur', invited: 'invité' } as Record<Part, string>,
		handle: 'Pseudonyme du membre à inviter',
		invite: 'Inviter',
		dismiss: (name: string) => `Retirer ${name}`,
		accept: 'Accepter',
		decline: 'Décliner',
		leave: 'Ne plus en être',
		invitedYou: 'On vous invite à écrire cet article. Lisez-le, puis répondez.',
		refusal: {
			'no-such-member': 'Aucun membre n’a ce pseudonyme.',
			'too-many-authors': 'Dix auteurs au plus.'
		}
	},

	history: {
		title: 'Versions',
		of: (title: string) => `Versions de « ${title} »`,
		link: 'Versions',
		number: (number: string) => `Version ${number}`,
		automatic: 'enregistrée toute seule',
		restored: (number: string) => `reprend la version ${number}`,
		formerMember: 'Ancien membre',
		from: 'Comparer la version',
		to: 'à la version',
		compare: 'Comparer',
		legend: 'Ce qui a été ajouté est souligné, ce qui a été retiré est barré.',
		same: 'Ces deux versions disent la même chose.',
		onlyOne: 'Il n’y a qu’une version.',
		restore: (number: string) => `Reprendre la version ${number}`,
		restoreHint: 'Elle devient la dernière ; les autres restent.',
		takeUp: (number: string) => `Reprendre la version ${number}`,
		taken: (number: string) =>
			`Voici le texte de la version ${number}. Rien n’est changé tant que vous ne l’envoyez pas.`,
		all: 'Toutes les versions'
	}
};
