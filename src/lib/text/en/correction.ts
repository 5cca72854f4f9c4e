import type { Text } from '../fr.ts';

export const correction: Text['correction'] = {
	offer: 'Report a mistake',
	mistakeTitle: 'A mistake here',
	here: 'A mistake here?',
	links: 'Each passage of the article is followed by a link “A mistake here?” now.',
	inList: 'Choose the passage from a list',
	elsewhere: 'Choose another passage',
	lede: 'A typing mistake, a wrong figure, a link with the wrong name: say where and what. The moderators correct it or answer you; to argue about the matter, write a comment.',
	where: 'Where is the mistake?',
	what: 'What is wrong, and how should it be said?',
	whatHint: '1,000 characters at most.',
	send: 'Report',
	correctTitle: 'Correct the article',
	recent:
		'For one hour after the publication you correct it yourself. Everybody can see what changed.',
	late: 'The hour after the publication is over: the moderators read your correction, and everybody will see what changed.',
	correct: 'Correct',
	propose: 'Propose the correction',
	pollsStay:
		'The words of a poll are corrected apart, by the link under the poll in the article: people may have voted under them. Tags and addresses stay.',
	changesNothing: 'This is the text that is read already: nothing to correct.',
	problems: {
		one: '# thing is left to mend; nothing was corrected.',
		other: '# things are left to mend; nothing was corrected.'
	},
	refusal: {
		clash:
			'The article was just corrected: nothing was sent. See whether the mistake is still there, and choose the passage again.',
		'no-place': 'Choose the passage with the mistake.',
		'says-nothing': 'Say what is wrong.',
		'too-long': 'This text is longer than 1,000 characters.'
	},
	done: {
		reported: 'Thank you. The moderators read what you sent; you will be told what comes of it.',
		corrected: 'The article is corrected. Everybody can see what changed.',
		proposed: 'Your correction is sent to the moderators; you will be told what comes of it.'
	},

	mine: 'My corrections',
	mineHere: 'What you sent',
	ownProposal: 'Proposed correction',
	ownPollProposal: 'Correction of a poll proposed:',
	sentAt: (moment) => `sent ${moment}`,
	states: { waiting: 'waiting', accepted: 'corrected', declined: 'not followed' },
	because: 'Answer:',

	queue: 'Corrections',
	queueCount: (count) => `Corrections (${count})`,
	queueLede:
		'Mistakes that readers report, corrections that authors propose. The oldest one first.',
	none: 'Nothing waits.',
	mistakeBy: 'reported by',
	proposalBy: 'correction proposed by its author,',
	pollProposalBy: 'correction of a poll proposed by its author,',
	translations: 'Translations whose author does not answer',
	decided: {
		accepted: 'The text is corrected; who asked for it is told.',
		declined: 'The answer is sent.'
	},
	one: 'A correction',
	theMistake: 'The passage',
	said: 'What is said about it',
	proposal: 'What the author proposes',
	pollProposal: 'What the author proposes for this poll',
	acceptPoll: 'Correct the poll and tell',
	otherwise: 'Correct this poll otherwise',
	clashing:
		'The text was corrected since in the same places: the form holds the author’s version. Read it again before you accept.',
	asItIs: 'The text, to be corrected',
	accept: 'Save and tell',
	acceptHint: 'The text becomes this one. Everybody can read the difference.',
	decline: 'Do not correct',
	declineReason: 'Why',
	declineHint: 'Who asked for it reads this answer. 2,000 characters at most.',
	own: 'It is your own request, or your article: somebody else decides.',
	decideRefusal: {
		'says-nothing': 'Say why.',
		'note-too-long': 'This answer is longer than 2,000 characters.',
		'no-longer-waiting': 'Somebody has just decided it: nothing was recorded.'
	}
};
