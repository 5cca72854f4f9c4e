import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { LOCALES } from '#lib/rules/locale.ts';
import { SAFE_HEADERS } from '#lib/server/web/safe-headers.ts';
import { textIn, type Text } from '#lib/text/text.ts';

type Errors = Text['site']['errors'];
type Sentence = 'malformed' | 'too-large' | 'unavailable' | 'unexpected';

/** What is said before SvelteKit is reached, where nobody's language is known: in all of them. */
export function sendPlainPage(
	response: ServerResponse,
	status: keyof Errors['title'],
	sentence: Sentence,
	headers: OutgoingHttpHeaders = {}
): void {
	const parts = LOCALES.map((locale) => {
		const { errors } = textIn(locale).site;
		return `<section lang="${locale}"><h1>${errors.title[status]}</h1><p>${errors[sentence]}</p></section>`;
	});
	const page = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Palabre</title></head>
<body><main>${parts.join('\n')}</main></body>
</html>
`;
	response.writeHead(Number(status), {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Length': Buffer.byteLength(page),
		'Cache-Control': 'no-store',
		...Object.fromEntries(SAFE_HEADERS),
		...headers
	});
	response.end(response.req.method === 'HEAD' ? undefined : page);
}
