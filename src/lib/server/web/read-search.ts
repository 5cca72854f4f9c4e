import * as v from 'valibot';
import { isDay } from '../../rules/day.ts';
import { LOCALES } from '../../rules/locale.ts';
import { KINDS, ORDERS } from '../../rules/search.ts';
import { isWellFormed } from './read-form.ts';

/** What the address of a search can say; anything else about a field is as if nothing were said. */
const Choice = v.object({
	kind: v.fallback(v.picklist(['all', ...KINDS]), 'all'),
	order: v.fallback(v.picklist(ORDERS), 'relevance'),
	language: v.fallback(v.optional(v.picklist(LOCALES)), undefined),
	hasOpenPoll: v.boolean(),
	tag: v.optional(v.string()),
	author: v.optional(v.string()),
	from: v.optional(v.string()),
	to: v.optional(v.string()),
	after: v.optional(v.string())
});

export type Choice = v.InferOutput<typeof Choice>;

/** The search in an address: what was typed, and what was chosen beside it. */
export function readSearch(parameters: URLSearchParams): {
	typed: string;
	choice: Choice;
	reason: 'malformed' | 'bad-date' | null;
} {
	const said = (name: string) => parameters.get(name)?.trim() || undefined;
	const isReadable = [...parameters.values()].every(isWellFormed);
	const names = ['kind', 'order', 'language', 'tag', 'from', 'to', 'after'];
	const choice = v.parse(Choice, {
		...(isReadable && Object.fromEntries(names.map((name) => [name, said(name)]))),
		// As one is written in a comment.
		author: isReadable ? said('author')?.replace(/^[@＠]\s*/u, '') || undefined : undefined,
		hasOpenPoll: said('poll') === 'open'
	});
	const isDated = [choice.from, choice.to].every((text) => text === undefined || isDay(text));
	return {
		typed: isReadable ? (parameters.get('q') ?? '') : '',
		choice,
		reason: isReadable ? (isDated ? null : 'bad-date') : 'malformed'
	};
}
