import type { Method } from '../../rules/tally/choice.ts';
import type { Visibility } from '../../rules/tally/may-see-results.ts';

/** In words that everybody reads; where there is one language for all, in that of the article. */
export type Story =
	/** What came of it, as told first and then told anew. */
	| { kind: 'outcome'; versions: string[] }
	| { kind: 'cancelled'; reason: string }
	/** A third of the visitors' ballots come on one day, which is then taken out. */
	| { kind: 'burst'; reason: string }
	/** Answers that readers propose: all but the last ones are decided. */
	| {
			kind: 'proposals';
			accepted: string[];
			refused: { text: string; reason: string };
			waiting: string[];
	  }
	/** Some change their answers, and say which comment or link did it. */
	| { kind: 'minds' };

/** Further questions of a demo site, on the founding one's ground, so that the same arguments fit. */
export type Topic = {
	slug: string;
	fr: TopicText;
	en: TopicText;
	/** Keys are in no language; labels in the order fr, en. */
	options: [key: string, fr: string, en: string][];
	method: Method;
	/** In what else its poll is not as most are. */
	results?: Visibility;
	atLeast?: number;
	atMost?: number;
	asksTwice?: boolean;
	/** Days from now. */
	closesIn?: number;
	/** Closed when the article had half of its age. */
	isOver?: boolean;
	/** By ranks: most stand at one end of the answers or at the other. */
	isPolarised?: boolean;
	links?: { title: string; url: string; language: string }[];
	/** What people do with its poll, besides voting and talking about it. */
	story?: Story;
};
type TopicText = { title: string; lede: string; body: string; question: string };

