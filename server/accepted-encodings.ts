export type Accepted = { br: boolean; gzip: boolean };

const NOTHING: Accepted = { br: false, gzip: false };
const known = new Map<string, Accepted>();

/** Which of our two encodings a client takes (RFC 9110, 12.5.3). */
export function acceptedEncodings(header: string | string[] | undefined): Accepted {
	if (typeof header !== 'string') return NOTHING;
	// Browsers send a handful of different headers, millions of times.
	let accepted = known.get(header);
	if (!accepted) {
		accepted = parse(header.slice(0, 200));
		if (known.size < 100) known.set(header, accepted);
	}
	return accepted;
}

function parse(header: string): Accepted {
	const takes = new Map<string, boolean>();
	for (const part of header.toLowerCase().split(',')) {
		const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
		const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
		takes.set(name, !refused);
	}
	const any = takes.get('*') ?? false;
	return { br: takes.get('br') ?? any, gzip: takes.get('gzip') ?? any };
}
