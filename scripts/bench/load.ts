import autocannon from 'autocannon';

export type Load = {
	url: string;
	connections: number;
	headers?: Record<string, string>;
	/** What each request adds to the first one; called once for each. */
	next?: () => { path?: string; method?: 'POST'; headers: Record<string, string>; body?: string };
	/** Either for so long, or until so many have been answered. */
	seconds?: number;
	amount?: number;
	/** The status that every answer must have. */
	status: number;
};

export type Figures = {
	perSecond: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
	answered: number;
};

/** @throws when any answer is not the one that is measured */
export async function load(wanted: Load): Promise<Figures> {
	const { next, amount, seconds } = wanted;
	const result = await autocannon({
		url: wanted.url,
		connections: wanted.connections,
		...(amount ? { amount } : { duration: seconds ?? 1 }),
		headers: wanted.headers,
		timeout: 30,
		...(next && {
			requests: [
				{
					setupRequest: (request) => {
						const { headers, ...rest } = next();
						return { ...request, ...rest, headers: { ...request.headers, ...headers } };
					}
				}
			]
		})
	});
	const statuses = result.statusCodeStats as Record<string, { count: number }>;
	const answered = statuses[wanted.status]?.count ?? 0;
	const others = Object.entries(statuses).filter(([status]) => status !== String(wanted.status));
	if (others.length > 0 || result.errors > 0) {
		const said = others.map(([status, { count }]) => `${count} × ${status}`).join(', ');
		throw new Error(`${wanted.url}: ${result.errors} errors, ${said} instead of ${wanted.status}`);
	}
	return {
		perSecond: answered / result.duration,
		p50: result.latency.p50,
		p99: result.latency.p99,
		answered
	};
}

/**
 * Runs the contenders in turn, again and again, so that whatever else the machine
 * does meets all of them, and gives the medians of each.
 */
export async function inTurns(
	contenders: ReadonlyMap<string, () => Promise<Figures>>,
	rounds: number
): Promise<Map<string, Figures>> {
	const runs = new Map<string, Figures[]>([...contenders.keys()].map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const [name, run] of contenders) runs.get(name)?.push(await run());
	}
	return new Map([...runs].map(([name, all]) => [name, medianFigures(all)]));
}

const medianFigures = (runs: Figures[]): Figures => ({
	perSecond: median(runs.map((run) => run.perSecond)),
	p50: median(runs.map((run) => run.p50)),
	p99: median(runs.map((run) => run.p99)),
	answered: runs.reduce((sum, run) => sum + run.answered, 0)
});

export function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
	return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
