import { LOCALES } from '../../rules/locale.ts';
import { textIn, type Text } from '../../text/text.ts';

type Errors = Text['site']['errors'];
export type PlainStatus = keyof Errors['title'];
export type PlainSentence =
	'malformed' | 'too-large' | 'article-too-large' | 'unavailable' | 'unexpected' | 'foreign-origin';

/** A refusal made before the site's own pages are reached: in all languages, without style. */
export function plainHtml(status: PlainStatus, sentence: PlainSentence): string {
	const parts = LOCALES.map((locale) => {
		const { errors } = textIn(locale).site;
		return `<section lang="${locale}"><h1>${errors.title[status]}</h1><p>${errors[sentence]}</p></section>`;
	});
	return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Palabre</title></head>
<body><main>${parts.join('\n')}</main></body>
</html>
`;
}
