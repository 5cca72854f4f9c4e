import { siteCtx } from '../ctx.ts';
import { causeOf } from '../errors.ts';
import { checkDueLinks } from '../resources/check-links.ts';
import { runUpkeep, UPKEEP_INTERVAL } from '../upkeep/run-upkeep.ts';
import type { Site } from './site.ts';

/** Runs the upkeep now and then for as long as the process serves; returns how to stop it. */
export function startUpkeep(site: Site): () => void {
	const ctx = siteCtx(site);
	const round = () =>
		runUpkeep(ctx)
			.then(() => site.mailer.tidy())
			.then(() => (site.config.linkChecks ? checkDueLinks(ctx, { site: site.config.address }) : 0))
			.then(() => {})
			.catch((error: unknown) => {
				site.log.warn(
					{ cause: String(causeOf(error)) },
					'upkeep failed; the next round tries again'
				);
			});
	void round();
	const timer = setInterval(() => void round(), UPKEEP_INTERVAL * 60_000);
	timer.unref();
	return () => clearInterval(timer);
}
