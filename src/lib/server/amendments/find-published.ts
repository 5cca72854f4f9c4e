import { sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';

export type Published = {
	document: ArticleDocument;
	/** Of the article's revisions the one that it says or gives the meaning of; 0: what the site came with. */
	revision: number;
	/** Which version of this text it is: `revision`, and of a translation the number of its own revision. */
	number: number;
};

/**
 * What readers of a published article get in this language, as its authors or its
 * translator wrote it; null where it was never given in it.
 *
 * From the tables that readers' pages ask: a text that the site came with has no
 * revision. When a poll closes is left out, and so are answers that readers added to it.
 */
export async function findPublished(
	ctx: Ctx,
	articleId: number,
	language: Locale
): Promise<Published | null> {
	const inLanguage = sql`order by language = ${language} desc, language = a.original_language desc`;
	const [row] = await ctx.db.execute<ArticleDocument & Omit<Published, 'document'>>(sql`
		select t.revision, case when t.language = a.original_language then t.revision else coalesce(
				(select published_number from translation where article_id = a.id
					and language = t.language and published_number is not null), 0) end as number,
			t.language, t.title, t.lede_markdown as lede, t.body_markdown as body,
			(select coalesce(json_agg(tag.label order by at.position), '[]')
				from article_tag at join tag on tag.id = at.tag_id where at.article_id = a.id) as tags,
			(select coalesce(json_agg(json_build_object(
					'title', coalesce(rt.title, r.title), 'url', r.url, 'language', r.language)
					order by r.position), '[]')
				from resource r
				left join resource_text rt on rt.resource_id = r.id and rt.language = t.language
				where r.article_id = a.id) as resources,
			(select coalesce(json_agg(json_strip_nulls(json_build_object('method', p.method, 'results', p.results,
					'atLeast', case p.method when 'approval' then coalesce(p.at_least::text, '') end,
					'atMost', case p.method when 'approval' then coalesce(p.at_most::text, '') end,
					'isTwice', nullif(p.asks_twice, false),
					'asksAgain', '/polls/' || p.asks_again,
					'readerOptions', case p.method when 'approval' then p.reader_options end,
					'headline', nullif(p.headline, 'both'),
					'closesOn', '', 'question',
					(select question from poll_text where poll_id = p.id ${inLanguage} limit 1),
					'options', (select json_agg(
						(select label from poll_option_text where option_id = o.id ${inLanguage} limit 1)
						order by o.position) from poll_option o where o.poll_id = p.id and o.proposed_on is null)))
					order by p.position), '[]')
				from poll p where p.article_id = a.id) as polls
		from article a join article_text t on t.article_id = a.id and t.language = ${language}
		where a.id = ${articleId} and a.state = 'published'`);
	if (!row) return null;
	const { revision, number, ...document } = row;
	return { document, revision, number };
}
