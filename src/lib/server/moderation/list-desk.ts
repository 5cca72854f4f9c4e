import { sql } from 'drizzle-orm';
import { excerptOf } from '../../rules/excerpt.ts';
import { CLAIM_MINUTES, type DeskKind, type ReportReason } from '../../rules/moderation.ts';
import { nameWithHandle } from '../accounts/member-columns.ts';
import type { MemberCtx } from '../ctx.ts';
import { whatWaits } from './what-waits.ts';

const PER_PAGE = 30;

/** Characters of a comment or a correction by which it is known. */
const EXCERPT = 200;

/** Something that waits for moderators. */
export type Waiting = {
	/** `comment-12`, `article-3`, `link-4`, `member-5`: reported; `appeal-6`, and so on by `DESK_KINDS`. */
	subject: string;
	kind: DeskKind;
	id: number;
	since: Date;
	/** Open reports, and how many for each reason. */
	reports: number;
	reasons: Partial<Record<ReportReason, number>>;
	/** Of the article that it is, or stands in. */
	title: string | null;
	/** Who wrote it, or whose profile it is, with the handle. */
	author: string | null;
	/** How it begins. */
	excerpt: string | null;
	/** How that begins which it answers, or what it would correct. */
	context: string | null;
	/** Who has taken it, at this moment. */
	claimedBy: { isMe: boolean; name: string } | null;
};

export type Desk = { waiting: Waiting[]; next: string | null };

/** Where a page of the desk begins: microseconds and subject, as the address has it. */
export const DESK_PLACE = /^(\d{1,17})_([a-z]+-\d{1,18})$/;

type Row = Omit<Waiting, 'since' | 'claimedBy' | 'excerpt' | 'context'> & {
	micros: string;
	html: string | null;
	said: string | null;
	beforeHtml: string | null;
	before: string | null;
	claimer: string | null;
	isMine: boolean | null;
};

/** Of one row of `page`: in which article it stands, whose it is, what it says and to what. */
const place = sql`
	select article_id, author_id, html, null::text as said, parent_id, null::text as before
		from comment where page.kind = 'comment' and comment.id = page.id
	union all select id, author_id, null, null, null, null from article
		where page.kind in ('article', 'submission') and article.id = page.id
	union all select article_id, null, null, null, null, null from resource
		where page.kind = 'link' and resource.id = page.id
	union all select null, id, null, null, null, null from member
		where page.kind = 'member' and member.id = page.id
	union all select a.article_id, appeal.member_id, c.html, appeal.words, null, null
		from moderation_act a join appeal on appeal.act_id = a.id
		left join comment c on c.id = a.comment_id
		where page.kind = 'appeal' and a.id = page.id
	union all select article_id, member_id, html, null, parent_id, null from held_comment
		where page.kind = 'held' and held_comment.id = page.id
	union all select article_id, sender_id, null, words, null,
			coalesce(quote, poll_words->'before'->>'question') from correction
		where page.kind = 'correction' and correction.id = page.id
	union all select article_id, sender_id, null, label, null,
			(select question from poll_text t where t.poll_id = poll.id
				order by t.language = p.language desc limit 1)
		from option_proposal p join poll on poll.id = p.poll_id
		where page.kind = 'option' and p.id = page.id
	union all select article_id, translator_id, null, null, null, null from translation
		where page.kind = 'translation' and translation.id = page.id`;

/**
 * All that waits for moderators in one queue, the longest waiting first.
 *
 * @param after from `next` of the page before
 */
export async function listDesk(ctx: MemberCtx, after: string | null = null): Promise<Desk> {
	const [, micros, subject] = DESK_PLACE.exec(after ?? '') ?? [];
	const rows = await ctx.db.execute<Row>(sql`
		with waiting as (${whatWaits}), page as (
			select *, split_part(subject, '-', 1) as kind, split_part(subject, '-', 2)::bigint as id,
				(extract(epoch from since) * 1000000)::bigint as micros
			from waiting
		)
		select page.subject, page.kind, page.id::int, page.micros, page.reports,
			coalesce((select json_object_agg(reason, many) from (
				select reason, count(*)::int as many from report
				where report.subject = page.subject and state = 'open' group by reason) as by_reason),
				'{}') as reasons,
			coalesce((select title from article_text t where t.article_id = place.article_id
				order by t.language = ${ctx.locale} desc limit 1),
				(select document->>'title' from article_revision r
					where r.article_id = place.article_id order by number desc limit 1)) as title,
			(select ${nameWithHandle} from member where member.id = place.author_id) as author,
			left(place.html, 4000) as html, place.said, place.before,
			(select left(html, 4000) from comment where comment.id = place.parent_id) as "beforeHtml",
			claimer.display_name as claimer, claim.moderator_id = ${ctx.asker.id} as "isMine"
		from (select * from page
			where ${micros === undefined ? sql`true` : sql`(micros, subject) > (${micros}::bigint, ${subject}::text)`}
			order by micros, subject limit ${PER_PAGE + 1}) as page
		left join lateral (${place}) as place on true
		left join desk_claim claim on claim.subject = page.subject
			and claim.claimed_at > clock_timestamp() - ${CLAIM_MINUTES}::int * interval '1 minute'
		left join member claimer on claimer.id = claim.moderator_id
		order by page.micros, page.subject`);
	const shown = rows.slice(0, PER_PAGE);
	const last = shown.at(-1);
	return {
		waiting: shown.map(toWaiting),
		next: rows.length > PER_PAGE && last ? `${last.micros}_${last.subject}` : null
	};
}

function toWaiting(row: Row): Waiting {
	const { micros, html, said, beforeHtml, before, claimer, isMine, ...rest } = row;
	return {
		...rest,
		since: new Date(Number(micros) / 1000),
		excerpt: beginningOf(html, said),
		context: beginningOf(beforeHtml, before),
		claimedBy: claimer === null ? null : { isMe: isMine === true, name: claimer }
	};
}

/** Of rendered text, or of what was typed. */
function beginningOf(html: string | null, typed: string | null): string | null {
	if (html) return excerptOf(html, EXCERPT);
	if (!typed) return null;
	const characters = [...typed];
	return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : typed;
}
