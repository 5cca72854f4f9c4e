import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { handleKey } from '../../rules/handle.ts';
import { hashPassword } from '../accounts/hash-password.ts';
import type { Ctx } from '../ctx.ts';
import type { Dice } from './dice.ts';

/** What every demo member's handle begins with; no real one should. */
const PREFIX = 'demo-';

const NAMES =
	`Aïcha Adèle Agathe Alban Amara Anaïs Andréa Antoine Apolline Ariane Aurèle Bahia Basile
	Béatrice Bilal Camille Carmen Célestin Chloé Clément Colin Dalia Damien Daphné Diego Dounia Edgar
	Élodie Émile Enzo Esteban Fanny Farid Félix Fiona Flora Gaspard Gwen Hakim Hélène Hugo Ibrahim Inès
	Ismaël Iris Jade Joachim Jonas Judith Kenza Lamine Lara Léo Lila Loïc Lou Maël Maïa Malik Manon Marius
	Maud Mehdi Milo Mina Moussa Nadia Naïm Nils Noé Nora Océane Octave Oumar Oscar Paloma Pierre Quentin
	Rachel Raphaël Robin Rosa Sacha Salomé Samir Selma Simone Tara Théo Tom Ulysse Valentin Véra Victor Wanda
	Xavier Yaël Yanis Zélie Zoé`.split(/\s+/);

/** Members who are not of the demo. */
export async function countStrangers(ctx: Ctx): Promise<number> {
	const [row] = await ctx.db.execute<{ count: number }>(sql`
		select count(*)::int as count from member where not starts_with(handle_key, ${PREFIX}::text)`);
	return row?.count ?? 0;
}

/** Ids of all members of the demo, the oldest first. */
export async function listDemoMembers(ctx: Ctx): Promise<number[]> {
	const rows = await ctx.db.execute<{ id: string }>(sql`
		select id from member
		where starts_with(handle_key, ${PREFIX}::text) and closed_at is null order by id`);
	return rows.map(({ id }) => Number(id));
}

/**
 * Adds members whose handles and names say what they are.
 *
 * @param password what all of them log in with; without it nobody knows one
 * @returns the handle of one of them
 */
export async function addMembers(
	ctx: Ctx,
	dice: Dice,
	{ count, password }: { count: number; password?: string }
): Promise<string | null> {
	if (count === 0) return null;
	const passwordHash = await hashPassword(password ?? randomBytes(32).toString('base64url'));
	const before = (await listDemoMembers(ctx)).length;
	const rows = Array.from({ length: count }, (_, index) => {
		const name = dice.pick(NAMES);
		const plain = name
			.normalize('NFD')
			.replace(/\P{ASCII}/gu, '')
			.toLowerCase();
		const handle = `${PREFIX}${plain}-${before + index + 1}`;
		return {
			handle,
			key: handleKey(handle),
			name: `${name} (démo)`,
			locale: dice.chance(0.7) ? 'fr' : 'en',
			/** Of the last three months. */
			age: Math.floor(dice.roll() * 90 * 24 * 3600)
		};
	});
	await ctx.db.execute(sql`
		insert into member (handle, handle_key, display_name, password_hash, locale, created_at)
		select handle, key, name, ${passwordHash}, locale, now() - make_interval(secs => age)
		from json_to_recordset(${JSON.stringify(rows)}::json)
			as r (handle text, key text, name text, locale text, age float8)`);
	return rows[0]?.handle ?? null;
}
