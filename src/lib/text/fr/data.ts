/** The files of a poll, and the page that says what is in them. */
export const data = {
	link: 'Données et citation',
	title: 'Les données de ce sondage',
	cite: 'Citer ce résultat',
	citation: (poll: {
		question: string;
		site: string;
		day: string;
		counts: string;
		address: string;
	}) =>
		`« ${poll.question} », sondage de ${poll.site}. Au ${poll.day} : ${poll.counts}. ${poll.address}`,
	/** In the citation, where the poll was called off. */
	cancelled: 'sondage annulé',
	fewer: {
		member: (smallest: string) => `moins de ${smallest} bulletins de membres`,
		visitor: (smallest: string) => `moins de ${smallest} bulletins de visiteurs`
	},
	citeNote:
		'La date est celle de la base de données, le jour où cette page a été lue. L’adresse ne change pas.',
	refused: {
		'after-vote':
			'Les données de ce sondage se lisent après le vote, ou sur demande sans voter, comme son résultat ; après la clôture, tout le monde les lit.',
		between:
			'Vous avez répondu avant de lire : les données de ce sondage se lisent quand vous avez répondu de nouveau, à la fin de l’article, ou demandé les résultats sans répondre de nouveau ; après la clôture, tout le monde les lit.',
		sealed:
			'Le résultat de ce sondage est sous scellés : ses données se lisent après la clôture, par tout le monde, et par personne avant.',
		ballots:
			'Les bulletins entiers ne sont donnés qu’une fois le sondage clos et son sel détruit : aucun ne mène alors plus à personne.'
	},
	files: {
		title: 'Les fichiers',
		json: 'tous les nombres, par groupe de votants',
		csv: 'les mêmes, une ligne par nombre, pour un tableur',
		abif: {
			member: 'les bulletins entiers des membres, les pareils ensemble',
			visitor: 'les bulletins entiers des visiteurs, les pareils ensemble'
		},
		later: 'Les bulletins entiers (ABIF) s’ajouteront ici après la clôture.'
	},
	rules: {
		title: 'Ce qui n’y est pas, et pourquoi',
		points: (smallest: string) => [
			`Aucun nombre de bulletins inférieur à ${smallest}, zéro excepté : un fichier se rapproche d’autres fichiers, et un petit nombre y désignerait quelqu’un. Il est laissé vide, ce qui veut dire « retenu », jamais zéro.`,
			'Si le total permettait de retrouver par soustraction ce qui est retenu, la plus petite des autres parties est retenue aussi. Une case vide n’est donc pas toujours un petit nombre.',
			`Un groupe qui compte moins de ${smallest} bulletins n’a que des cases vides.`,
			`Aucune heure : des jours, réunis jusqu’à ce qu’il y ait au moins ${smallest} bulletins. C’est le jour du premier dépôt ; un bulletin changé garde le sien.`,
			'Des passages d’une réponse à l’autre, ceux vers une réponse sont retenus ensemble si peu de ses bulletins sont venus autrement : son total dirait combien.',
			'Aucun bulletin entier tant que le sondage est ouvert. Après la clôture, les bulletins de classement pareils sont donnés ensemble, avec leur nombre, du plus fréquent au plus rare : leur ordre ne dit rien du moment où ils ont été déposés.',
			'Rien qui porte sur une personne : ni compte, ni réseau, ni marque de bulletin.',
			'Tout cela vaut pour une lecture. Tant que le sondage est ouvert, qui relève les nombres avant et après un vote peut dire ce qu’il était, comme qui regarde deux fois la page du sondage ; après la clôture, ils ne changent plus.',
			'La page du sondage, elle, montre tous les totaux, petits nombres compris, à qui peut voir le résultat.'
		]
	},
	schema: {
		title: 'Ce que disent les champs',
		json: 'JSON',
		csv: 'Colonnes du CSV',
		abif: 'ABIF',
		jsonFields: {
			format:
				'Nom et version de ce format. Un changement qui casserait un lecteur change la version.',
			asOf: 'Le jour auquel les nombres se rapportent : année, mois, jour.',
			citation: 'La phrase à citer.',
			smallestCount: 'Le plus petit nombre de bulletins qui soit donné, zéro excepté.',
			'documentation, poll.id, poll.address, poll.question, poll.language':
				'L’adresse de cette page, et ce qui nomme le sondage.',
			'poll.state':
				'État : not-open-yet, pas encore ouvert ; open, ouvert ; closed, clos ; cancelled, annulé (ses nombres ne désignent aucune réponse gagnante).',
			'poll.closesOn': 'Le dernier jour du vote, dans le fuseau horaire du site ; null sans date.',
			'poll.options':
				'Les réponses, dans l’ordre du sondage ; partout ailleurs, elles sont nommées par leur numéro.',
			'poll.options.proposedOn':
				'Le jour où la réponse, proposée par des lecteurs, a rejoint les autres : qui avait voté avant ne l’avait pas sous les yeux. null pour toutes les autres.',
			'poll.method':
				'single : une réponse ; approval : une ou plusieurs ; ranked : un classement ; score : des notes de 0 à 5.',
			'poll.atLeast, poll.atMost':
				'Combien de réponses un bulletin peut nommer ; vide s’il n’y a pas de règle.',
			'poll.series':
				'L’adresse de la page où la même question, posée plusieurs fois, se compare ; null si elle ne l’a été qu’une fois.',
			'poll.results': 'Qui voit le résultat avant la clôture : always, after-vote ou sealed.',
			'poll.headline':
				'Quel résultat est mis en avant, comme annoncé à côté du bulletin : both, les deux ; members, celui des membres.',
			'members, visitors': 'Les deux groupes de votants, jamais additionnés.',
			ballots: 'Bulletins en vigueur.',
			informed: 'Parmi eux, ceux déposés après avoir vu le résultat.',
			looked:
				'Personnes qui ont vu le résultat et n’ont pas de bulletin ; elles ne font pas partie des bulletins.',
			'options.ballots': 'Bulletins qui choisissent la réponse, ou lui donnent une note.',
			'options.points': 'Somme des notes de la réponse.',
			pairs:
				'Deux réponses l’une face à l’autre : bulletins qui mettent la première au-dessus (above), la seconde (below), ou aucune des deux (neither). Ce qui n’est pas classé vient dernier, ex æquo ; sans avis vaut 0.',
			days: 'Bulletins déposés pour la première fois du jour from au jour to.',
			'poll.asksTwice': 'Si la question est posée avant l’article et de nouveau à la fin.',
			'answeredBefore, answeredTwice, moves':
				'D’un sondage posé deux fois : bulletins d’abord répondus avant de lire ; parmi eux, ceux donnés de nouveau à la fin sans avoir vu le résultat ; et ceux-ci selon la première réponse (from) et la seconde (to), y compris qui est resté. null et vide si le sondage est posé une fois.',
			ballotFile: 'Adresse des bulletins entiers de ce groupe, une fois le sondage clos.',
			removed:
				'Bulletins retirés pour abus : le jour, leur nombre, la raison publique, et le jour où ils ont été remis.'
		},
		csvFields: {
			electorate: 'member ou visitor.',
			measure:
				'Ce qui est compté : ballots, informed, looked, option, points, above (la réponse option au-dessus de la réponse other), neither, day ; si le sondage est posé deux fois, answered-before, answered-twice, et move (de la réponse option à la réponse other).',
			'option, other': 'Numéros de réponses, dans l’ordre du sondage.',
			'from, to': 'Premier et dernier jour.',
			count: 'Le nombre ; vide s’il est retenu.',
			label:
				'Le texte de la réponse option. Un texte qui commencerait comme une formule de tableur a une apostrophe devant.'
		},
		abifText: (smallest: string) =>
			`Un fichier de texte par groupe de votants, au format « aggregated ballot information » (electowiki.org/wiki/ABIF) : une ligne par réponse, comme =A1:[Du thé], puis une ligne par bulletin, comme 12:A2>A1=A3, qui veut dire douze fois : A2 d’abord, puis A1 et A3 ex æquo. Une réponse absente n’est pas classée. Les bulletins dont il y a moins de ${smallest} pareils ne sont pas donnés, ni, s’il le faut pour cacher combien ils sont peu, les plus rares des autres : une ligne de commentaire dit combien il en manque.`
	},
	others: (count: string) =>
		`Bulletins qui ne sont pas donnés, trop peu d’entre eux étant pareils : ${count}`,
	method: (smallest: string) => [
		`Les fichiers de données d’un sondage se lisent par qui peut voir son résultat, et par personne d’autre. Ils ne donnent aucun nombre de bulletins inférieur à ${smallest}, zéro excepté, ni rien dont on puisse en tirer un par soustraction dans une même lecture (deux lectures, avant et après un vote, le disent tant que le sondage est ouvert, comme deux regards sur sa page) ; leurs jours sont réunis jusqu’à ${smallest} bulletins ; des bulletins entiers n’y sont qu’après la clôture, à partir de ${smallest} pareils.`,
		'La page du sondage, son image et son cadre montrent tous les totaux, petits nombres compris, à qui peut voir le résultat : un dépouillement que chacun peut vérifier n’en cache aucun. Les fichiers les taisent parce qu’ils se gardent et se rapprochent d’autres fichiers.'
	]
};
