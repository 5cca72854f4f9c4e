-- Written by hand from here on.
-- What a handle looks like, from one script to another: letters of the Cyrillic, Greek and Armenian alphabets
-- that are drawn like Latin ones are made one with them (confusables.txt of Unicode Technical Standard 39, and
-- those small Cyrillic and Greek letters that have the form of a Latin one). Letters have the look of the case
-- in which they stand: a Greek capital nu is an N, a small one a v. So there are two indices, of handles as
-- their owners write them and of their keys, which are in lower case; see accounts/looks.ts.
-- Neither index is unique: members whose handles have had one look before stay as they are, and nobody joins them.
DROP INDEX "member_look";
--> statement-breakpoint
CREATE OR REPLACE FUNCTION handle_look(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(
	translate(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g'),
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
			|| 'АВЕКМНОРСТУХЅІЈЬѴҮӀԌԜԚ'
			|| 'авекмнорстухѕіјьѵүӏԍԝԛ'
			|| 'гґһԁѡҽ'
			|| 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϜϺ'
			|| 'αγικνορστυχωηςϳ'
			|| 'ՍՏՕ'
			|| 'ագզհոռսցքօյ'
			|| '01i|-_.',
		'abcdefghljklmnopqrstuvwxyz'
			|| 'abekmhopctyxsljbvylgwq'
			|| 'abekmhopctyxsljbvylgwq'
			|| 'rrhdwe'
			|| 'abezhlkmnoptyxfm'
			|| 'aylkvopotuxwncj'
			|| 'uso'
			|| 'wqqhnnugfoj'
			|| 'olll'),
	'rn', 'm'), 'vv', 'w');
--> statement-breakpoint
CREATE INDEX "member_look" ON "member" USING btree (handle_look(handle_key));
--> statement-breakpoint
CREATE INDEX "member_written_look" ON "member" USING btree (handle_look(handle));
