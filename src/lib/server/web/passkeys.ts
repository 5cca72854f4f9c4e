import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { passkeyDomain } from '../../rules/second-factor.ts';
import type { RelyingParty } from '../factors/passkey-answers.ts';
import { textField } from './read-form.ts';

/** What the browser answered, as the script puts it into the form; larger than any is. */
export const answerField = v.pipe(textField, v.maxLength(60_000));

/** The site as browsers know it when they use a passkey; null where they know no domain for it. */
export function relyingParty({ url, locals }: RequestEvent): RelyingParty | null {
	const origin = locals.site.config.origin ?? url.origin;
	const id = passkeyDomain(origin);
	return id === null ? null : { id, origin };
}
