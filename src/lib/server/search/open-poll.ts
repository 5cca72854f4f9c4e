import { sql } from 'drizzle-orm';

/** Whether the article `a` asks something that can still be answered. */
export const openPoll = sql`exists (select from poll p where p.article_id = a.id
	and p.closed_at is null and p.opens_at <= now() and (p.closes_at is null or p.closes_at > now()))`;
