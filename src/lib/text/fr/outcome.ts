export const outcome = {
	title: 'Ce qu’il en est advenu',
	lede: 'Dites à ceux qui ont répondu ce qui a été décidé ou fait depuis. Chaque version reste lisible ; votre nom paraît.',
	tell: 'Dire ce qu’il en est advenu',
	tellAgain: 'L’écrire de nouveau',
	box: 'Votre texte',
	hint: 'Markdown est possible ; 10 000 caractères au plus.',
	submit: 'Publier',
	version: (number: number) => `Version ${number}`,
	versions: (count: number) => `${count} versions`,
	formerMember: 'Ancien membre',
	none: 'Personne ne l’a encore dit.',
	notYet: 'Le vote est encore ouvert : ce qu’il en advient se dit après la clôture.',
	expired:
		'Votre session a pris fin : rien n’a été publié. Copiez votre texte, puis connectez-vous.',
	refusal: {
		empty: 'Ce texte ne dit rien.',
		'too-long': 'Ce texte dépasse 10 000 caractères.',
		'not-closed': 'Le vote est encore ouvert.',
		'changes-nothing': 'Ce texte est celui qui se lit déjà.',
		clash:
			'Quelqu’un d’autre a écrit entre-temps. Voici ce qui diffère ; reprenez le vôtre, puis publiez.'
	}
};
