-- "unaccent" comes with Postgres and is trusted: whoever owns the database may install it.
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION palabre_fr (COPY = pg_catalog.french);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION palabre_fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION palabre_en (COPY = pg_catalog.english);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION palabre_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
--> statement-breakpoint
-- For names, which have no language: whole words without accents.
CREATE TEXT SEARCH CONFIGURATION palabre_plain (COPY = pg_catalog.simple);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION palabre_plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
--> statement-breakpoint
-- Where the database's locale is C, Postgres takes every character beyond ASCII for a letter: in "l’homme" it
-- would see one word. Each character becomes one other, so that positions stay: curly apostrophes and further
-- hyphens those of ASCII, other signs a space, with the two private characters that mark hits. So does "<", with
-- which a tag would begin, whose words are not looked at.
CREATE FUNCTION search_text(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
	translate($1, U&'\2018\2019\2010\2011', '''''--'),
	'[<\u00A0-\u00BF\u00D7\u00F7\u2000-\u206F\u20A0-\u20CF\u2100-\u2BFF\u3000-\u3020\uE000\uE001\uFEFF\uFF01-\uFF0F\uFF1A-\uFF20]',
	' ', 'g');
--> statement-breakpoint
CREATE FUNCTION name_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsvector('palabre_plain'::regconfig, translate(search_text(normalize($1)), '-_.', '   '));
--> statement-breakpoint
CREATE FUNCTION text_words(language text, content text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsvector(
	CASE language WHEN 'fr' THEN 'palabre_fr'::regconfig ELSE 'palabre_en'::regconfig END,
	search_text(normalize(left(content, 200000))));
--> statement-breakpoint
-- What rules/search-marks.ts asks for; each begins with a control character, as no word does.
CREATE FUNCTION comment_marks(id bigint, author_id bigint, language text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(ARRAY[
	chr(31) || language,
	chr(31) || 'a' || coalesce(author_id, 0),
	chr(31) || '10:' || (id >> 10),
	chr(31) || '12:' || (id >> 12),
	chr(31) || '14:' || (id >> 14),
	chr(31) || '16:' || (id >> 16),
	chr(31) || '18:' || (id >> 18),
	chr(31) || '20:' || (id >> 20),
	chr(31) || '22:' || (id >> 22)]);
--> statement-breakpoint
CREATE TABLE "article_words" (
	"article_id" bigint NOT NULL,
	"language" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "article_words_article_id_language_pk" PRIMARY KEY("article_id","language")
);
--> statement-breakpoint
CREATE TABLE "comment_words" (
	"comment_id" bigint PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"author_id" bigint,
	"language" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_word" (
	"word" text collate "C" PRIMARY KEY NOT NULL,
	"uses" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learned_up_to" (
	"comment_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_words" ADD CONSTRAINT "article_words_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_words" ADD CONSTRAINT "comment_words_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- What is there already; before the index, which is made quicker at once than word by word.
INSERT INTO comment_words (comment_id, article_id, author_id, language, created_at, words)
SELECT id, article_id, author_id, language, created_at,
	text_words(language, markdown) || comment_marks(id, author_id, language)
FROM comment WHERE state = 'visible' ORDER BY id;
--> statement-breakpoint
INSERT INTO article_words (article_id, language, words)
SELECT article_id, language, setweight(text_words(language, title), 'A')
	|| setweight(text_words(language, lede_markdown), 'B') || setweight(text_words(language, body_markdown), 'C')
FROM article_text;
--> statement-breakpoint
INSERT INTO learned_up_to VALUES (0);
--> statement-breakpoint
CREATE INDEX "article_words_words" ON "article_words" USING gin ("words");--> statement-breakpoint
CREATE INDEX "comment_words_time" ON "comment_words" USING btree ("created_at","comment_id");--> statement-breakpoint
CREATE INDEX "comment_words_words" ON "comment_words" USING gin ("words") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "member_names" ON "member" USING gin (name_words(handle || ' ' || display_name)) WHERE "member"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "tag_names" ON "tag" USING gin (name_words(label));
--> statement-breakpoint
CREATE FUNCTION keep_comment_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.state = 'visible' THEN
		INSERT INTO comment_words (comment_id, article_id, author_id, language, created_at, words)
		VALUES (NEW.id, NEW.article_id, NEW.author_id, NEW.language, NEW.created_at,
			text_words(NEW.language, NEW.markdown)
				|| comment_marks(NEW.id, NEW.author_id, NEW.language))
		ON CONFLICT (comment_id) DO UPDATE SET article_id = excluded.article_id, author_id = excluded.author_id,
			language = excluded.language, created_at = excluded.created_at, words = excluded.words;
	ELSE
		DELETE FROM comment_words WHERE comment_id = NEW.id;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Counters of a comment change often, and none of its words with them.
CREATE TRIGGER comment_words AFTER INSERT OR UPDATE OF markdown, language, state, author_id, article_id, created_at
ON comment FOR EACH ROW EXECUTE FUNCTION keep_comment_words();
--> statement-breakpoint
CREATE FUNCTION keep_article_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		DELETE FROM article_words WHERE article_id = OLD.article_id AND language = OLD.language;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO article_words (article_id, language, words)
		VALUES (NEW.article_id, NEW.language,
			setweight(text_words(NEW.language, NEW.title), 'A')
			|| setweight(text_words(NEW.language, NEW.lede_markdown), 'B')
			|| setweight(text_words(NEW.language, NEW.body_markdown), 'C'));
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER article_words AFTER INSERT OR DELETE OR UPDATE OF article_id, language, title, lede_markdown, body_markdown
ON article_text FOR EACH ROW EXECUTE FUNCTION keep_article_words();
