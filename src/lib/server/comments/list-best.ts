import { sql, type SQL } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import {
	ARGUMENTS_LOOKED_AT,
	FOLD_BELOW,
	SCORE_HIDDEN_FOR,
	SIDE_MINIMUM
} from '../../rules/ranking.ts';
import type { Ctx } from '../ctx.ts';

/** A comment that those who show one answer find more useful than any other. */
export type BestArgument = {
	id: number;
	html: string;
	language: Locale;
	/** Null once its author has left and taken the name along. */
	author: string | null;
	/** Of that side alone. */
	useful: number;
	rated: number;
};

/** What the side behind one answer finds most useful: of all comments, and of those by authors of another side. */
export type BestOfSide = {
	optionId: number;
	best: BestArgument;
	fromElsewhere: BestArgument | null;
};

/**
 * The best arguments of each side that has enough to say, in the order of the
 * options. Of each list in its index only the first are looked at, whatever the
 * thread's length.
 */
export async function listBestArguments(
	ctx: Ctx,
	articleId: number,
	optionIds: number[]
): Promise<BestOfSide[]> {
	if (optionIds.length === 0) return [];
	const rows = await ctx.db.execute<BestArgument & { optionId: number; isBest: boolean }>(sql`
		select o.id::int as "optionId", best.*
		from unnest(${`{${optionIds.join(',')}}`}::bigint[]) with ordinality as o (id, place)
		cross join lateral (
			(${firstOf(articleId, { isBest: true })}) union all (${firstOf(articleId, { isBest: false })})
		) as best
		order by o.place, best."isBest" desc`);
	const bySide = Map.groupBy(rows, ({ optionId }) => optionId);
	return [...bySide].flatMap(([optionId, found]) => {
		const best = found.find(({ isBest }) => isBest);
		return best
			? [{ optionId, best, fromElsewhere: found.find(({ isBest }) => !isBest) ?? null }]
			: [];
	});
}

/** The conditions are those of the indexes, in the same words. */
const firstOf = (articleId: number, { isBest }: { isBest: boolean }): SQL => sql`
	select ${sql.raw(String(isBest))} as "isBest", c.id::int as id, c.html, c.language,
		m.display_name as author, t.useful, t.useful + t.not_useful as rated
	from (
		select * from side_tally
		where article_id = ${articleId} and option_id = o.id
			and useful + not_useful >= ${sql.raw(String(SIDE_MINIMUM))} and useful > not_useful
			${isBest ? sql`` : sql`and is_from_elsewhere`}
		order by usefulness desc, comment_id desc limit ${sql.raw(String(ARGUMENTS_LOOKED_AT))}
	) as t
	join comment c on c.id = t.comment_id
	left join member m on m.id = c.author_id
	where c.state = 'visible' and c.useful - c.not_useful >= ${sql.raw(String(FOLD_BELOW[0]))}
		and c.created_at <= clock_timestamp() - ${sql.raw(String(SCORE_HIDDEN_FOR))} * interval '1 second'
	order by t.usefulness desc, t.comment_id desc limit 1`;
