-- What a handle looks like at a glance: without accents and signs between the letters, and with letters and
-- digits that are drawn alike made one. Handles of one look are told apart by nobody; see accounts/sign-up.ts.
CREATE FUNCTION handle_look(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(
	translate(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g'), '01i|-_.', 'olll'),
	'rn', 'm'), 'vv', 'w');
--> statement-breakpoint
CREATE INDEX "member_look" ON "member" USING btree (handle_look(handle_key));
