import type { Text } from '../fr.ts';

export const method: Text['method'] = {
	title: 'How it is counted, and what can be known about you',
	lede: 'This page is made by the code that it describes: the numbers below are those that the site applies.',
	ballots: {
		title: 'Ballots',
		points: (limit) => [
			'Members and visitors vote once per poll; a constraint of the database sees to it. They are two electorates, counted apart and never added up in silence.',
			'A visitor is a browser: a signed cookie, set at the first vote, or when results are asked for without voting. Whoever deletes it can vote again, which is why visitors are counted apart.',
			`A network address never decides who is who. It only slows down: at most ${limit.visitorBallots} new visitor ballots per poll and network (IPv4 /${limit.ipv4}, IPv6 /${limit.ipv6}) in ${limit.visitorHours}.`,
			'While the poll is open, a ballot can be changed or withdrawn. The closing time is that of the database.',
			'Results can be seen after voting, or on request without voting; by everybody from the start, where the author chooses so; sealed ones only after the close, and from then on no answer can be shown with a comment; those shown before a poll was sealed stay. A ballot cast after seeing them counts, and is said so in the small print.',
			'Whoever voted as a visitor and then logs in with the same browser keeps one ballot: the visitor’s becomes the member’s, or goes away if the member has one already.'
		]
	},
	results: {
		title: 'Results',
		points: (rule) => [
			'Beside each percentage stands the number of ballots, and the denominator is said in words.',
			`No percentage below ${rule.minimum} ballots.`,
			'No margin of error: readers chose themselves, they are not a sample.',
			'Where several answers are possible, percentages are of people, and may add up to more than 100%.',
			'The tally shown is kept with every ballot, in the same transaction; it can be recomputed from the ballots at any time, and a test does so.'
		]
	},
	methods: {
		title: 'Ballot methods',
		points: (rule) => [
			'One answer: the most chosen one wins. Several answers: the most ticked one wins; the author may ask for a least and a most.',
			`Ranking: each electorate has its matrix of duels, of at most ${rule.options} answers. The Schulze method by winning votes: a duel that is won is as strong as the number of ballots that win it, a chain of duels as strong as its weakest; an answer beats another one when its strongest chain is the stronger. Beside it, instant run-off, round by round.`,
			'In an instant run-off those that tie for the last place leave together; a ballot that ties two answers still in the running is exhausted for the rest. What a ballot does not rank comes last, tied.',
			`Scores from 0 to ${rule.score}, the STAR method: the two highest sums meet in a final, and the winner is the one that more ballots score above the other. No opinion: 0 in the sum and in the final, nothing in the mean.`,
			'A tie is told, and never broken by chance, by order or by the alphabet.',
			'The answer shown with a comment is what one chose; of a ranking or of scores, the only one placed above all others, if there is one.'
		]
	},
	secrecy: {
		title: 'Secrecy of the ballot',
		points: (rule) => [
			'No row of the database holds an account and a choice together. A ballot carries a fingerprint: an HMAC-SHA-256 of the identity under a key of that poll.',
			'The key comes from the server’s secret and a salt of the poll that is destroyed after the close. From then on nobody, us included, can lead a ballot back to an account by its fingerprint.',
			'A poll without a closing date keeps its salt for as long as it stays open: until then the operator can lead its ballots back to accounts.',
			'Ballots carry a day, not a time.',
			'The right word is “pseudonymous”, not “anonymous”. While the poll is open, the operator of the server, who has the database and the secret, could recompute the fingerprint of an account. They could also watch requests as they pass, or compare backups. If that risk matters to you, vote as a visitor.',
			`Whoever has the raw database sees which transaction wrote each row, and in which order: on the day of the vote a ballot stands there near what the same person wrote just before or after (a login, a comment, the mark of what they have read), and can be guessed by it. Once the day is over, the ballots of the poll and its counts are written anew as they are, together, in an order drawn at random (the ${rule.shuffled} written last, where there are more): only the day is left. A copy of the database made in between keeps what could be seen there.`,
			'After the close the site can no longer remind you of your own answer: it does not know any more which is yours.'
		]
	},
	clicks: {
		title: 'Clicks on links',
		points: (rule) => [
			'A click is counted once per link, visitor and day, without cookie or script.',
			`Only an HMAC of address and browser is kept, under the server’s secret and a salt drawn at random each day; hashes and salts are deleted after ${rule.days} days.`,
			'Not counted: known robots, prefetching, HEAD requests.',
			'Imported clicks (those of 2006 for the founding article) are kept apart and added when shown.'
		]
	},
	review: {
		title: 'How an article is published',
		points: (rule) => [
			'Every member may propose an article. It is read by those who write it or are invited to, and by moderators once it is submitted.',
			`Moderators and stewards vote +1 or −1, with a note, never on what they write. The article is published when the sum exceeds the size of the team divided by ${rule.publish}, and refused when it is below minus the size of the team divided by ${rule.refuse}; so it takes +1 or −1 at least.`,
			'In the sum as in the size of the team only those count who are of it at that moment, and are not suspended.',
			'Editing a submitted article makes a draft of it again, and its votes are void. A refusal says why; its author may mend it and submit it again.',
			'A steward may decide without a vote: the public log says who, when and why. Nobody decides on their own article, on when it appears, on its place as the headline or on its leaving the site, while somebody else of the team can.',
			'Once an article is published, everybody can read all of its versions.',
			'A steward may take a published article from the site, with its polls and its thread, and put it back as it was: the public log says who, when and why.',
			'Once a poll is closed, those who wrote the article may tell what came of it; every version of that stays readable.'
		]
	},
	afterwards: {
		title: 'After the publication',
		points: (rule) => [
			`Those who wrote the article correct its words without asking for ${rule.correctMinutes} minutes after its publication; afterwards moderators decide on what its authors propose and what readers report. Every correction is a version that everybody can compare.`,
			`Every member may translate the article. Those who wrote it accept the translation or return it; after ${rule.patienceDays} days without an answer, or where nobody is left to give one, moderators may, too.`,
			rule.links === null
				? 'This site does not check links.'
				: `Each link is checked every ${rule.links.days} days. One that fails is looked at again ${rule.links.failingDays} day later, and is a “dead link” if it fails then, too, on another day (UTC), until it answers again. A page that is closed to robots or not for everybody (401, 403, 429) is no failure.`
		]
	},
	discussion: {
		title: 'Discussion',
		points: (rule) => [
			`A comment has at most ${rule.characters} characters; a thread, ${rule.depth} levels.`,
			rule.quietDays === null
				? 'Comments on an article do not close by themselves.'
				: `Comments on an article close after ${rule.quietDays} days without any; the poll follows its own dates.`,
			`You can correct your comment for ${rule.editMinutes} minutes while nobody has answered. A correction within the first ${rule.untracedMinutes} minutes leaves no trace; afterwards everybody can read what stood there before. You can delete it at any time: its place in the thread stays, its text goes.`,
			`A branch is heated when it got ${rule.slowDown.replies} replies of at least two members within ${rule.slowDown.lately}, or when a comment in it was reported to the moderators, who did not dismiss it, or found “not useful” for being hurtful or spam, which counts for ${rule.slowDown.reportDays} days, one at most per member and branch. Everybody then waits ${rule.slowDown.pause} between two replies of their own in it, ${rule.slowDown.perReport} more for each report, ${rule.slowDown.most} at most.`,
			`Comments are shown from the oldest to the newest, or in the order that you choose, at most ${rule.pageSize} a page. What is folded unfolds; only an act of the moderators hides, and their log says why.`,
			'An answer shown with a comment is copied from the form that you send, never looked up from your ballot, and stays as it was; you may mark it as changed since.',
			`“New” means: written by others since your last visit to this thread, outside of what you have muted or hidden. For a member the site keeps the last comment of each thread that was read; without an account your browser does, in a cookie (${rule.remembered} threads). You can have it forgotten.`
		]
	},
	ranking: {
		title: 'Usefulness, scores and karma',
		points: (rule) => [
			'“Useful” and “not useful” are said of a comment, not of an opinion, by members, once per comment, never of one’s own. “Not useful” asks a reason, which the site keeps and does not show.',
			`For the first ${rule.hiddenHours} hours of a comment only the number of ratings is shown, and the orders below leave them out: its place would tell its score.`,
			`Score: “useful” ratings less “not useful” ones. A branch is folded when its score is below ${rule.foldBelow} (or another number, or never, as you set it); never in those first hours, nor when its author had been a member for less than ${rule.newcomerDays} days.`,
			`Most useful first: lower bound of Wilson’s interval, (p + z²/2n − z·√((p(1−p) + z²/4n)/n)) / (1 + z²/n), where n is the number of ratings, p the share of “useful” ones and z = ${rule.z}. Without ratings, in those first hours, deleted or hidden: 0.`,
			'Most discussed first: number of comments in the branch. Where these are equal, the newest first.',
			'Each member is on the side of the answer to the first poll that they showed with their latest comment in the thread, unless that comment is deleted or marked as changed since; else of the one before; without an answer shown, on none. Whoever shows several answers counts on each. No ballot is looked at.',
			`Most bridging first: geometric mean, (p₁·p₂·…·pₖ)^(1/k), over the k sides of which at least ${rule.sideMinimum} members rated the comment, of pᵢ = (uᵢ + 1)/(nᵢ + 2), where nᵢ is the number of ratings of that side and uᵢ that of its “useful” ones. With fewer than ${rule.sides} sides, or in those first hours: 0, that is at the end, the newest first.`,
			`The best argument of each side: the comment with the highest Wilson bound among the ratings of that side alone, ${rule.sideMinimum} at least and more “useful” than “not useful” ones; beside it, the first among those whose author is on another side. Never a comment younger than ${rule.hiddenHours} hours, deleted, or with a score below ${rule.foldBelow}; the first ${rule.looked} of each list are looked at.`,
			`Karma: ${rule.start} to begin with; for each of your comments, “useful” ratings less “not useful” ones, never less than 0; ${rule.perArticle} for a published article. It opens one thing only: how many comments one may rate in a day, ${rule.base} + karma/${rule.perRating}, at most ${rule.most}.`
		]
	},
	following: {
		title: 'Following, muting and notifications',
		points: (rule: { days: string; mentions: string }) => [
			'A new comment is announced to whom it answers, to whom it mentions by @handle, and to who follows its branch, its article or one of its tags; once to each, for the first of these reasons.',
			'To write in a branch is to follow it, unless you choose otherwise. What you stopped following is not followed again.',
			`A comment mentions ${rule.mentions} members at most; further names stay words. An edit announces the comment to those whom it adds.`,
			'Muting an article or a branch and hiding a member is stronger than all of that, and known only to you. The comments of a hidden member are one line for you, which unfolds; for others nothing changes.',
			'Hiding a tag is weaker: its articles leave your lists, and are not announced for another tag that you follow; an answer, a mention, a branch or an article that you follow still is.',
			`A notification is kept for ${rule.days} days, read or not.`
		]
	},
	search: {
		title: 'Search',
		points: (rule) => [
			'Each text is searched in its own language: accents do not count, forms of a word are the same (“liberties” finds “liberty”), the most common words are passed over. The last word may be unfinished.',
			`Of the articles and comments that fit, the newest ${rule.ranked} are ranked by relevance. Beyond them one goes by date. Counts by language, tag and author are of those, and “${rule.ranked} or more” means what it says.`,
			`Relevance: ts_rank of Postgres, where a word counts ${rule.title} in a title, ${rule.lede} in a lede, ${rule.body} in the body of an article and ${rule.comment} in a comment; all of it divided by 1 + the logarithm of the text’s length. Where these are equal, the newest first. “Useful” ratings change nothing.`,
			`An unfinished word of a comment is completed by the ${rule.completions} most used known words that begin so; a brand new word is among them after some minutes only. With a tag or “open poll”, the comments of the newest ${rule.articles} articles that have any are searched; the page says so when others are missing.`,
			'What is deleted or not published is never found. What you search for is not kept.'
		]
	},
	moderation: {
		title: 'Moderation',
		points: (rule) => [
			'A member reports a comment, an article, a link or a profile, once until the moderators have answered, and learns what was done.',
			'Every act names a rule and gives its reason; both appear in the moderation log, which names neither who acted nor whom the act is on. An act can be undone; it stays in the log.',
			`There are exceptions, without a rule and for good: ${rule.final.map((act) => `“${act}”`).join(', ')}. A held comment that is posted asks no reason, and can be hidden like any other.`,
			'In the place of a hidden comment a line says the rule; the replies stay. The text is neither found, sent nor counted, and comes back as it was when the act is undone. Its author can always erase it.',
			`Whoever is suspended, for ${rule.mostDays} days at most, or whose account a steward has closed, can neither write, rate nor report. To read, to vote, to take back what is theirs and to export their data stays possible: moderators do not choose who votes.`,
			`A comment with links of an account younger than ${rule.newDays} days is read by a moderator before it appears, and an act can ask that of the next comments of an account, ${rule.holdMost} at most. The first comment of a new account: ${rule.firstComment}. What waits is seen by its author and by moderators only, is neither counted nor sent anywhere, and can be taken back; of one account ${rule.waitingMost} wait at most. Refused, it stays with its author, with the rule and the reason, and can be appealed.`,
			`A steward can take all visitor ballots of some days out of a poll, when a burst is abusive, without seeing what they answer. Their number and the reason stand beside the result; whoever had voted can vote again. The act can be undone until ${rule.setAsideDays} days after the close; then these ballots are gone.`,
			'An act is appealed once, by whom it is on, or whose branch or article’s discussion it closes, or whose article’s poll it cancels; somebody else than who acted decides, in public. Nobody moderates what is their own.',
			'What somebody of the team writes is hidden and closed like the rest, by anybody else of the team. To warn, to have comments read, to suspend and to close accounts goes downwards only: a moderator on members, a steward on moderators too.',
			`What a moderator takes from the desk is set aside for them for ${rule.claimMinutes} minutes. That is only a hint: of two acts at once, one goes through.`
		]
	},
	limits: {
		title: 'Limits',
		newAccounts: (days) => `In brackets: for an account younger than ${days} days.`,
		lede: 'To keep the site usable for everybody, some acts are counted:',
		act: 'Act',
		most: 'At most',
		per: 'In',
		by: 'Counted by',
		acts: {
			'sign-up': 'Create an account',
			login: 'Log in: attempts on one account',
			'login-network': 'Log in: attempts on all accounts',
			'login-account': 'Log in: attempts on one account, from anywhere',
			password: 'Give one’s password again',
			'second-factor': 'Giving a code of a second factor',
			'second-factor-account': 'Giving a code of a second factor, from everywhere',
			passkey: 'Asking for a passkey',
			'confirm-address': 'Asking for an e-mail to confirm an address',
			'reset-password': 'Asking for a new password',
			'mailed-link': 'Sending such an e-mail, by address',
			comment: 'Post a comment',
			preview: 'Preview',
			draft: 'Keep a draft',
			'new-article': 'Begin an article',
			'article-preview': 'See an article while writing it',
			'sign-up-invitation': 'Inviting somebody to make an account',
			translation: 'Begin a translation, send it',
			correction: 'Report a mistake, correct one’s article',
			'option-proposal': 'Propose an answer to a poll',
			invitation: 'Invite somebody to write an article',
			review: 'Vote and decide, as a moderator',
			rating: 'Say whether a comment is useful',
			report: 'Reporting to the moderators',
			moderation: 'Acting as a moderator, and appealing',
			search: 'Search',
			ballot: 'Vote, change or withdraw a vote',
			'visitor-ballot': 'A visitor’s new ballot, per poll'
		},
		byWhom: { asker: 'member, else network', network: 'network', subject: 'account named' },
		minutes: { one: '# minute', other: '# minutes' }
	},
	accounts: {
		title: 'Accounts',
		points: (rule) => [
			`At present an account can be made by: ${rule.mode}. A change of this rule is in the public log.`,
			`Where a confirmed address is asked for, the account opens by the link that is sent there, and is deleted after ${rule.awaitingDays} days if nobody follows it.`,
			`An invitation is good for one account within ${rule.invitationDays} days. A profile says who invited whom.`
		]
	},
	data: {
		title: 'What the site keeps about you',
		points: (rule) => [
			'Visitor who reads: nothing on the server. Your browser keeps cookies: how far you have read (“reading”), the thread that you are reading (“visit”), the look and the language that you chose (“theme”, “lang”); and, with script and not in a cookie, the branches that you folded.',
			'Visitor who votes, or asks for results without voting: a signed cookie (“visitor”), and on the server the fingerprint of the ballot, or of who has seen the results. If you then log in in that browser, a keyed hash of this cookie is kept without end, and without a name: it keeps it from counting again.',
			`Member: handle, display name, e-mail address if you gave one, an Argon2id hash of the password, your comments and your sessions (${rule.sessionDays} days; of the session id only a hash is kept).`,
			`Of members also: how far each thread was read, what you rated, folded branches, what you follow and mute, your notifications, the articles that you write with all their versions, drafts of comments for ${rule.draftDays} days, and what your comments said before they were edited, which everybody can read.`,
			`E-mail, if you gave an address: it is your account’s only once it is confirmed, and no form tells whether an address is somebody’s. Links that are mailed work once, within ${rule.linkMinutes} minutes; of them only a hash is kept. Notifications are mailed only if you choose so, ${rule.mailsPerDay} a day at most, without tracking. For ${rule.mailDays} days the site remembers that an e-mail was sent, never what it said.`,
			'All of it can be exported in the settings, and goes with the account, but for what is public: published articles stay with their versions, and your comments stay, with or without your name, or without their text, as you choose; a ballot whose salt is destroyed can no longer be found.',
			'Network addresses: only their keyed hash, for as long as a limit runs. No third-party service, no audience measurement.'
		]
	}
};