export const TOPICS: Topic[] = [
	{
		slug: 'courrier-chez-soi',
		fr: {
			title: 'Hébergez-vous votre courrier vous-même ?',
			lede: 'Tenir son propre serveur de courrier demande du temps. Le confier à un géant demande de la confiance. Entre les deux, des associations le font pour leurs membres.',
			body: '## Ce que l’on gagne\n\nUne adresse qui ne dépend de personne, et des filtres que l’on comprend.\n\n## Ce que cela coûte\n\nLes listes noires, les mises à jour, et une panne qui tombe toujours un dimanche.\n\n## Une voie moyenne\n\nUn hébergeur proche, un nom de domaine à soi, et des sauvegardes que l’on a déjà restaurées une fois.',
			question: 'Qui tient votre courrier ?'
		},
		en: {
			title: 'Do you host your own mail?',
			lede: 'Running a mail server takes time. Giving it to a giant takes trust. In between, associations do it for their members.',
			body: '## What you gain\n\nAn address that depends on nobody, and filters that you understand.\n\n## What it costs\n\nBlock lists, updates, and an outage that always falls on a Sunday.\n\n## A middle way\n\nA host nearby, a domain of your own, and backups that you have restored once already.',
			question: 'Who runs your mail?'
		},
		options: [
			['self', 'Moi-même', 'I do'],
			['association', 'Une association ou un petit hébergeur', 'An association or a small host'],
			['employer', 'Mon employeur ou mon école', 'My employer or my school'],
			['giant', 'Un grand fournisseur', 'A large provider']
		],
		method: 'single'
	},
	{
		slug: 'forge-fermee',
		fr: {
			title: 'Contribueriez-vous à un logiciel libre tenu dans une forge fermée ?',
			lede: 'Le code est libre, la forge ne l’est pas. Les tickets, les relectures et les habitudes restent chez elle quand le dépôt s’en va.',
			body: '## Le code voyage bien\n\nUn dépôt se clone en une commande. Tout le monde en a une copie.\n\n## Le reste voyage mal\n\nLes discussions, les numéros de tickets et les droits n’ont pas de format commun.\n\n## Faut-il attendre\n\nLes contributeurs sont là où ils sont, et une forge vide ne relit rien.',
			question: 'Où acceptez-vous de contribuer ?'
		},
		en: {
			title: 'Would you contribute to free software kept in a closed forge?',
			lede: 'The code is free, the forge is not. Issues, reviews and habits stay behind when the repository leaves.',
			body: '## Code travels well\n\nA repository is cloned by one command. Everybody has a copy.\n\n## The rest does not\n\nDiscussions, issue numbers and rights have no common format.\n\n## Should one wait\n\nContributors are where they are, and an empty forge reviews nothing.',
			question: 'Where do you agree to contribute?'
		},
		options: [
			['closed', 'Une forge fermée', 'A closed forge'],
			['open', 'Une forge libre hébergée par d’autres', 'A free forge hosted by others'],
			['own', 'La forge du projet', 'The project’s own forge'],
			['mail', 'Des correctifs par courrier', 'Patches by mail']
		],
		method: 'approval'
	},
	{
		slug: 'pilote-proprietaire',
		fr: {
			title: 'Un pilote propriétaire ou une machine inutilisable ?',
			lede: 'La machine est là, la carte est dedans, et le seul pilote qui marche vient sans son code. Faut-il l’installer en attendant mieux, ou rendre la machine ?',
			body: '## Installer\n\nLe travail est fait aujourd’hui, et le fabricant en conclut que tout va bien.\n\n## Refuser\n\nLe fabricant ne l’apprendra peut-être jamais, mais l’acheteur suivant lira le retour.\n\n## Acheter autrement\n\nUne liste de matériel qui marche vaut mieux que dix pilotes.',
			question: 'Que faites-vous de ce pilote ?'
		},
		en: {
			title: 'A proprietary driver or a useless machine?',
			lede: 'The machine is here, the card is in it, and the only driver that works comes without its source. Install it until there is something better, or send the machine back?',
			body: '## Install it\n\nThe work gets done today, and the maker concludes that all is well.\n\n## Refuse it\n\nThe maker may never learn of it, but the next buyer will read the review.\n\n## Buy differently\n\nA list of hardware that works is worth ten drivers.',
			question: 'What do you do with that driver?'
		},
		options: [
			['install', 'Je l’installe', 'I install it'],
			['wait', 'Je l’installe en attendant un libre', 'I install it until there is a free one'],
			['return', 'Je rends la machine', 'I send the machine back'],
			['write', 'J’aide à écrire le libre', 'I help to write the free one'],
			['depends', 'Ça dépend de la machine', 'It depends on the machine']
		],
		method: 'single'
	},
	{
		slug: 'par-ou-commencer',
		fr: {
			title: 'Quitter le logiciel propriétaire : par où commencer ?',
			lede: 'Tout changer un dimanche ne tient pas une semaine. Un morceau à la fois tient mieux, mais lequel d’abord ?',
			body: '## Ce qui se voit\n\nLe navigateur et la suite bureautique se changent en une heure, et se défont aussi vite.\n\n## Ce qui engage\n\nLe système et le courrier demandent des sauvegardes, un peu de temps, et quelqu’un à qui poser une question.\n\n## Ce qui résiste\n\nLe téléphone est souvent le dernier, et celui qui en sait le plus.',
			question: 'Dans quel ordre le feriez-vous ?'
		},
		en: {
			title: 'Leaving proprietary software: where to begin?',
			lede: 'To change everything on a Sunday does not last a week. One piece at a time lasts longer, but which one first?',
			body: '## What shows\n\nThe browser and the office suite are changed in an hour, and changed back as fast.\n\n## What commits\n\nThe system and the mail ask for backups, a little time, and somebody to ask.\n\n## What resists\n\nThe telephone often comes last, and knows the most.',
			question: 'In which order would you do it?'
		},
		options: [
			['browser', 'Le navigateur', 'The browser'],
			['office', 'La suite bureautique', 'The office suite'],
			['mail', 'Le courrier', 'The mail'],
			['system', 'Le système', 'The system'],
			['phone', 'Le téléphone', 'The telephone']
		],
		method: 'ranked'
	},
	{
		slug: 'ce-qui-compte',
		fr: {
			title: 'Qu’est-ce qui compte dans une distribution ?',
			lede: 'On en change parfois pour une raison, on y reste pour une autre. Notez ce qui pèse dans votre choix.',
			body: '## Avant d’installer\n\nLes captures d’écran décident souvent, et n’apprennent rien.\n\n## Après un an\n\nOn se souvient des mises à jour, et de qui a répondu quand l’une a mal tourné.',
			question: 'Quel poids donnez-vous à chacun de ces points ?'
		},
		en: {
			title: 'What matters in a distribution?',
			lede: 'One changes for one reason and stays for another. Score what weighs in your choice.',
			body: '## Before installing\n\nScreenshots often decide, and teach nothing.\n\n## A year later\n\nOne remembers the upgrades, and who answered when one went wrong.',
			question: 'What weight do you give to each of these points?'
		},
		options: [
			['stability', 'La stabilité', 'Stability'],
			['fresh', 'Des versions récentes', 'Recent versions'],
			['easy', 'Une installation facile', 'An easy installation'],
			['people', 'Des gens qui répondent', 'People who answer'],
			['free', 'Rien que du libre', 'Nothing but free software']
		],
		method: 'score'
	}
];
