import {
	ARTICLE_LIMITS,
	emptyPoll,
	emptyResource,
	type ArticleDocument,
	type PollDocument
} from './article-document.ts';
import type { Locale } from './locale.ts';
import { USUAL_OPTIONS } from './poll-wording.ts';

/** What a button of the form does to a row, as its value says: `remove-resource-2`, `up-option-0-3`. */
const ROW_ACT = /^(add|remove|up|down)-(resource|poll|option)((?:-\d{1,2}){0,2})$/;

/** What a button does that offers a usual answer: `offer-option-0-1`, by poll and place in `USUAL_OPTIONS`. */
const OFFER = /^offer-option-(\d{1,2})-(\d)$/;

export const isRowAct = (act: string): boolean => ROW_ACT.test(act) || OFFER.test(act);

/**
 * The document after a row was added, removed or moved, and the row to go on at.
 * What is not there, or one too many, changes nothing.
 */
export function changeRows(
	document: ArticleDocument,
	act: string
): { document: ArticleDocument; row: string } {
	const offer = OFFER.exec(act);
	if (offer) return addUsualOption(document, Number(offer[1]), Number(offer[2]));
	const [, verb = '', kind = '', places = ''] = ROW_ACT.exec(act) ?? [];
	const [first = -1, second = -1] = places.split('-').slice(1).map(Number);
	if (kind === 'resource') {
		const fresh = emptyResource(document.language);
		const most = ARTICLE_LIMITS.resources;
		const { rows, at } = changed(document.resources, { verb, place: first, fresh, most });
		return { document: { ...document, resources: rows }, row: rowOf('resource', at, 'resources') };
	}
	if (kind === 'poll') {
		const most = ARTICLE_LIMITS.polls;
		const { rows, at } = changed(document.polls, { verb, place: first, fresh: emptyPoll(), most });
		return { document: { ...document, polls: rows }, row: rowOf('poll', at, 'polls') };
	}
	const poll = document.polls[first];
	if (!poll) return { document, row: 'polls' };
	const most = ARTICLE_LIMITS.options;
	const { rows, at } = changed(poll.options, { verb, place: second, fresh: '', most });
	return {
		document: { ...document, polls: document.polls.with(first, { ...poll, options: rows }) },
		row: rowOf(`poll-${first}-option`, at, `poll-${first}`)
	};
}

/** Behind the other answers of this poll; one that is there already, or not on offer, changes nothing. */
function addUsualOption(document: ArticleDocument, index: number, usual: number) {
	const poll = document.polls[index];
	const option = poll && usualOptionsFor(poll, document.language)[usual];
	if (!poll || !option) return { document, row: poll ? `poll-${index}` : 'polls' };
	const options = [...poll.options, option];
	return {
		document: { ...document, polls: document.polls.with(index, { ...poll, options }) },
		row: `poll-${index}-option-${options.length - 1}`
	};
}

/** Usual answers by their place in `USUAL_OPTIONS`; null where this poll has it, or has no room. */
export const usualOptionsFor = ({ options }: PollDocument, language: Locale): (string | null)[] =>
	USUAL_OPTIONS[language].map((usual) =>
		options.length >= ARTICLE_LIMITS.options ||
		options.some((option) => option.trim().toLowerCase() === usual.toLowerCase())
			? null
			: usual
	);

const rowOf = (name: string, at: number | null, list: string) =>
	at === null ? list : `${name}-${at}`;

/** The rows, and the place of the one that was added, moved, or stands where one was removed. */
function changed<T>(
	rows: T[],
	{ verb, place, fresh, most }: { verb: string; place: number; fresh: T; most: number }
): { rows: T[]; at: number | null } {
	if (verb === 'add') {
		return rows.length < most
			? { rows: [...rows, fresh], at: rows.length }
			: { rows, at: rows.length - 1 };
	}
	const row = rows[place];
	if (row === undefined) return { rows, at: null };
	const others = rows.toSpliced(place, 1);
	if (verb === 'remove') {
		return { rows: others, at: others.length > 0 ? Math.min(place, others.length - 1) : null };
	}
	const to = Math.min(Math.max(place + (verb === 'up' ? -1 : 1), 0), others.length);
	return { rows: others.toSpliced(to, 0, row), at: to };
}
