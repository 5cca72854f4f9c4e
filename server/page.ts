import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isAllRead, parseReading, type Reading } from '#lib/rules/reading.ts';
import { acceptedEncodings } from './accepted-encodings.ts';

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const zip = { gzip: promisify(gzip), br: promisify(brotliCompress) };

/** Below this a compressed answer saves no packet. */
export const WORTH_COMPRESSING = 860;

/** Types that are not compressed already. */
export const COMPRESSIBLE =
	/^(?:text\/|application\/(?:json|javascript|xml|[\w.-]+\+(?:json|xml))|image\/svg)/;

/** What belongs to one answer only, or is written anew by `Page`. */
const NOT_SHARED = new Set([
	'age',
	'cache-control',
	'connection',
	'content-encoding',
	'content-length',
	'date',
	'etag',
	'keep-alive',
	'last-modified',
	'transfer-encoding',
	'vary'
]);

type PageFacts = {
	vary: string;
	/** The last comment of each thread on it. */
	reaches?: Reading;
	/** The page that this one replaces: an equal body is not compressed again. */
	before?: Page | null;
};

type Encoding = 'br' | 'gzip';
type Form = { body: Buffer; headers: string[] };

/** A rendered page with its compressed forms, which are made when they are first asked for. */
export class Page {
	readonly bytes: number;
	readonly #hash: string;
	readonly #reaches: Reading;
	/** Whether a compressed form is smaller. */
	readonly #shrinks: boolean;
	readonly #headers: string[];
	readonly #plain: Form;
	readonly #bodies: { [encoding in Encoding]?: Promise<Buffer> };
	readonly #ready: { [encoding in Encoding]?: Form } = {};

	constructor(body: Buffer, headers: OutgoingHttpHeaders, { vary, reaches, before }: PageFacts) {
		this.#reaches = reaches ?? new Map();
		this.#shrinks =
			body.length >= WORTH_COMPRESSING && COMPRESSIBLE.test(String(headers['content-type'] ?? ''));
		this.#hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
		this.#headers = ['Cache-Control', 'no-cache', 'Vary', vary];
		for (const [name, value] of Object.entries(headers)) {
			if (value === undefined || NOT_SHARED.has(name.toLowerCase())) continue;
			for (const one of [value].flat()) this.#headers.push(name, String(one));
		}
		this.#plain = this.#form(body);
		this.#bodies = before && before.#hash === this.#hash ? before.#bodies : {};
		// Half as much again for the two compressed forms.
		this.bytes = Math.ceil(body.length * 1.5) + 2_000;
	}

	/** @param cookie what a browser without an account has read; most have none */
	isReadBy(cookie: string | undefined): boolean {
		return !cookie || isAllRead(parseReading(cookie), this.#reaches);
	}

	async send(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (this.sendAtHand(request, response)) return;
		await this.#formFor('gzip');
		this.sendAtHand(request, response);
	}

	/**
	 * Answers; not modified when the asker has one of our forms of this page already.
	 *
	 * @returns false when the form that the asker takes is still to be made
	 */
	sendAtHand(request: IncomingMessage, response: ServerResponse): boolean {
		const tag = request.headers['if-none-match'];
		if (tag !== undefined && this.#isKnown(tag)) {
			response.writeHead(304, [...this.#headers, 'ETag', tag]).end();
			return true;
		}
		const form = this.#formAtHand(request);
		if (!form) return false;
		response.writeHead(200, form.headers);
		response.end(request.method === 'HEAD' ? undefined : form.body);
		return true;
	}

	/** Brotli takes long, so whoever asks first gets gzip; null when that too is still to be made. */
	#formAtHand(request: IncomingMessage): Form | null {
		if (!this.#shrinks) return this.#plain;
		const accepted = acceptedEncodings(request.headers['accept-encoding']);
		if (accepted.br) {
			if (this.#ready.br) return this.#ready.br;
			void this.#formFor('br');
		}
		return accepted.gzip ? (this.#ready.gzip ?? null) : this.#plain;
	}

	async #formFor(encoding: Encoding): Promise<Form> {
		const { body } = this.#plain;
		this.#bodies[encoding] ??= encoding === 'br' ? zip.br(body, BROTLI) : zip.gzip(body);
		return (this.#ready[encoding] ??= this.#form(await this.#bodies[encoding], encoding));
	}

	#form(body: Buffer, encoding?: Encoding): Form {
		const headers = [...this.#headers, 'Content-Length', String(body.length)];
		headers.push('ETag', this.#tag(encoding));
		if (encoding) headers.push('Content-Encoding', encoding);
		return { body, headers };
	}

	#tag(encoding?: Encoding): string {
		return `"${this.#hash}${encoding ? `-${encoding}` : ''}"`;
	}

	#isKnown(tag: string): boolean {
		return tag === this.#tag('br') || tag === this.#tag('gzip') || tag === this.#tag();
	}
}
