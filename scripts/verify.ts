import { parseArgs } from 'node:util';
import { verifyPolls } from '#lib/server/ballots/verify.ts';
import { siteCtx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { causeOf } from '#lib/server/errors.ts';
import { readConfig } from '#lib/server/platform/config.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { reachDatabase } from './reach-database.ts';

const USAGE = `npm run verify

Counts the ballots of every poll anew, one by one from their rows, and compares
that with the tallies that the pages show. Changes nothing. Ends with 0 when all
agree, with 1 when one does not, with 2 when it could not look.

Looks at the site below DATA_DIR, or that of DATABASE_URL, whether it runs or not.`;

try {
	const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
	if (values.help) console.log(USAGE);
	else process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
	const cause = causeOf(error);
	console.error(`verify: ${cause instanceof Error ? cause.message : String(cause)}`);
	process.exitCode = 2;
}

/** Whether all agree. */
async function verify(): Promise<boolean> {
	const database = await reachDatabase(readConfig(process.env));
	const pool = openPool(database.url, { max: 1, statementTimeout: 0 });
	const seen = { polls: 0, ballots: 0, wrong: 0 };
	try {
		// No voter is looked up: that would take the server's secret.
		const ctx = siteCtx({ pool, secret: new Secret('of nobody') });
		for await (const { pollId, ballots, wrong } of verifyPolls(ctx)) {
			seen.polls++;
			seen.ballots += ballots.member + ballots.visitor;
			if (wrong.length > 0) seen.wrong++;
			const said = wrong.length === 0 ? 'agrees' : `DIFFERS in ${wrong.join(', ')}`;
			console.log(
				`poll ${pollId}: ${ballots.member} of members, ${ballots.visitor} of visitors: ${said}`
			);
		}
	} finally {
		await pool.close();
		await database.close();
	}
	const differ = seen.wrong === 0 ? 'every tally agrees with its ballots' : `${seen.wrong} differ`;
	console.log(`${seen.polls} polls, ${seen.ballots} ballots: ${differ}`);
	return seen.wrong === 0;
}
