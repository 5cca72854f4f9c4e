import type { Theme } from '#lib/rules/cookies.ts';
import type { Locale } from '#lib/rules/locale.ts';
import type { Standing } from '#lib/server/accounts/standing.ts';
import type { Ctx, Member } from '#lib/server/ctx.ts';
import type { Site } from '#lib/server/web/site.ts';

declare global {
	namespace App {
		interface Locals {
			ctx: Ctx;
			site: Site;
			locale: Locale;
			/** The address without its language: the same in French and English. */
			path: string;
			theme: Theme;
			/** Large HTML that a page asks for by `<!--fragment:name-->`; see web/fragments.ts. */
			fragments: Map<string, string | Piece[]>;
			/** Notifications that the asker has not read, `MOST_UNREAD + 1` at most. */
			unread?: number;
			/** What waits on the desk, where the asker is a moderator. */
			onDesk?: number;
			/** Whether the asker proved within `RECENT_MINUTES` who they are. */
			isRecent?: boolean;
			/** Whether the asker's role rests until they have a second factor. */
			lacksFactor?: boolean;
			/** What keeps the asker from writing. */
			standing?: Standing;
			/** Set by handleError when the database could not answer: the 500 becomes a 503. */
			unavailable?: boolean;
			/** Seconds after which a refused asker may try again: the 500 becomes a 429. */
			retryAfter?: number;
			/** A missing right was found deep in the domain: the 500 becomes a 403. */
			forbidden?: boolean;
		}
		interface PageData {
			locale: Locale;
			path: string;
			theme: Theme;
			/** Those in which its text is to be read, the original first, where that is not both. */
			languages?: Locale[];
			/** The query of its own address, where others show the same. */
			ownQuery?: string;
			/** In which moments are shown. */
			timeZone: string;
			member:
				| (Pick<Member, 'handle' | 'displayName' | 'threadView' | 'threadOrder'> & {
						isModerator: boolean;
						isSteward: boolean;
						/** Notifications not read, `MOST_UNREAD + 1` at most. */
						unread: number;
						/** What waits on the moderators' desk; 0 for everybody else. */
						onDesk: number;
						/** Null in good standing. */
						suspension: { until: Date | null } | null;
						/** Whether their role rests until they have a second factor. */
						lacksFactor: boolean;
				  })
				| null;
		}
		interface Error {
			message: string;
			/** Which sentence the error page says; see text.errors. */
			code?: string;
			/** Of an article that was taken from the site: where the public log tells it. */
			decisionId?: number;
		}
	}
}

export {};
