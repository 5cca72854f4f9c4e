CREATE TABLE "article_author" (
	"article_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"role" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_author_article_id_member_id_pk" PRIMARY KEY("article_id","member_id"),
	CONSTRAINT "article_author_role" CHECK ("article_author"."role" in ('author', 'co-author', 'invited'))
);
--> statement-breakpoint
CREATE TABLE "article_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"member_id" bigint,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submission" integer NOT NULL,
	"publish_at" timestamp with time zone,
	"is_alone" boolean DEFAULT false NOT NULL,
	"template" text,
	"reason" text,
	CONSTRAINT "article_event_states" CHECK (from_state in ('draft', 'submitted', 'published', 'refused', 'withdrawn', 'archived') and to_state in ('draft', 'submitted', 'published', 'refused', 'withdrawn', 'archived')),
	CONSTRAINT "article_event_template" CHECK (template in ('off-topic', 'already-asked', 'leading-question', 'thin', 'unsourced', 'promotion', 'hurtful')),
	CONSTRAINT "article_event_alone_has_reason" CHECK (not "article_event"."is_alone" or "article_event"."reason" is not null),
	CONSTRAINT "article_event_reason" CHECK (char_length("article_event"."reason") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "article_revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"author_id" bigint,
	"is_automatic" boolean NOT NULL,
	"restored" integer,
	"document" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_revision_number" UNIQUE("article_id","number"),
	CONSTRAINT "article_revision_positive" CHECK ("article_revision"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "article_vote" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_vote_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"submission" integer NOT NULL,
	"member_id" bigint,
	"value" smallint NOT NULL,
	"template" text,
	"note" text NOT NULL,
	"cast_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_vote_once" UNIQUE("article_id","submission","member_id"),
	CONSTRAINT "article_vote_value" CHECK ("article_vote"."value" in (-1, 1)),
	CONSTRAINT "article_vote_template" CHECK (template in ('off-topic', 'already-asked', 'leading-question', 'thin', 'unsourced', 'promotion', 'hurtful')),
	CONSTRAINT "article_vote_note" CHECK (char_length("article_vote"."note") <= 2000),
	CONSTRAINT "article_vote_against_says_why" CHECK ("article_vote"."value" = 1 or "article_vote"."template" is not null or "article_vote"."note" <> '')
);
--> statement-breakpoint
ALTER TABLE "article" DROP CONSTRAINT "article_state";--> statement-breakpoint
ALTER TABLE "article" DROP CONSTRAINT "article_published_has_date";--> statement-breakpoint
ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
ALTER TABLE "article" ALTER COLUMN "slug" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notification" ALTER COLUMN "comment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "idempotency_key" uuid;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "submission" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "publish_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article_author" ADD CONSTRAINT "article_author_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_author" ADD CONSTRAINT "article_author_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_event" ADD CONSTRAINT "article_event_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_event" ADD CONSTRAINT "article_event_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_revision" ADD CONSTRAINT "article_revision_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_revision" ADD CONSTRAINT "article_revision_author_id_member_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_vote" ADD CONSTRAINT "article_vote_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_vote" ADD CONSTRAINT "article_vote_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_author_member" ON "article_author" USING btree ("member_id","article_id");--> statement-breakpoint
CREATE INDEX "article_event_article" ON "article_event" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "article_event_alone" ON "article_event" USING btree ("id") WHERE "article_event"."is_alone";--> statement-breakpoint
CREATE INDEX "article_revision_author" ON "article_revision" USING btree ("author_id");--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_submitted" ON "article" USING btree ("id") WHERE "article"."state" = 'submitted';--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_once" UNIQUE("author_id","idempotency_key");--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_published_has_slug" CHECK ("article"."state" not in ('published', 'archived') or "article"."slug" is not null);--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_accepted_waits" CHECK ("article"."accepted_at" is null or "article"."state" = 'submitted' and "article"."publish_at" is not null);--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_submission" CHECK ("article"."submission" >= 0);--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_state" CHECK (state in ('draft', 'submitted', 'published', 'refused', 'withdrawn', 'archived'));--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_published_has_date" CHECK ("article"."state" not in ('published', 'archived') or "article"."published_at" is not null);--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case when comment_id is null then reason in ('invited', 'published', 'refused')
				else reason in ('reply', 'mention', 'follow') end);