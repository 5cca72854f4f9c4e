import { isUtf8 } from 'node:buffer';
import { error } from '@sveltejs/kit';
import * as v from 'valibot';

/** What cannot be stored or shown: NUL, and halves of a character. */
export const isWellFormed = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** A text field as typed; line ends as LF. Refuses what Postgres and HTML cannot hold. */
export const textField = v.pipe(
	v.string(),
	v.check(isWellFormed),
	v.transform((text) => text.replace(/\r\n?/g, '\n'))
);

/** An input of one line: nobody types a line end there. */
export const lineField = v.pipe(
	textField,
	v.transform((text) => text.replace(/\n/g, ' '))
);

/** The number of a version, small enough for the database's; 0 for none. */
export const versionField = v.pipe(v.string(), v.regex(/^(0|[1-9]\d{0,8})$/), v.transform(Number));

/** An id in a form or an address: digits only, and small enough for a JavaScript number. */
export const idField = v.pipe(
	v.string(),
	v.regex(/^[1-9]\d{0,15}$/),
	v.transform(Number),
	v.safeInteger()
);

/**
 * Reads a form by its schema: unknown and repeated fields are refused, except
 * that an array in the schema takes every value of its name.
 * The body of a multipart or urlencoded POST only; files are refused.
 *
 * Null when the form was not made by our page. What a person can get wrong
 * while typing must be let through by the schema and judged by the domain.
 */
export async function readForm<const E extends v.ObjectEntries>(
	request: Request,
	entries: E
): Promise<v.InferOutput<v.StrictObjectSchema<E, undefined>> | null> {
	const data = await formDataOf(request);
	const fields: Record<string, unknown> = {};
	for (const name of new Set(data.keys())) {
		// Objects know more names than their own: "constructor" is no field.
		if (!Object.hasOwn(entries, name)) return null;
		const values = data.getAll(name);
		const isList = entries[name]?.type === 'array';
		if (!isList && values.length > 1) return null;
		fields[name] = isList ? values : values[0];
	}
	for (const [name, schema] of Object.entries(entries)) {
		if (schema.type === 'array') fields[name] ??= [];
	}
	const result = v.safeParse(v.strictObject(entries), fields);
	return result.success ? result.output : null;
}

/** The same, where a form that our page did not make is an error page. */
export async function requireForm<const E extends v.ObjectEntries>(
	request: Request,
	entries: E
): Promise<v.InferOutput<v.StrictObjectSchema<E, undefined>>> {
	const form = await readForm(request, entries);
	return form ?? error(400, { message: 'malformed', code: 'malformed' });
}

async function formDataOf(request: Request): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
		error(415, { message: 'not a form', code: 'malformed' });
	}
	try {
		const body = Buffer.from(await request.arrayBuffer());
		if (isInUtf8(body, type)) {
			return await new Response(body, { headers: { 'content-type': type } }).formData();
		}
	} catch (cause) {
		if (cause instanceof Error && 'status' in cause && cause.status === 413) throw cause;
	}
	return error(400, { message: 'unreadable form', code: 'malformed' });
}

/** What is not in UTF-8 would be read with other characters in the place of what was sent. */
function isInUtf8(body: Buffer, type: string): boolean {
	if (!isUtf8(body)) return false;
	if (/^multipart/i.test(type)) return true;
	try {
		// A percent sign that begins no byte stands for itself.
		body.toString().replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
		return true;
	} catch {
		return false;
	}
}

/** Null for anything that is no id. */
export function idOf(text: string | undefined): number | null {
	const result = v.safeParse(idField, text);
	return result.success ? result.output : null;
}

/** The id in an address; anything that is not one does not exist. */
export const idParam = (text: string | undefined): number =>
	idOf(text) ?? error(404, { message: 'no such id', code: 'not-found' });

/** The number of a version in an address; anything that is not one does not exist. */
export function versionParam(text: string | null): number {
	const result = v.safeParse(versionField, text);
	if (!result.success) error(404, { message: 'no such revision', code: 'not-found' });
	return result.output;
}
