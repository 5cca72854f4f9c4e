type RankingRule = Record<
	| 'hiddenHours'
	| 'foldBelow'
	| 'newcomerDays'
	| 'z'
	| 'start'
	| 'perArticle'
	| 'base'
	| 'perRating'
	| 'most'
	| 'sideMinimum'
	| 'sides'
	| 'looked',
	string
>;

type SlowDownRule = Record<
	'replies' | 'lately' | 'reportDays' | 'pause' | 'perReport' | 'most',
	string
>;

type SearchRule = Record<
	'ranked' | 'title' | 'lede' | 'body' | 'comment' | 'completions' | 'articles',
	string
>;

export const method = {
	title: 'Comment c’est compté, et ce que l’on peut savoir de vous',
	lede: 'Cette page est produite par le code qu’elle décrit : les nombres ci-dessous sont ceux que le site applique.',
	ballots: {
		title: 'Bulletins',
		points: (limit: {
			visitorBallots: string;
			visitorHours: string;
			ipv4: string;
			ipv6: string;
		}) => [
			'Membres et visiteurs votent une fois par sondage ; une contrainte de la base de données l’impose. Ce sont deux électorats, comptés à part et jamais additionnés en silence.',
			'Un visiteur, c’est un navigateur : un cookie signé, posé au premier vote, ou quand on demande les résultats sans voter. Qui l’efface peut voter de nouveau ; c’est pourquoi les visiteurs sont comptés à part.',
			`L’adresse réseau ne décide jamais qui est qui. Elle freine seulement : au plus ${limit.visitorBallots} nouveaux bulletins de visiteurs par sondage et par réseau (IPv4 /${limit.ipv4}, IPv6 /${limit.ipv6}) en ${limit.visitorHours}.`,
			'Tant que le sondage est ouvert, un bulletin peut être changé ou retiré. L’heure de clôture est celle de la base de données.',
			'Les résultats se voient après le vote, ou sur demande sans voter ; par tous et dès l’ouverture, si l’auteur le choisit ; sous scellés, après la clôture seulement, et aucune réponse ne se montre plus dès lors avec un commentaire ; celles qui s’y montraient avant que le sondage soit mis sous scellés restent. Un bulletin déposé après les avoir vus est compté, et signalé en petits caractères.',
			'Qui a voté comme visiteur puis se connecte dans le même navigateur garde un seul bulletin : celui du visiteur devient celui du membre, ou disparaît si le membre en a déjà un.'
		]
	},
	results: {
		title: 'Résultats',
		points: (rule: { minimum: string }) => [
			'À côté de chaque pourcentage se trouve le nombre de bulletins, et le dénominateur est dit en mots.',
			`Aucun pourcentage en dessous de ${rule.minimum} bulletins.`,
			'Aucune marge d’erreur : les lecteurs se sont choisis eux-mêmes, ce n’est pas un échantillon.',
			'Quand plusieurs réponses sont possibles, le pourcentage est celui des personnes, et la somme peut dépasser 100 %.',
			'Le dépouillement affiché est tenu à jour avec chaque bulletin, dans la même transaction ; il peut être recalculé à tout moment depuis les bulletins, et un test le fait.'
		]
	},
	methods: {
		title: 'Méthodes de vote',
		points: (rule: { options: string; score: string }) => [
			'Une seule réponse : la plus choisie l’emporte. Plusieurs réponses : la plus cochée l’emporte ; l’auteur peut en demander un minimum et un maximum.',
			`Classement : chaque électorat a sa matrice de duels, ${rule.options} réponses au plus. Méthode de Schulze par les voix des vainqueurs : un duel gagné est aussi fort que le nombre de bulletins qui le gagnent, une suite de duels aussi forte que le plus faible d’entre eux ; une réponse en bat une autre quand sa suite la plus forte l’est davantage. À côté, le vote alternatif, tour par tour.`,
			'Au vote alternatif, les dernières à égalité sortent ensemble ; un bulletin qui met à égalité deux réponses encore en lice est épuisé pour la suite. Ce qu’un bulletin ne classe pas vient dernier, ex æquo.',
			`Notes de 0 à ${rule.score}, méthode STAR : les deux plus hautes sommes vont en finale, et l’emporte celle que plus de bulletins notent au-dessus de l’autre. Sans avis : 0 dans la somme et en finale, rien dans la moyenne.`,
			'Une égalité est dite, jamais tranchée par le hasard, l’ordre ou l’alphabet.',
			'La réponse montrée avec un commentaire est ce qu’on a choisi ; pour un classement ou des notes, la seule placée au-dessus de toutes les autres, s’il y en a une.'
		]
	},
	secrecy: {
		title: 'Secret du bulletin',
		points: (rule: { shuffled: string }) => [
			'Aucune ligne de la base ne porte à la fois un compte et un choix. Un bulletin porte une empreinte : un HMAC-SHA-256 de l’identité sous une clé propre au sondage.',
			'La clé vient du secret du serveur et d’un sel propre au sondage, détruit après la clôture. Ensuite, plus personne, nous compris, ne peut rattacher un bulletin à un compte par son empreinte.',
			'Un sondage sans date de clôture garde son sel aussi longtemps qu’il reste ouvert : jusque-là, l’exploitant peut rattacher ses bulletins à des comptes.',
			'Les bulletins portent un jour, pas une heure.',
			'Le mot juste est « pseudonyme », pas « anonyme ». Tant que le sondage est ouvert, l’exploitant du serveur, qui a la base et le secret, pourrait recalculer l’empreinte d’un compte. Il pourrait aussi observer les requêtes pendant qu’elles passent, ou comparer des sauvegardes. Si ce risque vous importe, votez comme visiteur.',
			`Qui a la base brute voit quelle transaction a écrit chaque ligne, et dans quel ordre : le jour du vote, un bulletin s’y trouve près de ce que la même personne a écrit juste avant ou après (une connexion, un commentaire, la marque de ce qu’elle a lu), et peut ainsi être deviné. Une fois le jour passé, les bulletins du sondage et ses décomptes sont réécrits tels quels, ensemble, dans un ordre tiré au sort (les ${rule.shuffled} derniers écrits, s’il y en a plus) : il ne reste que le jour. Une copie de la base faite entre-temps garde ce qu’on y voyait.`,
			'Après la clôture, le site ne peut plus vous rappeler votre propre réponse : il ne sait plus laquelle est la vôtre.'
		]
	},
	clicks: {
		title: 'Clics sur les liens',
		points: (rule: { days: string }) => [
			'Un clic est compté une fois par lien, visiteur et jour, sans cookie ni script.',
			`On ne garde qu’un HMAC de l’adresse et du navigateur, sous le secret du serveur et un sel tiré au hasard chaque jour ; empreintes et sels sont effacés après ${rule.days} jours.`,
			'Ne sont pas comptés : les robots connus, les préchargements, les requêtes HEAD.',
			'Les clics importés (ceux de 2006 pour l’article fondateur) sont gardés à part et additionnés à l’affichage.'
		]
	},
	review: {
		title: 'Publication d’un article',
		points: (rule: { publish: string; refuse: string }) => [
			'Tout membre peut proposer un article. Il est lu par qui l’écrit ou est invité à l’écrire, et par la modération une fois soumis.',
			`Modérateurs et administrateurs votent +1 ou −1, avec une note, jamais sur ce qu’ils écrivent. L’article est publié quand la somme dépasse l’effectif de l’équipe divisé par ${rule.publish}, refusé quand elle descend sous l’opposé de l’effectif divisé par ${rule.refuse} ; il faut donc au moins +1 ou −1.`,
			'Dans la somme comme dans l’effectif ne comptent que ceux qui sont de l’équipe à ce moment, et ne sont pas suspendus.',
			'Modifier un article soumis en refait un brouillon et annule les votes. Un refus est motivé ; l’auteur peut corriger et soumettre de nouveau.',
			'Un administrateur peut décider sans vote : le journal public dit lequel, quand et pourquoi. Personne ne décide de son propre article, ni de sa date, ni de sa place à la une, ni de son retrait, tant que quelqu’un d’autre de l’équipe le peut.',
			'Une fois l’article publié, chacun peut lire toutes ses versions.',
			'Un administrateur peut retirer du site un article publié, avec ses sondages et ses commentaires, et le remettre tel quel : le journal public dit lequel, quand et pourquoi.',
			'Une fois un sondage clos, ceux qui ont écrit l’article peuvent dire ce qu’il en est advenu ; toutes les versions en restent lisibles.'
		]
	},
	afterwards: {
		title: 'Après la publication',
		points: (rule: {
			correctMinutes: string;
			patienceDays: string;
			/** Null: links are not looked at. */
			links: { days: string; failingDays: string } | null;
		}) => [
			`Qui a écrit l’article en corrige les mots sans demander pendant ${rule.correctMinutes} minutes après sa publication ; ensuite la modération décide de ce que proposent ses auteurs et de ce que signalent les lecteurs. Chaque correction fait une version, que chacun peut comparer.`,
			`Tout membre peut traduire l’article. Qui l’a écrit accepte ou rend la traduction ; après ${rule.patienceDays} jours sans réponse, ou s’il ne reste personne pour en donner une, la modération le peut aussi.`,
			rule.links === null
				? 'Ce site ne vérifie pas les liens.'
				: `Chaque lien est vérifié tous les ${rule.links.days} jours. Qui échoue l’est de nouveau ${rule.links.failingDays} jour plus tard, et devient un « lien mort » s’il échoue encore, un autre jour (UTC) ; il ne l’est plus dès qu’il répond. Une page fermée aux robots ou réservée à certains (401, 403, 429) n’est pas un échec.`
		]
	},
	discussion: {
		title: 'Discussion',
		points: (rule: {
			characters: string;
			depth: string;
			editMinutes: string;
			untracedMinutes: string;
			pageSize: string;
			/** Threads that the cookie of a visitor remembers. */
			remembered: string;
			/** Null: threads never close by themselves. */
			quietDays: string | null;
			slowDown: SlowDownRule;
		}) => [
			`Un commentaire a au plus ${rule.characters} caractères ; un fil, ${rule.depth} niveaux.`,
			rule.quietDays === null
				? 'Les commentaires d’un article ne se ferment pas d’eux-mêmes.'
				: `Les commentaires d’un article se ferment après ${rule.quietDays} jours sans aucun ; le sondage suit ses propres dates.`,
			`On peut corriger son commentaire pendant ${rule.editMinutes} minutes, tant que personne n’a répondu. Une correction des ${rule.untracedMinutes} premières minutes ne laisse pas de trace ; ensuite, chacun peut lire ce qui était écrit avant. On peut l’effacer à tout moment : sa place reste dans le fil, son texte disparaît.`,
			`Une branche est échauffée quand elle a reçu ${rule.slowDown.replies} réponses d’au moins deux membres en ${rule.slowDown.lately}, ou qu’un commentaire y a été signalé à la modération, qui ne l’a pas écarté, ou jugé « inutile » parce que blessant ou publicitaire, ce qui compte pendant ${rule.slowDown.reportDays} jours, un au plus par membre et par branche. Chacun y attend alors ${rule.slowDown.pause} entre deux de ses propres réponses, ${rule.slowDown.perReport} de plus par signalement, ${rule.slowDown.most} au plus.`,
			`Les commentaires sont montrés du plus ancien au plus récent, ou dans l’ordre que vous choisissez, ${rule.pageSize} par page au plus. Ce qui est replié se déplie ; seul un acte de la modération cache, et son journal dit pourquoi.`,
			'Une réponse montrée avec un commentaire est copiée du formulaire que vous envoyez, jamais tirée de votre bulletin, et reste telle quelle ; vous pouvez la marquer comme changée depuis.',
			`« Nouveau » veut dire : écrit par d’autres depuis votre dernière visite à ce fil, hors de ce que vous avez mis en sourdine ou masqué. Pour un membre, le site retient le dernier commentaire de chaque fil lu ; sans compte, c’est votre navigateur, dans un cookie (${rule.remembered} fils). Vous pouvez le faire oublier.`
		]
	},
	ranking: {
		title: 'Utilité, notes et karma',
		points: (rule: RankingRule) => [
			`« Utile » et « inutile » se disent d’un commentaire, pas d’une opinion, par les membres, une fois par commentaire, jamais pour soi. « Inutile » demande une raison, que le site garde et ne montre pas.`,
			`Pendant les ${rule.hiddenHours} premières heures d’un commentaire, on ne voit que le nombre d’avis, et les ordres qui suivent n’en tiennent pas compte : sa place dirait sa note.`,
			`Note : avis « utile » moins avis « inutile ». Une branche est repliée quand sa note est inférieure à ${rule.foldBelow} (à un autre seuil, ou jamais, selon vos réglages) ; jamais pendant ces premières heures, ni quand son auteur était membre depuis moins de ${rule.newcomerDays} jours.`,
			`Plus utiles d’abord : borne inférieure de l’intervalle de Wilson, (p + z²/2n − z·√((p(1−p) + z²/4n)/n)) / (1 + z²/n), où n est le nombre d’avis, p la part d’avis « utile » et z = ${rule.z}. Sans avis, en ces premières heures, supprimé ou masqué : 0.`,
			`Plus discutés d’abord : nombre de commentaires de la branche. À égalité, le plus récent d’abord.`,
			`Chaque membre est du côté de la réponse au premier sondage qu’il a montrée avec son dernier commentaire du fil, si ce commentaire n’est ni supprimé ni marqué comme changé depuis ; à défaut, de celle d’avant ; sans réponse montrée, d’aucun. Qui montre plusieurs réponses compte dans chacune. Aucun bulletin n’est consulté.`,
			`Plus rassembleurs d’abord : moyenne géométrique, (p₁·p₂·…·pₖ)^(1/k), sur les k côtés dont ${rule.sideMinimum} membres au moins ont jugé le commentaire, de pᵢ = (uᵢ + 1)/(nᵢ + 2), où nᵢ est le nombre d’avis de ce côté et uᵢ celui de ses avis « utile ». Avec moins de ${rule.sides} côtés, ou en ces premières heures : 0, donc à la fin, le plus récent d’abord.`,
			`Le meilleur argument de chaque côté : le commentaire dont la borne de Wilson est la plus haute parmi les seuls avis de ce côté, ${rule.sideMinimum} au moins et plus d’« utile » que d’« inutile » ; à côté, le premier parmi ceux dont l’auteur est d’un autre côté. Jamais un commentaire de moins de ${rule.hiddenHours} heures, supprimé, ou de note inférieure à ${rule.foldBelow} ; on regarde les ${rule.looked} premiers de chaque liste.`,
			`Karma : ${rule.start} au départ ; pour chacun de vos commentaires, avis « utile » moins avis « inutile », jamais moins de 0 ; ${rule.perArticle} par article publié. Il n’ouvre qu’une chose : le nombre de commentaires que l’on peut juger par jour, ${rule.base} + karma/${rule.perRating}, ${rule.most} au plus.`
		]
	},
	following: {
		title: 'Suivis, sourdines et notifications',
		points: (rule: { days: string; mentions: string }) => [
			'Un nouveau commentaire est annoncé à qui il répond, à qui il mentionne par @pseudonyme, et à qui suit la branche, l’article ou l’une de ses étiquettes ; à chacun une seule fois, pour la première de ces raisons.',
			'Écrire dans une branche, c’est la suivre, sauf réglage contraire. Ce que l’on a cessé de suivre n’est pas suivi de nouveau.',
			`Un commentaire mentionne ${rule.mentions} membres au plus ; les autres noms restent des mots. Une modification annonce le commentaire à ceux qu’elle ajoute.`,
			'La sourdine mise à un article ou à une branche et le masquage d’un membre l’emportent sur tout cela, et ne sont connus que de vous. Les commentaires d’un membre masqué sont pour vous une ligne qui se déplie ; pour les autres, rien ne change.',
			'Masquer une étiquette est plus faible : ses articles quittent vos listes et ne vous sont plus annoncés parce que vous suivez une autre étiquette ; une réponse, une mention, une branche ou un article que vous suivez le sont toujours.',
			`Une notification est gardée ${rule.days} jours, lue ou non.`
		]
	},
	search: {
		title: 'Recherche',
		points: (rule: SearchRule) => [
			'Chaque texte est cherché dans sa langue : les accents ne comptent pas, les formes d’un mot se valent (« libertés » trouve « liberté »), les mots les plus courants sont ignorés. Le dernier mot peut être inachevé.',
			`Parmi les articles et les commentaires qui conviennent, les ${rule.ranked} plus récents sont classés par pertinence. Au-delà, on les parcourt par date. Les comptes par langue, étiquette et auteur portent sur ceux-là, et « ${rule.ranked} ou plus » veut dire ce qu’il dit.`,
			`Pertinence : ts_rank de Postgres, où un mot compte ${rule.title} dans un titre, ${rule.lede} dans un chapô, ${rule.body} dans le corps d’un article et ${rule.comment} dans un commentaire ; le tout divisé par 1 + le logarithme de la longueur du texte. À égalité, le plus récent d’abord. Les avis « utile » n’y changent rien.`,
			`Un mot inachevé d’un commentaire est complété par les ${rule.completions} mots connus les plus employés qui commencent ainsi ; un mot tout neuf n’en est qu’après quelques minutes. Avec une étiquette ou « sondage ouvert », on cherche dans les commentaires des ${rule.articles} articles les plus récents qui en ont ; la page le dit quand d’autres manquent.`,
			'Ce qui est supprimé ou n’est pas publié n’est jamais trouvé. Ce que vous cherchez n’est pas gardé.'
		]
	},
	moderation: {
		title: 'Modération',
		points: (rule: {
			claimMinutes: string;
			mostDays: string;
			holdMost: string;
			waitingMost: string;
			newDays: string;
			setAsideDays: string;
			firstComment: string;
			/** What the acts are called that cannot be undone. */
			final: string[];
		}) => [
			'Un membre signale un commentaire, un article, un lien ou un profil, une fois tant que la modération n’a pas répondu ; il apprend ce qui en a été fait.',
			'Chaque acte nomme une règle et donne sa raison, qui paraissent au journal de modération. Celui-ci ne nomme ni la personne qui a agi, ni celle que l’acte vise. Un acte peut être annulé ; il reste au journal.',
			`Font exception, sans règle et sans retour : ${rule.final.map((act) => `« ${act} »`).join(', ')}. Un commentaire relu et publié ne demande pas de raison, et peut être masqué comme un autre.`,
			'À la place d’un commentaire masqué, une ligne dit la règle ; les réponses restent. Le texte n’est ni trouvé, ni envoyé, ni compté, et revient tel quel si l’acte est annulé. Son auteur peut toujours l’effacer.',
			`Qui est suspendu, pour ${rule.mostDays} jours au plus, ou dont un administrateur a fermé le compte, ne peut ni écrire, ni donner d’avis, ni signaler. Lire, voter, retirer ce qui est à soi et exporter ses données restent possibles : la modération ne choisit pas qui vote.`,
			`Un commentaire à liens d’un compte de moins de ${rule.newDays} jours est relu par la modération avant de paraître, et un acte peut le demander pour les prochains commentaires d’un compte, ${rule.holdMost} au plus. Le premier commentaire d’un nouveau compte : ${rule.firstComment}. Ce qui attend n’est vu que de son auteur et de la modération, n’est compté ni envoyé nulle part, et peut être retiré ; d’un même compte, ${rule.waitingMost} au plus attendent. Refusé, il reste à son auteur avec la règle et la raison, et se conteste.`,
			`Un administrateur peut retirer d’un sondage tous les bulletins de visiteurs de certains jours, si l’afflux est abusif. Il ne voit pas ce qu’ils répondent. Leur nombre et la raison paraissent à côté du résultat ; qui avait voté peut voter de nouveau. L’acte peut être annulé jusqu’à ${rule.setAsideDays} jours après la clôture, puis ces bulletins disparaissent.`,
			'On conteste une fois un acte qui nous vise, ou qui ferme aux réponses notre branche ou la discussion de notre article, ou qui annule un sondage de notre article ; quelqu’un d’autre que la personne qui a agi tranche, publiquement. Personne ne modère ce qui est à soi.',
			'Ce qu’écrit quelqu’un de l’équipe se masque et se ferme comme le reste, par toute autre personne de l’équipe. Avertir, faire relire, suspendre ou fermer un compte ne vise que plus bas que soi : les membres pour un modérateur, les modérateurs aussi pour un administrateur.',
			`Ce qu’un modérateur prend au bureau lui est réservé ${rule.claimMinutes} minutes. Ce n’est qu’une indication : de deux actes en même temps, un seul passe.`
		]
	},
	limits: {
		title: 'Freins',
		newAccounts: (days: string) => `Entre parenthèses : pour un compte de moins de ${days} jours.`,
		lede: 'Pour que le site reste utilisable par tous, certains actes sont comptés :',
		act: 'Acte',
		most: 'Au plus',
		per: 'En',
		by: 'Compté par',
		acts: {
			'sign-up': 'Créer un compte',
			login: 'Se connecter : essais sur un compte',
			'login-network': 'Se connecter : essais sur tous les comptes',
			'login-account': 'Se connecter : essais sur un compte, de partout',
			password: 'Redonner son mot de passe',
			'second-factor': 'Donner un code de second facteur',
			'second-factor-account': 'Donner un code de second facteur, de partout',
			passkey: 'Demander une clé d’accès',
			'confirm-address': 'Demander un courriel de confirmation',
			'reset-password': 'Demander un nouveau mot de passe',
			'mailed-link': 'Envoyer un tel courriel, par adresse',
			comment: 'Publier un commentaire',
			preview: 'Prévisualiser',
			draft: 'Garder un brouillon',
			'new-article': 'Commencer un article',
			'article-preview': 'Voir un article pendant qu’on l’écrit',
			translation: 'Commencer une traduction, l’envoyer',
			correction: 'Signaler une erreur, corriger son article',
			'option-proposal': 'Proposer une réponse à un sondage',
			invitation: 'Inviter à écrire un article',
			'sign-up-invitation': 'Inviter à créer un compte',
			review: 'Voter et décider, à la modération',
			rating: 'Juger un commentaire utile ou non',
			report: 'Signaler à la modération',
			moderation: 'Agir à la modération, et contester',
			search: 'Chercher',
			ballot: 'Voter, changer ou retirer son vote',
			'visitor-ballot': 'Nouveau bulletin de visiteur, par sondage'
		},
		byWhom: { asker: 'membre, sinon réseau', network: 'réseau', subject: 'compte visé' },
		minutes: { one: '# minute', other: '# minutes' }
	},
	accounts: {
		title: 'Comptes',
		points: (rule: { mode: string; awaitingDays: string; invitationDays: string }) => [
			`Peut créer un compte, en ce moment : ${rule.mode}. Un changement de cette règle paraît au journal public.`,
			`Là où une adresse confirmée est demandée, le compte s’ouvre par le lien qui y est envoyé, et s’efface après ${rule.awaitingDays} jours si personne ne le suit.`,
			`Une invitation sert une fois, pendant ${rule.invitationDays} jours. Le profil dit qui a invité qui.`
		]
	},
	data: {
		title: 'Ce que le site garde de vous',
		points: (rule: {
			sessionDays: string;
			draftDays: string;
			mailDays: string;
			mailsPerDay: string;
			linkMinutes: string;
		}) => [
			'Visiteur qui lit : rien sur le serveur. Votre navigateur, lui, retient des cookies : jusqu’où vous avez lu (« reading »), le fil que vous lisez (« visit »), l’apparence et la langue que vous avez choisies (« theme », « lang ») ; et, avec script et hors cookies, les branches que vous avez repliées.',
			'Visiteur qui vote, ou qui demande les résultats sans voter : un cookie signé (« visitor »), et sur le serveur l’empreinte du bulletin, ou de qui a vu les résultats. Si vous vous connectez ensuite dans ce navigateur, une empreinte à clé de ce cookie est gardée sans limite, sans nom : elle empêche qu’il compte de nouveau.',
			`Membre : le pseudonyme, le nom affiché, l’adresse électronique si vous l’avez donnée, une empreinte Argon2id du mot de passe, vos commentaires et vos sessions (${rule.sessionDays} jours ; de l’identifiant de session, seule une empreinte est gardée).`,
			`Des membres encore : jusqu’où chaque fil a été lu, les avis donnés, les branches repliées, ce que vous suivez et mettez en sourdine, vos notifications, les articles que vous écrivez avec toutes leurs versions, les brouillons de commentaires pendant ${rule.draftDays} jours, et ce que vos commentaires disaient avant d’être modifiés, que chacun peut lire.`,
			`Courriel, si vous avez donné une adresse : elle n’est à votre compte qu’une fois confirmée, et aucun formulaire ne dit si une adresse est celle de quelqu’un. Les liens envoyés servent une fois, pendant ${rule.linkMinutes} minutes ; le site n’en garde qu’une empreinte. Les notifications ne partent que si vous le choisissez, ${rule.mailsPerDay} par jour au plus, sans pisteur. Le site retient pendant ${rule.mailDays} jours qu’un courriel est parti, jamais ce qu’il disait.`,
			'Tout cela s’exporte depuis les réglages, et s’efface avec le compte, sauf ce qui est public : les articles publiés restent avec leurs versions, et vos commentaires restent, avec ou sans votre nom, ou sans leur texte, comme vous le choisissez ; un bulletin dont le sel est détruit ne peut plus être retrouvé.',
			'Adresses réseau : seulement leur empreinte à clé, le temps d’un frein. Aucun service tiers, aucune mesure d’audience.'
		]
	}
};
