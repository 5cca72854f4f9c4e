import { parseArgs } from 'node:util';
import { siteCtx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { causeOf } from '#lib/server/errors.ts';
import { readConfig } from '#lib/server/platform/config.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { resetFactorOnServer } from '#lib/server/stewardship/reset-factor.ts';
import { ownSecret } from '#server/own-secret.ts';
import { reachDatabase } from './reach-database.ts';

const USAGE = `npm run reset-factor -- <handle> --reason <words>

Takes away the second factor of a member who lost it, where no steward is left
who could. The public log says so with the reason, and a mail tells the member.`;

try {
	await run(process.argv.slice(2));
} catch (error) {
	const cause = causeOf(error);
	console.error(`reset-factor: ${cause instanceof Error ? cause.message : String(cause)}`);
	process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
	const { positionals, values } = parseArgs({
		args,
		allowPositionals: true,
		options: { reason: { type: 'string', default: '' } }
	});
	const [handle, ...others] = positionals;
	const reason = values.reason.trim().slice(0, 2000);
	if (!handle || others.length > 0 || reason === '') return console.log(USAGE);
	const config = readConfig(process.env);
	const database = await reachDatabase(config);
	const pool = openPool(database.url, { max: 2 });
	try {
		const secret = new Secret(config.secret ?? (await ownSecret(config.dataDir)));
		const ctx = siteCtx({ pool, secret });
		const outcome = await resetFactorOnServer(ctx, { handle, reason });
		if (!outcome.ok) {
			const isNobody = outcome.reason === 'nobody';
			throw new Error(isNobody ? `nobody is called ${handle}` : `${handle} has no second factor`);
		}
		console.log(`The second factor of ${handle} is taken away: the password is enough again.`);
		await ctx.jobs.stop();
	} finally {
		await pool.close();
		await database.close();
	}
}
