import type { StateCore, Token } from 'markdown-it';
import { findMentions } from '../../rules/mentions.ts';

/** Members who can be mentioned: their handles as they write them, by key. */
type Mentionable = ReadonlyMap<string, string>;

export const NOBODY: Mentionable = new Map();

/** Where a mention may stand: in the words themselves, outside of links. */
export function plainRuns(children: Token[]): Token[] {
	let links = 0;
	return children.filter(({ type }) => {
		if (type === 'link_open') links++;
		if (type === 'link_close') links--;
		return type === 'text' && links === 0;
	});
}

/** A rule of the parser: what mentions a member of `env.mentionable` leads to their page. */
export function linkMentions(state: StateCore): void {
	const { mentionable = NOBODY } = state.env as { mentionable?: Mentionable };
	if (mentionable.size === 0) return;
	for (const inline of state.tokens) {
		if (!inline.children || !inline.content.includes('@')) continue;
		const runs = new Set(plainRuns(inline.children));
		inline.children = inline.children.flatMap((child) =>
			runs.has(child) ? linkedRun(state, child.content, mentionable) : [child]
		);
	}
}

function linkedRun(state: StateCore, run: string, mentionable: Mentionable): Token[] {
	const tokens: Token[] = [];
	const say = (words: string) => {
		const token = new state.Token('text', '', 0);
		token.content = words;
		tokens.push(token);
	};
	let read = 0;
	for (const { key, at, end } of findMentions(run)) {
		const handle = mentionable.get(key);
		if (handle === undefined) continue;
		say(run.slice(read, at));
		const open = new state.Token('link_open', 'a', 1);
		open.attrSet('href', `/members/${encodeURIComponent(handle)}`);
		open.attrSet('class', 'mention');
		tokens.push(open);
		say(run.slice(at, end));
		tokens.push(new state.Token('link_close', 'a', -1));
		read = end;
	}
	say(run.slice(read));
	return tokens;
}
