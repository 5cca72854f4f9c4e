import http from 'node:http';

/** What an open page hears. */
export function listen(origin: string, path: string, headers: Record<string, string> = {}) {
	let heard = '';
	let status = 0;
	const request = http.get(origin + path, { headers }, (response) => {
		status = response.statusCode ?? 0;
		response.setEncoding('utf8').on('data', (text: string) => (heard += text));
	});
	request.on('error', () => {});
	return {
		status: () => status,
		events: () =>
			[...heard.matchAll(/event: comments\nid: (\d+)\ndata: (.*)\n/g)].map(([, id, data]) => ({
				id: Number(id),
				ids: JSON.parse(data ?? '') as number[]
			})),
		heard: () => heard,
		stop: () => request.destroy()
	};
}
