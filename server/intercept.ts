import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Gets the whole body of an answer instead of the client, and sends what it likes. */
export type Sender = (body: Buffer) => void;

/**
 * Shows `decide` an answer when its head is complete and nothing is sent yet.
 * The answer goes its way, or `decide` returns a sender and the body is collected for it.
 */
export function intercept(
	response: ServerResponse,
	decide: (status: number) => Sender | null
): void {
	const chunks: Buffer[] = [];
	let decided = false;
	let sender: Sender | null = null;

	const beginAnswer = (status: number) => {
		decided = true;
		sender = decide(status);
		if (!sender) restore(response);
	};
	const hooks = {
		writeHead(status: number, ...rest: unknown[]) {
			const headers = rest.find((part) => typeof part === 'object') as
				OutgoingHttpHeaders | undefined;
			for (const [name, value] of Object.entries(headers ?? {})) {
				if (value !== undefined) response.setHeader(name, value);
			}
			response.statusCode = status;
			if (!decided) beginAnswer(status);
			return sender ? response : response.writeHead(status);
		},
		write(chunk: Uint8Array | string, ...rest: unknown[]): boolean {
			if (!decided) beginAnswer(response.statusCode);
			if (!sender) return response.write(chunk, ...(rest as []));
			chunks.push(asBuffer(chunk));
			return true;
		},
		end(chunk?: Uint8Array | string, ...rest: unknown[]) {
			if (!decided) beginAnswer(response.statusCode);
			if (!sender) return response.end(chunk, ...(rest as []));
			if (chunk) chunks.push(asBuffer(chunk));
			restore(response);
			sender(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
			return response;
		}
	};
	Object.assign(response, hooks);
}

/** The same bytes, not a copy: nobody writes to what was handed over. */
const asBuffer = (chunk: Uint8Array | string): Buffer =>
	typeof chunk === 'string'
		? Buffer.from(chunk)
		: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

/** The hooks hide the methods of the prototype; without them those are back. */
function restore(response: Partial<Pick<ServerResponse, 'writeHead' | 'write' | 'end'>>): void {
	delete response.writeHead;
	delete response.write;
	delete response.end;
}
