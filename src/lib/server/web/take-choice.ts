import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { follow, unfollow } from '../comments/follow.ts';
import { mute, unmute, type Mutable } from '../comments/mute.ts';
import type { MemberCtx } from '../ctx.ts';
import { nextPath } from './arrival.ts';
import { idField, readForm, textField } from './read-form.ts';

const ACTS = ['follow', 'unfollow', 'mute', 'unmute'] as const;
type Act = (typeof ACTS)[number];

const FORM = {
	act: v.picklist(ACTS),
	tag: v.optional(idField),
	article: v.optional(idField),
	branch: v.optional(idField),
	member: v.optional(idField),
	next: v.optional(textField)
};

/**
 * Does what a button of `Choice.svelte` says: follows, mutes, or no longer does.
 *
 * @returns the path that the form wants to come back to, without its language; null: its own page
 */
export async function takeChoice(ctx: MemberCtx, request: Request): Promise<string | null> {
	const form = await readForm(request, FORM);
	const { act, next, ...named } = form ?? malformed();
	const things = Object.entries(named).filter(([, id]) => id !== undefined);
	if (things.length !== 1) malformed();
	const what = Object.fromEntries(things) as Mutable;
	if (!(await chooseFor(ctx, act, what))) {
		error(404, { message: 'no such thing', code: 'not-found' });
	}
	return next ? nextPath(next) : null;
}

/** False when there is no such thing to follow or mute. */
async function chooseFor(ctx: MemberCtx, act: Act, what: Mutable): Promise<boolean> {
	if (act === 'mute') return mute(ctx, what);
	if (act === 'unmute') return unmute(ctx, what).then(() => true);
	if ('member' in what) return malformed();
	return act === 'follow' ? follow(ctx, what) : unfollow(ctx, what).then(() => true);
}

const malformed = (): never => error(400, { message: 'malformed', code: 'malformed' });
