import type { Text } from '../fr.ts';

export const amend: Text['amend'] = {
	offer: 'Correct, restrict or cancel this poll',
	correctedOn: (date) => `Words corrected on ${date}:`,
	whatChanged: 'what changed',
	cancelled: (date) => `Poll cancelled on ${date}.`,
	cancelledShort: 'Poll cancelled',
	act: 'The act in the log',
	figures:
		'This poll was cancelled: this is what had been counted by then. These figures name no winning answer.',

	methodTitle: 'What can change in a published poll',
	method: (minutes) => [
		'From the first ballot on the database keeps the question, the answers, the way of voting, whose result is the headline and when the poll closes: an end that can be moved can be moved to where the figures please. Who sees the results before the close may become fewer, never more.',
		`A slip in the words is corrected: by who wrote the article within ${minutes} minutes of the publication; afterwards by moderators, to whom its authors may propose it. Before and after, who, when and why can be read for ever, with the number of ballots at that moment. The database refuses every other change of these words.`,
		'A poll is cancelled by moderators, and by who wrote the article as long as nobody has voted. That is a close: the database decides which ballots came before, the key is destroyed, nothing can be undone. What was counted is shown, without a winning answer.'
	],

	title: 'What changed in this poll',
	lede: 'A mistake in the question or in an answer is corrected, never the meaning: to change the meaning is to ask another question, in another poll. From the first ballot on, the question, the answers and the way of voting stay; who sees the results may become fewer, never more.',
	none: 'Nothing has changed since the publication.',
	words: {
		fr: 'The French words were corrected.',
		en: 'The English words were corrected.'
	},
	visibility: 'Fewer people see the results.',
	before: 'Before:',
	after: 'After:',
	byWriter: 'By who wrote the article',
	byModeration: 'By the moderators',
	formerMember: 'former member',
	voted: (members, visitors) => `Ballots at that moment: ${members}, ${visitors}.`,
	done: {
		proposed: 'Your correction is sent to the moderators; you will be told what became of it.',
		corrected: 'The poll is corrected. Everybody can read what changed.',
		tightened: 'Done. Everybody can read what changed.'
	},
	may: {
		correct: 'Correct a mistake',
		propose: 'Propose the correction of a mistake',
		tighten: 'Show the results to fewer people',
		cancel: 'Cancel this poll'
	},

	correct: {
		title: 'Correct a mistake in this poll',
		lede: 'A slip of the keyboard, an accent, a missing word. What changes the meaning is no correction: ask another question, in another poll.',
		language: {
			fr: 'These are the French words. For the English ones:',
			en: 'These are the English words. For the French ones:'
		},
		otherLanguage: 'the same page in the other language',
		late: 'The hour after the publication is over: moderators read what you propose, and decide.',
		reason: 'What was wrong',
		reasonHint: 'Everybody can read it, with your name. 2,000 characters at most.',
		reasonHintProposed:
			'Moderators read it; if they correct, everybody can read it. 2,000 characters at most.',
		look: 'See before and after',
		lookTitle: 'Before and after',
		cast: (members, visitors) => `Cast already: ${members}, ${visitors}.`,
		castUnder:
			'These people answered the words before. Their ballots stay, and will count for the words after: read them as they would.',
		nobody: 'Nobody has voted yet.',
		same: 'The meaning stays the same: who voted would vote the same way.',
		submit: 'Correct',
		expired: 'Your session has ended: nothing was corrected.',
		refusal: {
			missing: 'The question and each answer need words.',
			'too-long': 'The question and the answers have 160 characters at most.',
			'option-twice': 'Two answers would read alike.',
			'options-swapped':
				'An answer would take the words of another one: ballots would change their meaning. That is no correction.',
			'changes-nothing': 'These are the words that are read already: nothing to correct.',
			'says-nothing': 'Say what was wrong.',
			'reason-too-long': 'This reason is longer than 2,000 characters.',
			'no-such-thing': 'This poll is no longer online: nothing was done.',
			'not-confirmed': 'Read before and after, and say that the meaning stays the same.',
			clash:
				'The poll changed meanwhile: nothing was done. “Before” is what is read now; read again, then correct.',
			'too-late':
				'The hour after the publication is over: nothing was done. You may propose this correction to the moderators.'
		}
	},

	tighten: {
		title: 'Show the results to fewer people',
		lede: 'Before the close only: afterwards everybody sees them. There is no way back: who votes has read who would see the results.',
		now: 'Today:',
		seen: 'Who has seen them has seen them; their ballot, if it comes later, still counts as an informed one. Answers that members chose to show beside their comments stay: they do not come from the ballots.',
		to: 'From now on',
		none: 'This poll shows its results after the close only, as it is.',
		over: 'This poll is closed: everybody sees its results.',
		reason: 'Why',
		reasonHint: 'Everybody can read it, with your name. 2,000 characters at most.',
		submit: 'Restrict',
		refusal: {
			'says-nothing': 'Say why: a reason is needed.',
			'reason-too-long': 'This reason is longer than 2,000 characters.',
			'no-such-thing': 'This poll is no longer online: nothing was done.',
			'already-closed': 'This poll is closed: nothing was done.',
			'not-tighter': 'Choose to whom the results will be shown from now on.',
			'never-closes': 'Results sealed until the close need a close: this poll has none.',
			clash: 'The poll changed meanwhile: nothing was done. Read again, then choose.'
		}
	},

	cancel: {
		title: 'Cancel this poll',
		final:
			'This cannot be undone. The key that links a ballot to whoever cast it is destroyed at once, as at every close: nobody will be able to reopen this poll, and neither will we. To ask the question again takes another poll.',
		what: [
			'No further ballot is taken; those that were cast can no longer be changed or withdrawn.',
			'The reason is shown at the place of the poll and in the public moderation log.',
			'What was counted stays visible to everybody, even what was sealed, marked as cancelled: without a winning answer, and without an entry among the results of closed polls.',
			'Who wrote the article is told, and may appeal; if the appeal is upheld the log says so, but the poll stays cancelled.'
		],
		authors:
			'Who wrote the article may cancel as long as nobody has voted; afterwards moderators alone.',
		cast: (members, visitors) => `Cast already: ${members}, ${visitors}.`,
		over: 'This poll is closed: it can no longer be cancelled.',
		reason: 'Reason',
		reasonHint: 'Everybody can read it: name nobody in it. 2,000 characters at most.',
		submit: 'Cancel this poll for ever',
		refusal: {
			'says-nothing': 'Say why: a reason is needed.',
			'reason-too-long': 'This reason is longer than 2,000 characters.',
			'no-such-thing': 'This poll is no longer online: nothing was done.',
			'already-closed': 'This poll is closed or cancelled already: nothing was done.',
			'has-voters':
				'Somebody has voted: only moderators can still cancel this poll. Nothing was done.'
		}
	}
};
