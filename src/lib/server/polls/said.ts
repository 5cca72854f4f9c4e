import { sql, type SQL } from 'drizzle-orm';

const said = (text: SQL): SQL => sql`json_object_agg(t.language, ${text})`;

/** The question of a row of `poll` in each of its languages, as `Said`. */
export const questionOf = (poll: SQL): SQL => sql`(
	select ${said(sql`t.question`)} from poll_text t where t.poll_id = ${poll}.id)`;

/** Its options in their order: ids, and words in each language that they have. */
export const optionsOf = (poll: SQL): SQL => sql`(
	select json_agg(json_build_object('id', o.id, 'words',
		(select ${said(sql`t.label`)} from poll_option_text t where t.option_id = o.id)) order by o.position)
	from poll_option o where o.poll_id = ${poll}.id)`;
