import type { Text } from '../fr.ts';

export const translation: Text['translation'] = {
	offer: { fr: 'Translate it into French', en: 'Translate it into English' },
	improveOffer: 'Improve the translation',
	into: { fr: 'Translate into French', en: 'Translate into English' },
	of: (title) => `Translation of “${title}”`,
	by: (name) => `Translated by ${name}`,
	lede: 'Polls, discussion and clicks stay common to both languages: only the words change.',
	improveLede:
		'This article is translated already. You begin with the translation that is read now; if yours is accepted, it takes its place.',
	rule: 'Who wrote the article accepts your translation or returns it with a message. Without an answer within fourteen days, moderators may answer.',
	others: { one: '# other person works on one.', other: '# other people work on one.' },
	begin: 'Begin the translation',
	improve: 'Begin',
	goOn: 'Go on with my translation',
	savedAt: (moment) => `saved ${moment}`,
	sentAt: (moment) => `sent ${moment}`,
	sent: 'Translations that wait for your answer',
	states: {
		draft: 'draft',
		sent: 'sent, waiting for an answer',
		returned: 'returned with a message',
		accepted: 'published',
		replaced: 'replaced by another one'
	},
	done: {
		sent: 'Your translation is sent: you will be told of the answer.',
		published: 'Your translation is published.',
		accepted: 'The translation is published.',
		returned: 'The translation is returned, with your message.'
	},

	originalOf: (part) => `${part}, original`,
	markdown: 'Markdown, like the original.',
	pollsHint:
		'The answers stay the same, in the same order. Once published, these words do not change here any more: people will have voted on them. A mistake in them is still corrected, the meaning never.',
	pollsStay:
		'The question and its answers are translated already; people may have voted on these words, which do not change here any more. A mistake in them is corrected by the link under the poll.',
	resourcesHint: 'The addresses stay the same. A title may stay in its language.',
	outdatedHere: 'The original was corrected since this translation was made of it.',
	whatChanged: 'See what changed',
	upToDate: 'My translation takes these corrections into account',
	send: 'Send to the authors',
	sendHint: 'The authors accept it, or return it to you with a message.',
	sendOwnHint: 'It is your article: the translation is published at once.',
	isSent:
		'This translation waits for an answer. Changing it makes it a draft again, to be sent anew.',
	returnedWith: 'It was returned to you with this message:',
	problems: {
		one: '# thing is left to mend; nothing was sent.',
		other: '# things are left to mend; nothing was sent.'
	},

	withArticle: {
		rule: 'You write it with your co-authors. If it is complete when the article appears, it appears with it; else the article appears without it, and you can finish it later.',
		is: { fr: 'Translation into French:', en: 'Translation into English:' },
		listed: 'to appear with the article',
		readiness: {
			ready: 'complete, it will appear with the article.',
			unfinished:
				'words are missing still. The article will appear without it if it appears before it is complete; it can be finished later.',
			'polls-changed':
				'a question or an answer of the original has changed since it was translated. The article will appear without it, unless its authors read it again and tick that it takes this into account.'
		},
		isSubmitted:
			'The article waits for the moderators, who read its translation too. Changing it makes the article a draft again: votes are void, and it has to be submitted anew.',
		original: { fr: 'The original in French', en: 'The original in English' },
		title: { fr: 'The translation into French', en: 'The translation into English' }
	},
	pollsChanged:
		'A question or an answer of the original has changed since it was translated: nothing was sent. Read it again, then tick that your translation takes this into account.',

	changes: 'What changes against the published translation',
	answer: 'Your answer',
	message: 'Message',
	messageHint: 'Needed to return it: what is to be mended. 2,000 characters at most.',
	accept: 'Accept and publish',
	return: 'Return with this message',
	refusal: {
		'no-longer-sent':
			'This translation was just changed or answered: nothing was recorded. Read again what follows.',
		'says-nothing': 'Say what is to be mended.',
		'note-too-long': 'This message is longer than 2,000 characters.'
	},

	outdated: 'The original was corrected since: this translation is older than it.',
	history: 'Versions of the translation',
	mine: 'My translations'
};
