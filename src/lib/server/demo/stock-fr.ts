import type { Stock } from './stock.ts';

export const FRENCH: Stock = {
	openers: [
		'Question de fond, merci de l’avoir posée.',
		'Je lis le fil depuis le début et il manque un point.',
		'Avis d’un administrateur système fatigué.',
		'Je vais nuancer.',
		'Vu du côté d’un petit hébergeur associatif :',
		'Vingt ans de métier, et toujours la même discussion.',
		'Pour ma part, la réponse a changé avec le temps.',
		'Sans vouloir relancer une guerre de religion :'
	],
	claims: [
		'Un système libre dans une cage propriétaire n’est plus tout à fait libre.',
		'La liberté du système invité ne vaut que ce que vaut celle de l’hôte.',
		'Le vrai sujet n’est pas la licence, c’est la porte de sortie.',
		'Une cage dont on a la clef n’est pas une cage.',
		'Ce qui compte, c’est de pouvoir déménager en un week-end.',
		'Je préfère un geôlier bavard à un geôlier muet : au moins je lis son code.',
		'On peut très bien accepter une dépendance, à condition de la nommer.',
		'La couche du dessous voit tout : la mémoire, le disque, le réseau.',
		'Plutôt l’inverse : le propriétaire dans une fenêtre, et la fenêtre chez moi.',
		'Il ne faut pas confondre le prix et la liberté.',
		'Un annuaire de formats ouverts protège mieux qu’une belle promesse.',
		'Le jour où l’éditeur change ses tarifs, la cage rétrécit.',
		'Personne n’a jamais regretté d’avoir gardé ses sauvegardes lisibles.',
		'Le confort d’aujourd’hui est la migration de demain.',
		'L’argument de la performance a disparu depuis longtemps.',
		'La virtualisation propriétaire a servi de cheval de Troie au libre dans bien des entreprises.',
		'Refuser par principe, c’est parfois laisser la place à pire.',
		'Un outil fermé peut être excellent et rester un mauvais choix.'
	],
	reasons: [
		'Quand l’hôte est fermé, personne ne peut vérifier ce qu’il fait de la mémoire des invités.',
		'Les mises à jour de sécurité arrivent quand l’éditeur le décide, pas quand la faille est connue.',
		'Le contrat est renégocié tous les trois ans, toujours dans le même sens.',
		'Les pilotes sont testés d’abord sur ce que les clients achètent.',
		'Sans le code, un bogue au mauvais étage ne se corrige pas : il se contourne.',
		'Le format des disques virtuels est documenté, et c’est cela qui change tout.',
		'Une petite équipe ne peut pas maintenir trois hyperviseurs.',
		'Le support téléphonique rassure une direction, c’est un fait.',
		'Il suffit d’un arrêt de produit pour que dix ans d’outillage partent à la benne.',
		'L’interopérabilité se constate, elle ne se promet pas.',
		'Les compétences acquises sur un outil libre restent à la personne qui les a acquises.',
		'On ne négocie bien que ce que l’on peut quitter.'
	],
	experiences: [
		'Chez nous, la migration a pris quatre mois au lieu de deux semaines.',
		'J’ai tenu cinq ans avec un hôte fermé, puis la licence a triplé.',
		'Nous faisons tourner quarante machines sous Xen depuis 2008, sans drame.',
		'Mon ancien employeur avait choisi l’inverse, et les deux équipes s’en portaient bien.',
		'Au bureau je n’ai pas le choix ; à la maison, tout est libre.',
		'J’ai essayé les deux le même mois, avec la même charge : aucune différence mesurable.',
		'Le seul incident grave en dix ans venait d’un onduleur, pas d’un hyperviseur.',
		'Dans mon école, on apprend sur QEmu parce qu’on peut l’ouvrir et regarder dedans.',
		'Nous avons gardé une seule machine fermée, pour un logiciel de paie.',
		'Le jour de la panne, c’est une liste de diffusion qui nous a répondu, pas le support.'
	],
	concessions: [
		'Cela dit, je comprends ceux qui doivent livrer lundi matin.',
		'Je reconnais que l’outil fermé est mieux documenté.',
		'Bien sûr, tout le monde n’a pas une équipe pour maintenir cela.',
		'Il faut être honnête : le libre n’est pas gratuit non plus.',
		'Je changerais d’avis si le format d’export était garanti par contrat.',
		'Mon avis vaut pour un petit parc ; à mille machines, je ne sais pas.',
		'Pour un poste de travail, la question se pose autrement.',
		'Je peux me tromper, et je lirai volontiers un contre-exemple.'
	],
	questions: [
		'Quelqu’un a-t-il déjà réussi le chemin inverse ?',
		'Combien d’entre nous ont vraiment testé leur plan de sortie ?',
		'À partir de quelle taille cet argument cesse-t-il de tenir ?',
		'Et si la cage est libre mais que le gardien ne l’est pas ?',
		'Qui paie, au bout du compte ?',
		'Que reste-t-il de la liberté numéro un, celle d’étudier, si l’étage du dessous est fermé ?',
		'Est-ce que quelqu’un a des chiffres plus récents ?',
		'La réponse est-elle la même pour un service public ?'
	],
	agreements: [
		'D’accord avec vous, et j’irais plus loin.',
		'C’est exactement ce que nous avons vécu.',
		'Bon argument, il m’a fait changer de case.',
		'Merci pour le retour d’expérience, il est rare d’en lire.',
		'Je signe, à un détail près.'
	],
	objections: [
		'Je ne suis pas convaincu.',
		'C’est oublier un peu vite le coût de la formation.',
		'L’argument se retourne : remplacez « fermé » par « abandonné » et il tient encore.',
		'Pas tout à fait.',
		'Vous décrivez la meilleure des cages, pas celle que l’on nous vend.',
		'Attention, corrélation n’est pas raison.'
	],
	blocks: [
		'Trois critères, dans cet ordre :\n\n1. pouvoir partir ;\n2. pouvoir vérifier ;\n3. pouvoir payer.',
		'Ce que je demande à un hôte :\n\n- un format de disque documenté ;\n- une console qui marche quand le réseau ne marche plus ;\n- des notes de version **lisibles**.',
		'Pour essayer sans risque :\n\n```sh\nqemu-img convert -O qcow2 machine.vmdk machine.qcow2\nqemu-system-x86_64 -m 512 -hda machine.qcow2\n```',
		'La configuration tient en quelques lignes :\n\n```ini\n[invite]\nmemoire = 256\ndisque = /srv/xen/invite.img\nreseau = pont0\n```',
		'| hôte | invité | verdict |\n| --- | --- | --- |\n| libre | libre | idéal |\n| libre | fermé | acceptable |\n| fermé | libre | à discuter |',
		'- *Pour* : un seul outil à apprendre.\n- *Contre* : un seul fournisseur à quitter.'
	]
};
