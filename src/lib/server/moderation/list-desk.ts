import { sql } from 'drizzle-orm';
import { CLAIM_MINUTES, type ReportReason } from '../../rules/moderation.ts';
import type { MemberCtx } from '../ctx.ts';

const PER_PAGE = 30;

/** Something that waits for moderators. */
export type Waiting = {
	/** `comment-12`, `article-3`, `link-4`, `member-5`: reported; `appeal-6`, `submission-7`, `held-8`. */
	subject: string;
	what: 'reports' | 'appeal' | 'submission' | 'held';
	id: number;
	since: Date;
	/** Open reports, and how many for each reason. */
	reports: number;
	reasons: Partial<Record<ReportReason, number>>;
	/** Of the article that it is, or stands in. */
	title: string | null;
	/** Who wrote it, or whose profile it is. */
	author: string | null;
	/** Of a comment; the HTML of its beginning. */
	html: string | null;
	/** Who has taken it, at this moment. */
	claimedBy: { isMe: boolean; name: string } | null;
};

export type Desk = { waiting: Waiting[]; next: string | null };

/** Where a page of the desk begins: microseconds and subject, as the address has it. */
export const DESK_PLACE = /^(\d{1,17})_([a-z]+-\d{1,18})$/;

type Row = Omit<Waiting, 'since' | 'claimedBy'> & {
	micros: string;
	claimer: string | null;
	isMine: boolean | null;
};

/**
 * All that waits for moderators in one queue, the longest waiting first: reports by
 * what they are about, appeals, submitted articles, held comments.
 *
 * @param after from `next` of the page before
 */
export async function listDesk(ctx: MemberCtx, after: string | null = null): Promise<Desk> {
	const [, micros, subject] = DESK_PLACE.exec(after ?? '') ?? [];
	const rows = await ctx.db.execute<Row>(sql`
		with waiting as (
			select subject, 'reports' as what, min(created_at) as since, count(*)::int as reports
			from report where state = 'open' group by subject
			union all
			select 'appeal-' || act_id, 'appeal', appealed_at, 0 from appeal where decided_at is null
			union all
			select 'submission-' || id, 'submission', (select max(happened_at) from article_event
				where article_id = article.id and submission = article.submission
					and to_state = 'submitted'), 0
			from article where state = 'submitted' and accepted_at is null
			union all
			select 'held-' || id, 'held', held_at, 0 from held_comment where state = 'waiting'
		), page as (
			select *, split_part(subject, '-', 1) as kind, split_part(subject, '-', 2)::bigint as id,
				(extract(epoch from since) * 1000000)::bigint as micros
			from waiting
		)
		select page.subject, page.what, page.id::int, page.micros, page.reports,
			coalesce((select json_object_agg(reason, many) from (
				select reason, count(*)::int as many from report
				where report.subject = page.subject and state = 'open' group by reason) as by_reason),
				'{}') as reasons,
			coalesce((select title from article_text t where t.article_id = place.article_id
				order by t.language = ${ctx.locale} desc limit 1),
				(select document->>'title' from article_revision r
					where r.article_id = place.article_id order by number desc limit 1)) as title,
			(select display_name from member where member.id = place.author_id) as author,
			left(place.html, 4000) as html, claimer.display_name as claimer,
			claim.moderator_id = ${ctx.asker.id} as "isMine"
		from (select * from page
			where ${micros === undefined ? sql`true` : sql`(micros, subject) > (${micros}::bigint, ${subject}::text)`}
			order by micros, subject limit ${PER_PAGE + 1}) as page
		left join lateral (
			select article_id, author_id, html from comment
				where page.kind = 'comment' and comment.id = page.id
			union all select id, author_id, null from article
				where page.kind in ('article', 'submission') and article.id = page.id
			union all select article_id, null, null from resource
				where page.kind = 'link' and resource.id = page.id
			union all select null, id, null from member
				where page.kind = 'member' and member.id = page.id
			union all select a.article_id, a.member_id, c.html from moderation_act a
				left join comment c on c.id = a.comment_id
				where page.kind = 'appeal' and a.id = page.id
			union all select article_id, member_id, html from held_comment
				where page.kind = 'held' and held_comment.id = page.id
		) as place on true
		left join desk_claim claim on claim.subject = page.subject
			and claim.claimed_at > clock_timestamp() - ${CLAIM_MINUTES}::int * interval '1 minute'
		left join member claimer on claimer.id = claim.moderator_id
		order by page.micros, page.subject`);
	const shown = rows.slice(0, PER_PAGE);
	const last = shown.at(-1);
	return {
		waiting: shown.map(({ micros, claimer, isMine, ...row }) => ({
			...row,
			since: new Date(Number(micros) / 1000),
			claimedBy: claimer === null ? null : { isMe: isMine === true, name: claimer }
		})),
		next: rows.length > PER_PAGE && last ? `${last.micros}_${last.subject}` : null
	};
}
