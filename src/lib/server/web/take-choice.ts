import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { follow, unfollow, type Followable } from '../comments/follow.ts';
import { mute, unmute, type Mutable } from '../comments/mute.ts';
import type { MemberCtx } from '../ctx.ts';
import { idField, readForm } from './read-form.ts';

const FORM = {
	act: v.picklist(['follow', 'unfollow', 'mute', 'unmute']),
	tag: v.optional(idField),
	article: v.optional(idField),
	branch: v.optional(idField),
	member: v.optional(idField)
};

/** Does what a button of `Choice.svelte` says: follows, mutes, or no longer does. */
export async function takeChoice(ctx: MemberCtx, request: Request): Promise<void> {
	const form = await readForm(request, FORM);
	const { act, ...named } = form ?? malformed();
	const things = Object.entries(named).filter(([, id]) => id !== undefined);
	if (things.length !== 1) malformed();
	const what = Object.fromEntries(things) as Followable | Mutable;
	const isFollow = act === 'follow' || act === 'unfollow';
	if (isFollow ? !isFollowable(what) : !isMutable(what)) malformed();

	if (act === 'unfollow') return unfollow(ctx, what as Followable);
	if (act === 'unmute') return unmute(ctx, what as Mutable);
	const isDone = await (isFollow ? follow(ctx, what as Followable) : mute(ctx, what as Mutable));
	if (!isDone) error(404, { message: 'no such thing', code: 'not-found' });
}

const isFollowable = (what: Followable | Mutable): what is Followable => !('member' in what);
const isMutable = (what: Followable | Mutable): what is Mutable => !('tag' in what);

const malformed = (): never => error(400, { message: 'malformed', code: 'malformed' });
