import { describe, expect, test } from 'vitest';
import { emptyDocument, emptyPoll, type ArticleDocument } from '#lib/rules/article-document.ts';
import { fieldText, isSameDocument } from '#lib/rules/article-merge.ts';
import { problemsOf, problemsOfDraft } from '#lib/rules/article-problems.ts';
import { addressOfPoll, askAgain, pollNamedBy } from '#lib/rules/asked-again.ts';

test.each([
	['12', 12],
	[' 12 ', 12],
	['/polls/12', 12],
	['/en/polls/12', 12],
	['/polls/12/series', 12],
	['https://palabre.example/polls/12', 12],
	['https://palabre.example:8443/en/polls/12?done=yes', 12],
	['https://palabre.example/articles/un-depot#poll-12', 12],
	['https://palabre.example/articles/un-depot?after=3#poll-12-after', 12],
	['/articles/un-depot#poll-12-before', 12],
	[addressOfPoll(12), 12]
])('a poll is named by %s', (typed, id) => {
	expect(pollNamedBy(typed)).toBe(id);
});

test.each([
	...[
		'',
		' ',
		'0',
		'012',
		'-3',
		'1.5',
		'douze',
		'sondage 12',
		'#12',
		'polls/12',
		'/polls/',
		'/polls/0'
	],
	...['/polls/12x', '/articles/12', 'ftp://palabre.example/polls/12', '/polls/12 et /polls/13'],
	...['9'.repeat(16), `/polls/${'9'.repeat(16)}`, 'javascript:/polls/12']
])('no poll is named by “%s”', (typed) => {
	expect(pollNamedBy(typed)).toBeNull();
});

test('a very long line is looked through at once', () => {
	// Gone through anew for each poll that it names, it would take minutes.
	expect(pollNamedBy(`${'/polls/1'.repeat(50_000)} `.repeat(2))).toBeNull();
	expect(pollNamedBy('/polls/1x'.repeat(50_000))).toBeNull();
});

const asked = {
	id: 7,
	language: 'en',
	question: 'Tea or coffee?',
	options: [{ label: 'Tea' }, { label: 'Coffee' }],
	visibility: 'always',
	headline: 'members',
	atLeast: null,
	atMost: null,
	asksTwice: false,
	takesProposals: false
} as const;

describe('a draft that asks a poll again', () => {
	test('has its words, its method and who sees its results, but no date, and nothing else', () => {
		expect(askAgain({ ...asked, options: [...asked.options], method: 'ranked' })).toEqual({
			...emptyDocument('en'),
			polls: [
				{
					method: 'ranked',
					question: 'Tea or coffee?',
					options: ['Tea', 'Coffee'],
					results: 'always',
					headline: 'members',
					closesOn: '',
					asksAgain: '/polls/7'
				}
			]
		});
	});

	test('keeps how many answers there are, and whether readers propose some', () => {
		const poll = { ...asked, options: [...asked.options], method: 'approval' as const };
		expect(askAgain({ ...poll, atMost: 2, takesProposals: true }).polls[0]).toMatchObject({
			...{ method: 'approval', atLeast: '', atMost: '2', readerOptions: true }
		});
	});

	test('is asked before and after reading where the earlier one was', () => {
		const poll = { ...asked, options: [...asked.options], method: 'single' as const };
		expect(askAgain(poll).polls[0]).not.toHaveProperty('isTwice');
		expect(askAgain({ ...poll, asksTwice: true }).polls[0]).toMatchObject({ isTwice: true });
	});
});

const draft = (asksAgain?: string): ArticleDocument => ({
	...emptyDocument('fr'),
	...{ title: 'Titre', lede: 'Chapô.', body: 'Corps.' },
	polls: [{ ...emptyPoll(), question: 'Quoi ?', options: ['a', 'b'], asksAgain }]
});

describe('the form of an article', () => {
	test('takes nothing, a number or an address, and names the field of anything else', () => {
		for (const typed of [undefined, '', '7', '/polls/7']) {
			expect(problemsOf(draft(typed), '2026-11-27')).toEqual([]);
		}
		expect(problemsOf(draft('celui de mai'), '2026-11-27')).toEqual([
			{ field: 'poll-0-asks-again', code: 'names-no-poll' }
		]);
		expect(problemsOfDraft(draft('x'.repeat(3_000)))).toEqual([
			{ field: 'poll-0-asks-again', code: 'too-long' }
		]);
	});

	test('tells versions apart by which poll they ask again, not by how it is named', () => {
		expect(isSameDocument(draft('7'), draft('https://palabre.example/polls/7'))).toBe(true);
		expect(isSameDocument(draft('7'), draft('8'))).toBe(false);
		expect(isSameDocument(draft('7'), draft())).toBe(false);
		expect(fieldText(draft('7'), 'polls', (setting) => setting)).toContain('asks-again /polls/7');
	});
});
