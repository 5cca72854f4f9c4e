import type { Text } from '../fr.ts';

export const link: Text['link'] = {
	cited: { one: 'cited in # comment', other: 'cited in # comments' },
	notCited: 'No comment cites this link.',
	older: 'Older ones',
	from: 'in',
	clicks: 'Clicks',
	clicksOf: (title) => `Clicks: ${title}`,
	counted: { one: '# click counted here', other: '# clicks counted here' },
	imported: (count) => `(and ${count} in 2006 on LinuxFr.org, without their days).`,
	rule: 'A click counts once per link, visitor and day (UTC).',
	method: 'How this is counted',
	day: 'Day',
	lastDays: (count) => `Days of the last ${count} on which somebody followed this link`,
	noDays: (count) => `Nobody followed this link in the last ${count} days.`,
	chart: (from, to, most) =>
		`Clicks per day, from ${from} to ${to}; at most ${most}. The table says the same.`,
	dead: 'dead link',
	deadHint: 'Two checks on different days did not find this page.',
	archived: 'archived copy',
	archivedOf: (title) => `Archived copy: ${title}`
};
