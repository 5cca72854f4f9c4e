import type { Text } from '../fr.ts';

export const option: Text['option'] = {
	title: 'Propose an answer',
	lede: 'Does this poll lack an answer? Propose it. The authors of the article or a moderator accept or refuse it, with the reason; you will be told. Nothing changes on ballots that were cast.',
	offer: 'Is an answer missing? Members can propose one.',
	label: 'An answer that is missing',
	hint: 'At most 160 characters, on one line.',
	propose: 'Propose',
	expired:
		'Your session has ended: nothing was sent. This is your text; log in, then send it again.',
	closed: 'This poll is not open: no answer can be proposed any more.',
	since: (day) => `proposed by readers, since ${day}`,
	note: (label, day) =>
		`“${label}”: an answer proposed by readers, among the answers since ${day}. Those who voted before did not have it before them.`,

	queue: 'Proposed answers',
	queueLede:
		'An answer that is accepted joins the answers at their end, with its date; no ballot changes. Of one that is refused, whoever proposed it is told the reason.',
	toDecide: 'To be decided',
	none: 'Nothing waits for your decision.',
	mine: 'Yours',
	by: (name) => `by ${name}`,
	accept: 'Accept',
	refuse: 'Refuse',
	reason: 'Reason of the refusal',
	because: 'Reason:',
	over: 'the poll closed before',
	states: { waiting: 'waiting', accepted: 'accepted', refused: 'refused' },
	done: {
		proposed: 'Thank you: the answer is proposed. You will be told what becomes of it.',
		accepted: 'The answer is in the poll.',
		refused: 'The answer is refused; whoever proposed it is told the reason.'
	},
	refusal: {
		'says-nothing': 'Write an answer.',
		'too-long': 'This answer is longer than 160 characters.',
		disturbing: 'This answer has characters that would disturb the poll. Write it without them.',
		'no-such-poll': 'No answer can be proposed for this poll.',
		'not-open': 'The poll is not open: nothing has changed.',
		'already-there': 'This answer is in the poll already, or somebody has proposed it.',
		full: 'The poll has twenty answers already, as many as it can have.',
		'already-decided': 'Somebody has just decided it: nothing has changed.',
		'no-reason': 'Say why: whoever proposed the answer reads the reason.',
		'reason-too-long': 'This reason is longer than 1,000 characters.'
	},
	method: (rule) => [
		`Where several answers can be ticked, the author may let readers propose others, up to ${rule.options} in all. Those who wrote the article, or moderators, accept them or refuse them with a reason. An accepted answer joins at the end, with its date: those who voted before did not see it, and the result says so. No ballot is changed. Two answers that differ only by accents, case, spaces, dashes or quotation marks are the same.`
	]
};
