import { expect, test } from 'vitest';
import { CHECKS, judgeHealth, type Check, type Level, type Measures } from '#lib/rules/health.ts';

const well: Measures = {
	overduePolls: 0,
	jobWaits: 0,
	failedJobs: 0,
	lateMails: 0,
	sendsMail: true,
	diskFree: 0.5,
	connections: 10,
	maxConnections: 100,
	stewards: 2,
	reviewWaits: 0
};

test('a site that is well gives one good finding for each check', () => {
	const findings = judgeHealth(well);
	expect(findings.map(({ check }) => check)).toEqual(CHECKS);
	expect(findings.every(({ level }) => level === 'good')).toBe(true);
});

test.each<[Partial<Measures>, Check, Level, number]>([
	[{ overduePolls: 1 }, 'upkeep', 'bad', 1],
	[{ jobWaits: 120 }, 'jobs', 'good', 120],
	[{ jobWaits: 121 }, 'jobs', 'attention', 121],
	[{ jobWaits: 601 }, 'jobs', 'bad', 601],
	[{ failedJobs: 1 }, 'failedJobs', 'attention', 1],
	[{ failedJobs: 101 }, 'failedJobs', 'bad', 101],
	[{ lateMails: 1 }, 'mail', 'bad', 1],
	[{ sendsMail: false }, 'smtp', 'attention', 0],
	[{ diskFree: 0.15 }, 'disk', 'good', 15],
	[{ diskFree: 0.14 }, 'disk', 'attention', 14],
	[{ diskFree: 0.02 }, 'disk', 'bad', 2],
	[{ connections: 76 }, 'connections', 'attention', 76],
	[{ connections: 91 }, 'connections', 'bad', 91],
	[{ stewards: 1 }, 'stewards', 'attention', 1],
	[{ reviewWaits: 8 }, 'review', 'attention', 8],
	[{ reviewWaits: 31 }, 'review', 'bad', 31]
])('%o', (measures, check, level, value) => {
	const findings = judgeHealth({ ...well, ...measures });
	expect(findings.filter((finding) => finding.check === check)).toEqual([{ check, level, value }]);
	expect(findings.filter((finding) => finding.level !== 'good')).toHaveLength(
		level === 'good' ? 0 : 1
	);
});
