/** What is measured of a site in service. */
export type Measures = {
	/** Polls that were due to close more than two rounds of the upkeep ago. */
	overduePolls: number;
	/** Seconds for which the oldest job waits that could run. */
	jobWaits: number;
	failedJobs: number;
	/** Mails that were asked for more than an hour ago and are neither sent nor dropped. */
	lateMails: number;
	sendsMail: boolean;
	/** Of the disk that the data lies on, 0 to 1. */
	diskFree: number;
	/** Connections of the database that are taken, and how many there are. */
	connections: number;
	maxConnections: number;
	stewards: number;
	/** Days for which the oldest submitted article waits. */
	reviewWaits: number;
};

export const CHECKS = [
	'upkeep',
	'jobs',
	'failedJobs',
	'mail',
	'smtp',
	'disk',
	'connections',
	'stewards',
	'review'
] as const;
export type Check = (typeof CHECKS)[number];

/** In order: the worse is the later. */
export const LEVELS = ['good', 'attention', 'bad'] as const;
export type Level = (typeof LEVELS)[number];

export type Finding = {
	check: Check;
	level: Level;
	/** What was measured: a count, seconds, days, or for a share percent. */
	value: number;
};

/** What the measures mean, one finding for each check. */
export function judgeHealth(measures: Measures): Finding[] {
	const usedShare = Math.round((100 * measures.connections) / measures.maxConnections);
	const free = Math.round(100 * measures.diskFree);
	return [
		above('upkeep', measures.overduePolls, { bad: 0 }),
		above('jobs', measures.jobWaits, { attention: 2 * 60, bad: 10 * 60 }),
		above('failedJobs', measures.failedJobs, { attention: 0, bad: 100 }),
		above('mail', measures.lateMails, { bad: 0 }),
		{ check: 'smtp', level: measures.sendsMail ? 'good' : 'attention', value: 0 },
		{ ...above('disk', 100 - free, { attention: 85, bad: 95 }), value: free },
		above('connections', usedShare, { attention: 75, bad: 90 }),
		{
			check: 'stewards',
			level: measures.stewards > 1 ? 'good' : 'attention',
			value: measures.stewards
		},
		above('review', measures.reviewWaits, { attention: 7, bad: 30 })
	];
}

function above(
	check: Check,
	value: number,
	{ attention, bad }: { attention?: number; bad: number }
): Finding {
	if (value > bad) return { check, level: 'bad', value };
	return {
		check,
		level: attention !== undefined && value > attention ? 'attention' : 'good',
		value
	};
}
