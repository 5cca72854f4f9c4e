import { isbot } from 'isbot';

/** Whether somebody pressed a link, as far as a request can tell: no robot, no prefetch, no HEAD. */
export function isReader(request: Request): boolean {
	const { method, headers } = request;
	const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''} ${headers.get('x-moz') ?? ''}`;
	if (method !== 'GET' || /prefetch|prerender|preview/i.test(purpose)) return false;
	const agent = headers.get('user-agent');
	return agent !== null && agent !== '' && !isbot(agent);
}
