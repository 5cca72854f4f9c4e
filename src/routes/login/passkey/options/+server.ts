import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { offerPasskey } from '#lib/server/factors/add-passkey.ts';
import { findPendingLogin } from '#lib/server/factors/pending-logins.ts';
import { askForPasskey } from '#lib/server/factors/use-passkey.ts';
import { relyingParty } from '#lib/server/web/passkeys.ts';
import { pendingLoginOf } from '#lib/server/web/pending-login.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

const PURPOSES = ['add', 'login', 'second-step', 'again'] as const;

/** What a passkey is to sign, for the script that asks the browser for it. */
export const POST: RequestHandler = async (event) => {
	const { locals, request } = event;
	const { purpose } = await requireForm(request, { purpose: v.picklist(PURPOSES) });
	const site = relyingParty(event);
	if (!site) error(422, { message: 'no domain', code: 'malformed' });
	if (purpose === 'login') return json(await askForPasskey(locals.ctx, site, { purpose }));
	if (purpose === 'second-step') {
		const token = pendingLoginOf(event);
		const pending = token ? await findPendingLogin(locals.ctx, token) : null;
		if (!pending || pending.isOver) error(403, { message: 'no login', code: 'members-only' });
		const { memberId } = pending;
		return json(await askForPasskey(locals.ctx, site, { purpose, memberId }));
	}
	const ctx = requireMemberAct(locals);
	const memberId = ctx.asker.id;
	if (purpose === 'again') return json(await askForPasskey(ctx, site, { purpose, memberId }));
	if (!locals.isRecent) error(403, { message: 'not recent', code: 'forbidden' });
	return json(await offerPasskey(ctx, { ...site, name: textIn(locals.locale).site.name }));
};
