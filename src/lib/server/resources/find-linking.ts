import { sql } from 'drizzle-orm';
import { addressKey, spellingsOf } from '../../rules/same-address.ts';
import type { Ctx } from '../ctx.ts';

/** A published article that leads to the same page already. */
export type Linking = { slug: string; title: string };

/** The articles named for one address at most. */
const MOST = 3;

/** Which published articles link to these addresses, however they are written; the newest first, by the address as given. */
export async function findLinking(ctx: Ctx, addresses: string[]): Promise<Map<string, Linking[]>> {
	const keys = new Map(addresses.map((address) => [address, addressKey(address.trim())]));
	const spellings = [...new Set(addresses.flatMap(spellingsOf))];
	if (spellings.length === 0) return new Map();
	const rows = await ctx.db.execute<Linking & { url: string }>(sql`
		select resource.url, article.slug, (select title from article_text t
			where t.article_id = article.id order by t.language = ${ctx.locale} desc limit 1) as title
		from resource join article on article.id = article_id and article.state = 'published'
		where resource.url = any(${sql.param(spellings)}::text[])
		order by article.published_at desc, article.id desc limit 100`);
	return new Map(
		[...keys].flatMap(([address, key]) => {
			const same = rows.filter(({ url }) => key !== null && addressKey(url) === key);
			const found = new Map(same.map(({ slug, title }) => [slug, { slug, title }]));
			return found.size === 0 ? [] : [[address, [...found.values()].slice(0, MOST)] as const];
		})
	);
}
