import { error, type RequestEvent } from '@sveltejs/kit';
import { findResource } from '../resources/find.ts';
import { idParam } from './read-form.ts';

/** The further-reading link of this address, for the pages about it. */
export async function requireResource({ locals, params }: RequestEvent<{ id: string }>) {
	const resource = await findResource(locals.ctx, idParam(params.id));
	return resource ?? error(404, { message: 'no such link', code: 'not-found' });
}
