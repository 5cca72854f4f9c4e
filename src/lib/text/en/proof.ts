import type { Text } from '../fr.ts';

export const proof: Text['proof'] = {
	needsScript:
		'This calculation is made by a script (JavaScript), which this browser does not run. With an account it is not needed.',
	working: 'Your browser is calculating, for a few seconds as a rule…',
	done: 'The calculation is done: you can vote.',
	failed: 'Your browser could not make this calculation. With an account it is not needed.',
	account:
		'Members are never asked for this. Once you are logged in you will be back at this poll to give your answer.',
	method: (rule) =>
		rule === null
			? []
			: [
					`When a poll receives more new visitor ballots than usual, the browser of each new visitor is asked for a calculation before voting: beyond ${rule.floor} in ${rule.minutes} minutes, or beyond ${rule.factor} times what ${rule.minutes} minutes bring on a usual day of the poll (the median of its days) if that is more. The page says so then. Members are never asked.`,
					`This calculation (a proof of work: PBKDF2-SHA-256, ${rule.cost} rounds per try, at most ${rule.numbers} tries) serves once, for one poll and one browser, for ${rule.kept} minutes. It makes voting in bulk expensive; it does not prove that somebody votes only once.`,
					`To judge the rush, the site keeps two numbers for each poll, those of the last two spans of ${rule.minutes} minutes, and no time beside a ballot.`
				]
};
