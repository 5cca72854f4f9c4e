import type { Topic } from './topics.ts';

/** Questions by which a demo site shows what else a poll can be, or can go through; what takes time comes first. */
export const KINDS: Topic[] = [
	{
		slug: 'nom-de-la-machine',
		fr: {
			title: 'Quel nom pour la nouvelle machine ?',
			lede: 'Elle a trente-deux cœurs, elle chauffe la cave, et elle n’a pas encore de nom.',
			body: '## La coutume\n\nLes machines de la cave portent des noms d’arbres depuis 1998.\n\n## Le sondage\n\nDeux réponses disaient la même chose. Il est annulé.',
			question: 'Comment l’appeler ?'
		},
		en: {
			title: 'Which name for the new machine?',
			lede: 'It has thirty-two cores, it heats the cellar, and it has no name yet.',
			body: '## The custom\n\nMachines in the cellar have been named after trees since 1998.\n\n## The poll\n\nTwo answers said the same. It is cancelled.',
			question: 'What shall it be called?'
		},
		options: [
			['birch', 'Bouleau', 'Birch'],
			['beech', 'Hêtre', 'Beech'],
			['fayard', 'Fayard, comme on dit ici', 'Fayard, as beech is called here']
		],
		method: 'single',
		story: {
			kind: 'cancelled',
			reason:
				'Démonstration : deux réponses nommaient le même arbre, un nouveau sondage suivra. Demonstration: two answers named the same tree, a new poll will follow.'
		}
	},
	{
		slug: 'jour-de-la-fete-d-installation',
		fr: {
			title: 'Quel jour pour la fête d’installation ?',
			lede: 'La médiathèque nous prête sa grande salle trois jours possibles. Le sondage est clos, et la suite est racontée sous le résultat.',
			body: '## La salle\n\nQuarante places, des prises, et un réseau que l’on a déjà vu tomber.\n\n## Les gens\n\nIl faut au moins huit bénévoles, et un qui sache démonter un portable.',
			question: 'Quels jours vous vont ?'
		},
		en: {
			title: 'Which day for the install party?',
			lede: 'The library lends us its large room on one of three days. The poll is closed, and what came of it is told under the result.',
			body: '## The room\n\nForty seats, sockets, and a network that has been seen to fail.\n\n## The people\n\nIt takes eight volunteers at least, and one who can take a laptop apart.',
			question: 'Which days suit you?'
		},
		options: [
			['saturday', 'Samedi', 'Saturday'],
			['sunday', 'Dimanche', 'Sunday'],
			['wednesday', 'Mercredi soir', 'Wednesday evening']
		],
		method: 'approval',
		isOver: true,
		story: {
			kind: 'outcome',
			versions: [
				'*Démonstration.* Le jour qui convenait au plus grand nombre est retenu, la salle est réservée.',
				'*Démonstration.* Le jour qui convenait au plus grand nombre est retenu, la salle est réservée.\n\nOnze bénévoles se sont annoncés, dont deux qui savent démonter un portable.'
			]
		}
	},
	{
		slug: 'heure-des-reunions',
		fr: {
			title: 'À quelle heure se réunir ?',
			lede: 'Les uns ont des enfants, les autres le dernier train. On vote encore pendant quelques jours.',
			body: '## Tôt\n\nOn finit à l’heure, et ceux qui travaillent tard n’y sont pas.\n\n## Tard\n\nTout le monde y est, et personne n’est réveillé le lendemain.',
			question: 'Quelle heure vous va ?'
		},
		en: {
			title: 'At what time shall we meet?',
			lede: 'Some have children, others the last train. One can vote for some days more.',
			body: '## Early\n\nWe finish on time, and those who work late are not there.\n\n## Late\n\nEverybody is there, and nobody is awake the next day.',
			question: 'What time suits you?'
		},
		options: [
			['six', '18 heures', '6 p.m.'],
			['seven', '19 heures', '7 p.m.'],
			['half-past-eight', '20 h 30', '8.30 p.m.']
		],
		method: 'single',
		closesIn: 3,
		story: {
			kind: 'burst',
			reason:
				'Démonstration : ces bulletins sont venus en une heure, du même programme. Demonstration: these ballots came within an hour, from one program.'
		}
	},
	{
		slug: 'ateliers-du-printemps',
		fr: {
			title: 'Quels ateliers au printemps ?',
			lede: 'La salle est réservée pour deux ou trois soirées. Choisissez-en autant, et proposez ce qui manque.',
			body: '## Ce que nous savons animer\n\nLes ateliers de la liste ont chacun leur bénévole.\n\n## Ce qui manque\n\nUne proposition retenue rejoint la liste ; trouver qui l’anime est une autre affaire.',
			question: 'Quels ateliers voulez-vous ?'
		},
		en: {
			title: 'Which workshops in spring?',
			lede: 'The room is booked for two or three evenings. Choose as many, and propose what is missing.',
			body: '## What we can run\n\nEach workshop of the list has its volunteer.\n\n## What is missing\n\nA proposal that is accepted joins the list; to find who runs it is another matter.',
			question: 'Which workshops do you want?'
		},
		options: [
			['install', 'Installer un système libre', 'Install a free system'],
			['repair', 'Réparer son ordinateur', 'Repair one’s computer'],
			['map', 'Cartographier le quartier', 'Map the neighbourhood'],
			['mail', 'Chiffrer son courrier', 'Encrypt one’s mail'],
			['backup', 'Sauvegarder, et restaurer', 'Back up, and restore']
		],
		method: 'approval',
		atLeast: 2,
		atMost: 3,
		story: {
			kind: 'proposals',
			accepted: ['Écrire dans une encyclopédie libre', 'Enregistrer et monter du son'],
			refused: {
				text: 'Une soirée crêpes',
				reason: 'Démonstration : excellente idée, mais qui n’est pas un atelier.'
			},
			waiting: ['Remettre un téléphone à neuf', 'Imprimer en trois dimensions']
		}
	},
	{
		slug: 'courrier-chiffre',
		fr: {
			title: 'Une association doit-elle chiffrer tout son courrier ?',
			lede: 'Répondez avant de lire, si vous voulez, puis de nouveau à la fin. Le sondage dira combien ont changé de réponse, et dans quel sens.',
			body: '## Pour\n\nCe qui est chiffré par habitude protège ce qui doit l’être par nécessité.\n\n## Contre\n\nUne clef perdue, et dix ans d’archives ne se lisent plus.\n\n## Ailleurs\n\nDes associations chiffrent les listes de membres et les comptes, et laissent le reste en clair.',
			question: 'Faut-il tout chiffrer ?'
		},
		en: {
			title: 'Should an association encrypt all its mail?',
			lede: 'Answer before reading, if you like, then again at the end. The poll will say how many changed their answer, and in which direction.',
			body: '## For\n\nWhat is encrypted by habit protects what must be by necessity.\n\n## Against\n\nOne lost key, and ten years of archives can no longer be read.\n\n## Elsewhere\n\nSome associations encrypt lists of members and accounts, and leave the rest in clear.',
			question: 'Should everything be encrypted?'
		},
		options: [
			['depends', 'Ça dépend du courrier', 'It depends on the mail'],
			['yes', 'Oui', 'Yes'],
			['no', 'Non', 'No']
		],
		method: 'single',
		asksTwice: true
	},
	{
		slug: 'mises-a-jour-seules',
		fr: {
			title: 'Un système doit-il se mettre à jour tout seul ?',
			lede: 'Une faille corrigée dans la nuit ne réveille personne. Une mise à jour ratée dans la nuit réveille tout le monde.',
			body: '## La nuit, sans rien demander\n\nC’est ce qui protège ceux qui ne lisent pas les annonces.\n\n## Quand on le veut\n\nC’est ce qui protège ceux qui ont un serveur à rendre le lundi.',
			question: 'Laissez-vous le système se mettre à jour tout seul ?'
		},
		en: {
			title: 'Should a system update itself?',
			lede: 'A hole that is mended at night wakes nobody. An update that goes wrong at night wakes everybody.',
			body: '## At night, without asking\n\nThat protects those who do not read announcements.\n\n## When one wants to\n\nThat protects those who have a server to hand over on Monday.',
			question: 'Do you let the system update itself?'
		},
		options: [
			['all', 'Oui, pour tout', 'Yes, for everything'],
			['security', 'Oui, pour la sécurité seulement', 'Yes, for security only'],
			['never', 'Non, je le fais moi-même', 'No, I do it myself']
		],
		method: 'single',
		links: [
			{
				title: 'Debian : informations de sécurité',
				url: 'https://www.debian.org/security/',
				language: 'fr'
			},
			{
				title: 'What is free software?',
				url: 'https://www.gnu.org/philosophy/free-sw.html',
				language: 'en'
			}
		],
		story: { kind: 'minds' }
	},
	{
		slug: 'tout-le-parc',
		fr: {
			title: 'Faut-il passer tout le parc de l’association au libre ?',
			lede: 'Trente machines, deux bénévoles, et une assemblée générale qui tourne en rond. Les uns veulent tout changer, les autres ne rien changer.',
			body: '## Tout\n\nUne bonne fois, avec une formation et un mois de patience.\n\n## Rien\n\nCe qui marche marche, et les bénévoles ont autre chose à faire.\n\n## Entre les deux\n\nLe premier choix de peu de gens, le second de presque tous.',
			question: 'Que fait-on du parc ?'
		},
		en: {
			title: 'Should all machines of the association become free?',
			lede: 'Thirty machines, two volunteers, and a general assembly that goes round in circles. Some want to change everything, the others nothing.',
			body: '## Everything\n\nOnce and for all, with a training and a month of patience.\n\n## Nothing\n\nWhat works works, and the volunteers have other things to do.\n\n## In between\n\nThe first choice of few, the second of nearly everybody.',
			question: 'What do we do with the machines?'
		},
		options: [
			['all', 'Tout passer au libre cette année', 'All become free this year'],
			['half', 'La moitié d’abord, puis on en reparle', 'Half of them first, then we talk again'],
			['none', 'Ne rien changer', 'Change nothing']
		],
		method: 'ranked',
		results: 'always',
		isPolarised: true
	},
	{
		slug: 'prix-de-l-annee',
		fr: {
			title: 'À quel projet donner le prix de l’année ?',
			lede: 'Le jury, c’est vous. Pour que personne ne vole au secours de la victoire, les résultats restent sous scellés jusqu’à la clôture.',
			body: '## Les nommés\n\nTrois projets tenus par moins de cinq personnes, dont tout le monde se sert sans le savoir.\n\n## Le prix\n\nUne somme modeste, et des mercis.',
			question: 'Quel projet mérite le prix ?'
		},
		en: {
			title: 'Which project deserves the prize of the year?',
			lede: 'You are the jury. So that nobody runs to help the winner, the results are sealed until the close.',
			body: '## The nominees\n\nThree projects kept by fewer than five people, which everybody uses without knowing.\n\n## The prize\n\nA modest sum, and thanks.',
			question: 'Which project deserves the prize?'
		},
		options: [
			['clock', 'Celui qui met les horloges à l’heure', 'The one that sets the clocks'],
			['fonts', 'Celui qui dessine les lettres', 'The one that draws the letters'],
			['zip', 'Celui qui compresse les fichiers', 'The one that packs the files']
		],
		method: 'single',
		results: 'sealed',
		closesIn: 9
	}
];
