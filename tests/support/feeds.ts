import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv } from 'ajv';
import { validateXML } from 'xmllint-wasm';

const read = (name: string) => readFile(path.join(import.meta.dirname, name), 'utf8');

/** What libxml2 finds wrong with a document, as XML and by a grammar of this folder. */
export async function faultsByGrammar(
	xml: string,
	grammar: 'atom.rng' | 'sitemap.rng'
): Promise<string[]> {
	const { errors } = await validateXML({
		xml: [{ fileName: 'document.xml', contents: xml }],
		schema: [{ fileName: grammar, contents: await read(grammar) }],
		extension: 'relaxng'
	});
	return errors.map(({ message }) => message);
}

/** Those of JSON Schema that ajv leaves to others; moments by RFC 3339. */
const FORMATS = {
	uri: (text: string) => URL.canParse(text),
	'date-time':
		/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
};

/** What is wrong with a JSON Feed by the schema of this folder. */
export async function faultsOfJsonFeed(json: string): Promise<string[]> {
	const ajv = new Ajv({ allErrors: true, formats: FORMATS });
	const validate = ajv.compile(JSON.parse(await read('json-feed.schema.json')) as object);
	validate(JSON.parse(json));
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
