import { MOST_MENTIONS } from '../../rules/mentions.ts';
import { tidyText, type BadText } from '../../rules/threads-text.ts';
import { findOpenMembers } from '../accounts/find.ts';
import type { Ctx } from '../ctx.ts';
import { listMentions, renderComment } from '../platform/markdown.ts';

export type MadeText = {
	ok: true;
	markdown: string;
	html: string;
	/** The members whom it mentions, and links. */
	mentioned: number[];
};

/** A typed text as it is stored, with its HTML; or what is wrong with it. */
export async function makeText(
	ctx: Ctx,
	typed: string
): Promise<MadeText | { ok: false; reason: BadText }> {
	const tidy = tidyText(typed);
	if ('reason' in tidy) return { ok: false, reason: tidy.reason };
	const members = await findMentioned(ctx, tidy.text);
	const handles = new Map(members.map(({ key, handle }) => [key, handle]));
	const html = renderComment(tidy.text, handles);
	if (html === '') return { ok: false, reason: 'empty' };
	return { ok: true, markdown: tidy.text, html, mentioned: members.map(({ id }) => id) };
}

/** The first of those that the text names and that can be told. */
async function findMentioned(ctx: Ctx, text: string) {
	const keys = listMentions(text);
	if (keys.length === 0) return [];
	const members = await findOpenMembers(ctx, keys);
	return keys.flatMap((key) => members.get(key) ?? []).slice(0, MOST_MENTIONS);
}
