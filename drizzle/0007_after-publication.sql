CREATE TABLE "correction" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "correction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"language" text NOT NULL,
	"sender_id" bigint,
	"idempotency_key" uuid NOT NULL,
	"base" integer NOT NULL,
	"quote" text,
	"words" text,
	"document" jsonb,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" bigint,
	"number" integer,
	CONSTRAINT "correction_once" UNIQUE("sender_id","idempotency_key"),
	CONSTRAINT "correction_language" CHECK ("correction"."language" in ('fr', 'en')),
	CONSTRAINT "correction_state" CHECK (state in ('waiting', 'accepted', 'declined')),
	CONSTRAINT "correction_is_one_of_two" CHECK (("correction"."document" is null) = ("correction"."quote" is not null and "correction"."words" is not null)),
	CONSTRAINT "correction_quote" CHECK (char_length("correction"."quote") <= 1000),
	CONSTRAINT "correction_words" CHECK (char_length("correction"."words") between 1 and 1000),
	CONSTRAINT "correction_reason" CHECK (char_length("correction"."reason") between 1 and 2000),
	CONSTRAINT "correction_declined_says_why" CHECK ("correction"."state" <> 'declined' or "correction"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "translation_revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "translation_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"translation_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"author_id" bigint,
	"original" integer NOT NULL,
	"is_automatic" boolean NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "translation_revision_number" UNIQUE("translation_id","number"),
	CONSTRAINT "translation_revision_positive" CHECK ("translation_revision"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "translation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "translation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"language" text NOT NULL,
	"translator_id" bigint,
	"state" text DEFAULT 'draft' NOT NULL,
	"published_number" integer,
	"message" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" bigint,
	CONSTRAINT "translation_once" UNIQUE("article_id","language","translator_id"),
	CONSTRAINT "translation_language" CHECK ("translation"."language" in ('fr', 'en')),
	CONSTRAINT "translation_state" CHECK (state in ('draft', 'sent', 'returned', 'accepted', 'replaced')),
	CONSTRAINT "translation_sent_has_date" CHECK ("translation"."state" <> 'sent' or "translation"."sent_at" is not null),
	CONSTRAINT "translation_accepted_is_published" CHECK ("translation"."state" <> 'accepted' or "translation"."published_number" is not null),
	CONSTRAINT "translation_message" CHECK (char_length("translation"."message") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "comment_citation" (
	"comment_id" bigint NOT NULL,
	"resource_id" bigint NOT NULL,
	CONSTRAINT "comment_citation_resource_id_comment_id_pk" PRIMARY KEY("resource_id","comment_id")
);
--> statement-breakpoint
CREATE TABLE "resource_text" (
	"resource_id" bigint NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "resource_text_resource_id_language_pk" PRIMARY KEY("resource_id","language"),
	CONSTRAINT "resource_text_language" CHECK ("resource_text"."language" in ('fr', 'en')),
	CONSTRAINT "resource_text_title" CHECK (char_length("resource_text"."title") between 1 and 160)
);
--> statement-breakpoint
ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
ALTER TABLE "article_text" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "article_text" ADD COLUMN "translator_id" bigint;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "citations" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "link_state" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "link_answer" text;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "failing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "check_due_at" timestamp with time zone DEFAULT now() + interval '1 day' NOT NULL;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_sender_id_member_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_decided_by_member_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_revision" ADD CONSTRAINT "translation_revision_translation_id_translation_id_fk" FOREIGN KEY ("translation_id") REFERENCES "public"."translation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_revision" ADD CONSTRAINT "translation_revision_author_id_member_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_translator_id_member_id_fk" FOREIGN KEY ("translator_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_decided_by_member_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_citation" ADD CONSTRAINT "comment_citation_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_citation" ADD CONSTRAINT "comment_citation_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_text" ADD CONSTRAINT "resource_text_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_article" ON "correction" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "correction_waiting" ON "correction" USING btree ("id") WHERE "correction"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "translation_revision_author" ON "translation_revision" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "translation_published" ON "translation" USING btree ("article_id","language") WHERE "translation"."published_number" is not null;--> statement-breakpoint
CREATE INDEX "translation_translator" ON "translation" USING btree ("translator_id");--> statement-breakpoint
CREATE INDEX "translation_sent" ON "translation" USING btree ("sent_at") WHERE "translation"."state" = 'sent';--> statement-breakpoint
CREATE INDEX "comment_citation_comment" ON "comment_citation" USING btree ("comment_id");--> statement-breakpoint
ALTER TABLE "article_text" ADD CONSTRAINT "article_text_translator_id_member_id_fk" FOREIGN KEY ("translator_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_text_translator" ON "article_text" USING btree ("translator_id");--> statement-breakpoint
CREATE INDEX "resource_check_due" ON "resource" USING btree ("check_due_at");--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case
				when act_id is not null then reason in ('act', 'act-undone', 'appeal-upheld', 'appeal-dismissed')
				when report_id is not null then reason in ('report-upheld', 'report-dismissed')
				when comment_id is not null then reason in ('reply', 'mention', 'follow')
				else reason in ('invited', 'published', 'refused', 'translation-sent', 'translation-accepted', 'translation-returned', 'correction-accepted', 'correction-declined', 'corrected') end);--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_citations" CHECK ("resource"."citations" >= 0);--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_link_state" CHECK (link_state in ('unknown', 'ok', 'failing', 'dead'));--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_failing_has_date" CHECK (("resource"."link_state" in ('failing', 'dead')) = ("resource"."failing_since" is not null));--> statement-breakpoint
-- What was published already says its latest revision.
UPDATE article_text SET revision = (SELECT max(number) FROM article_revision WHERE article_id = article.id)
FROM article WHERE article.id = article_text.article_id AND article.original_language = article_text.language
	AND article.state IN ('published', 'archived')
	AND EXISTS (SELECT FROM article_revision WHERE article_id = article.id);
--> statement-breakpoint
-- Comments that link to a link of their article by the very same address; in other spellings from their next edit on.
INSERT INTO comment_citation (comment_id, resource_id)
SELECT comment.id, resource.id FROM comment JOIN resource ON resource.article_id = comment.article_id
WHERE comment.state = 'visible' AND strpos(comment.html, 'href="' || replace(resource.url, '&', '&amp;') || '"') > 0;
--> statement-breakpoint
UPDATE resource SET citations = (SELECT count(*) FROM comment_citation WHERE resource_id = resource.id)
WHERE EXISTS (SELECT FROM comment_citation WHERE resource_id = resource.id);
