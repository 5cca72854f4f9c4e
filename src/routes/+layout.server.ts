import { isModerator, isSteward } from '#lib/rules/permissions.ts';
import type { LayoutServerLoad } from './$types';

/** Asks nothing of the database, so that an error page can always be made. */
export const load: LayoutServerLoad = ({ locals }) => {
	const { locale, path, theme, ctx, site } = locals;
	const member = ctx.asker && {
		handle: ctx.asker.handle,
		displayName: ctx.asker.displayName,
		unread: locals.unread ?? 0,
		onDesk: locals.onDesk ?? 0,
		suspension: suspensionOf(locals),
		lacksFactor: locals.lacksFactor ?? false,
		isModerator: isModerator(ctx.asker),
		isSteward: isSteward(ctx.asker),
		threadView: ctx.asker.threadView,
		threadOrder: ctx.asker.threadOrder
	};
	return { locale, path, theme, member, timeZone: site.config.timeZone };
};

function suspensionOf({ standing }: App.Locals): { until: Date | null } | null {
	if (standing?.isBarred) return { until: null };
	return standing?.suspendedUntil ? { until: standing.suspendedUntil } : null;
}
