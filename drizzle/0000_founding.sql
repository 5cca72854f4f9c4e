CREATE TABLE "member" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "member_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"handle" text NOT NULL,
	"handle_key" text NOT NULL,
	"display_name" text NOT NULL,
	"email" text,
	"email_key" text,
	"password_hash" text,
	"role" text DEFAULT 'member' NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "member_handle_key_unique" UNIQUE("handle_key"),
	CONSTRAINT "member_email_key_unique" UNIQUE("email_key"),
	CONSTRAINT "member_handle_length" CHECK (char_length("member"."handle") between 2 and 30),
	CONSTRAINT "member_display_name_length" CHECK (char_length("member"."display_name") between 1 and 60),
	CONSTRAINT "member_email_length" CHECK (char_length("member"."email") <= 254),
	CONSTRAINT "member_email_has_key" CHECK (("member"."email" is null) = ("member"."email_key" is null)),
	CONSTRAINT "member_role" CHECK ("member"."role" in ('member', 'moderator', 'steward')),
	CONSTRAINT "member_locale" CHECK ("member"."locale" in ('fr', 'en')),
	CONSTRAINT "member_open_has_password" CHECK ("member"."closed_at" is not null or "member"."password_hash" is not null)
);
--> statement-breakpoint
CREATE TABLE "one_time_token" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"created_on" date DEFAULT current_date NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_token_hash_length" CHECK (octet_length("one_time_token"."hash") = 32),
	CONSTRAINT "one_time_token_purpose" CHECK ("one_time_token"."purpose" in ('first-steward'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"label" uuid DEFAULT gen_random_uuid() NOT NULL,
	"member_id" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agent" text NOT NULL,
	CONSTRAINT "session_label_unique" UNIQUE("label"),
	CONSTRAINT "session_hash_length" CHECK (octet_length("session"."hash") = 32),
	CONSTRAINT "session_agent_length" CHECK (char_length("session"."agent") <= 60)
);
--> statement-breakpoint
CREATE TABLE "article_tag" (
	"article_id" bigint NOT NULL,
	"tag_id" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "article_tag_article_id_tag_id_pk" PRIMARY KEY("article_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "article_text" (
	"article_id" bigint NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"lede_markdown" text NOT NULL,
	"lede_html" text NOT NULL,
	"body_markdown" text NOT NULL,
	"body_html" text NOT NULL,
	"headings" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_text_article_id_language_pk" PRIMARY KEY("article_id","language"),
	CONSTRAINT "article_text_language" CHECK ("article_text"."language" in ('fr', 'en')),
	CONSTRAINT "article_text_title" CHECK (char_length("article_text"."title") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "article" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"state" text NOT NULL,
	"original_language" text NOT NULL,
	"author_id" bigint,
	"source_site" text,
	"source_year" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"last_activity_at" timestamp with time zone DEFAULT now() NOT NULL,
	"comment_count" integer DEFAULT 0 NOT NULL,
	"thread_version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "article_slug_unique" UNIQUE("slug"),
	CONSTRAINT "article_slug" CHECK ("article"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("article"."slug") <= 120),
	CONSTRAINT "article_state" CHECK ("article"."state" in ('draft', 'published')),
	CONSTRAINT "article_language" CHECK ("article"."original_language" in ('fr', 'en')),
	CONSTRAINT "article_published_has_date" CHECK ("article"."state" <> 'published' or "article"."published_at" is not null),
	CONSTRAINT "article_comment_count" CHECK ("article"."comment_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tag" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tag_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "tag_key_unique" UNIQUE("key"),
	CONSTRAINT "tag_key" CHECK (char_length("tag"."key") between 1 and 64)
);
--> statement-breakpoint
CREATE TABLE "ballot_choice" (
	"ballot_id" uuid NOT NULL,
	"poll_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	CONSTRAINT "ballot_choice_ballot_id_option_id_pk" PRIMARY KEY("ballot_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"poll_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"tag" "bytea" NOT NULL,
	"informed" boolean NOT NULL,
	"cast_on" date DEFAULT current_date NOT NULL,
	"changed_on" date,
	CONSTRAINT "ballot_once" UNIQUE("poll_id","electorate","tag"),
	CONSTRAINT "ballot_of_poll" UNIQUE("poll_id","id"),
	CONSTRAINT "ballot_electorate" CHECK ("ballot"."electorate" in ('member', 'visitor')),
	CONSTRAINT "ballot_tag_length" CHECK (octet_length("ballot"."tag") = 32)
);
--> statement-breakpoint
CREATE TABLE "day_tally" (
	"poll_id" bigint NOT NULL,
	"day" date NOT NULL,
	"electorate" text NOT NULL,
	"ballots" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "day_tally_poll_id_day_electorate_pk" PRIMARY KEY("poll_id","day","electorate"),
	CONSTRAINT "day_tally_count" CHECK ("day_tally"."ballots" >= 0)
);
--> statement-breakpoint
CREATE TABLE "joined_visitor" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	CONSTRAINT "joined_visitor_hash_length" CHECK (octet_length("joined_visitor"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "option_tally" (
	"poll_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"ballots" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "option_tally_poll_id_option_id_electorate_pk" PRIMARY KEY("poll_id","option_id","electorate"),
	CONSTRAINT "option_tally_count" CHECK ("option_tally"."ballots" >= 0)
);
--> statement-breakpoint
CREATE TABLE "poll_tally" (
	"poll_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"ballots" integer DEFAULT 0 NOT NULL,
	"informed" integer DEFAULT 0 NOT NULL,
	"viewers" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "poll_tally_poll_id_electorate_pk" PRIMARY KEY("poll_id","electorate"),
	CONSTRAINT "poll_tally_counts" CHECK ("poll_tally"."ballots" >= 0 and "poll_tally"."informed" between 0 and "poll_tally"."ballots" and "poll_tally"."viewers" >= 0)
);
--> statement-breakpoint
CREATE TABLE "result_viewer" (
	"poll_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"tag" "bytea" NOT NULL,
	CONSTRAINT "result_viewer_poll_id_electorate_tag_pk" PRIMARY KEY("poll_id","electorate","tag"),
	CONSTRAINT "result_viewer_electorate" CHECK ("result_viewer"."electorate" in ('member', 'visitor')),
	CONSTRAINT "result_viewer_tag_length" CHECK (octet_length("result_viewer"."tag") = 32)
);
--> statement-breakpoint
CREATE TABLE "comment_draft" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comment_draft_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"parent_id" bigint,
	"markdown" text NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_draft_once" UNIQUE NULLS NOT DISTINCT("member_id","article_id","parent_id"),
	CONSTRAINT "comment_draft_length" CHECK (char_length("comment_draft"."markdown") <= 10000)
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "comment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"parent_id" bigint,
	"root_id" bigint NOT NULL,
	"path" text collate "C" NOT NULL,
	"depth" integer NOT NULL,
	"author_id" bigint,
	"markdown" text NOT NULL,
	"html" text NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'visible' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"idempotency_key" uuid NOT NULL,
	"reply_count" integer DEFAULT 0 NOT NULL,
	"branch_size" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "comment_place" UNIQUE("article_id","path"),
	CONSTRAINT "comment_once" UNIQUE("author_id","idempotency_key"),
	CONSTRAINT "comment_of_article" UNIQUE("article_id","id"),
	CONSTRAINT "comment_depth" CHECK ("comment"."depth" between 1 and 100),
	CONSTRAINT "comment_root_has_no_parent" CHECK (("comment"."depth" = 1) = ("comment"."parent_id" is null)),
	CONSTRAINT "comment_length" CHECK (char_length("comment"."markdown") <= 10000),
	CONSTRAINT "comment_state" CHECK ("comment"."state" in ('visible', 'deleted')),
	CONSTRAINT "comment_deleted_is_empty" CHECK ("comment"."state" = 'visible' or ("comment"."markdown" = '' and "comment"."html" = '')),
	CONSTRAINT "comment_language" CHECK ("comment"."language" in ('fr', 'en'))
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "poll_option_text" (
	"option_id" bigint NOT NULL,
	"language" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "poll_option_text_option_id_language_pk" PRIMARY KEY("option_id","language"),
	CONSTRAINT "poll_option_text_language" CHECK ("poll_option_text"."language" in ('fr', 'en')),
	CONSTRAINT "poll_option_text_label" CHECK (char_length("poll_option_text"."label") between 1 and 160)
);
--> statement-breakpoint
CREATE TABLE "poll_option" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "poll_option_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"poll_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "poll_option_position" UNIQUE("poll_id","position"),
	CONSTRAINT "poll_option_key" UNIQUE("poll_id","key"),
	CONSTRAINT "poll_option_of_poll" UNIQUE("poll_id","id"),
	CONSTRAINT "poll_option_at_most_20" CHECK ("poll_option"."position" between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "poll_text" (
	"poll_id" bigint NOT NULL,
	"language" text NOT NULL,
	"question" text NOT NULL,
	CONSTRAINT "poll_text_poll_id_language_pk" PRIMARY KEY("poll_id","language"),
	CONSTRAINT "poll_text_language" CHECK ("poll_text"."language" in ('fr', 'en')),
	CONSTRAINT "poll_text_question" CHECK (char_length("poll_text"."question") between 1 and 160)
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "poll_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"method" text NOT NULL,
	"results" text NOT NULL,
	"opens_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closes_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"salt" "bytea",
	CONSTRAINT "poll_article_position" UNIQUE("article_id","position"),
	CONSTRAINT "poll_position" CHECK ("poll"."position" >= 1),
	CONSTRAINT "poll_method" CHECK ("poll"."method" in ('single', 'approval')),
	CONSTRAINT "poll_results" CHECK ("poll"."results" in ('always', 'after-vote')),
	CONSTRAINT "poll_dates" CHECK ("poll"."closes_at" is null or "poll"."closes_at" > "poll"."opens_at"),
	CONSTRAINT "poll_salt_length" CHECK (octet_length("poll"."salt") = 32),
	CONSTRAINT "poll_open_has_salt" CHECK ("poll"."closed_at" is not null or "poll"."salt" is not null)
);
--> statement-breakpoint
CREATE TABLE "resource_day" (
	"resource_id" bigint NOT NULL,
	"day" date NOT NULL,
	"clicks" integer NOT NULL,
	CONSTRAINT "resource_day_resource_id_day_pk" PRIMARY KEY("resource_id","day"),
	CONSTRAINT "resource_day_clicks" CHECK ("resource_day"."clicks" >= 0)
);
--> statement-breakpoint
CREATE TABLE "resource_visit" (
	"resource_id" bigint NOT NULL,
	"day" date NOT NULL,
	"visitor" "bytea" NOT NULL,
	CONSTRAINT "resource_visit_day_resource_id_visitor_pk" PRIMARY KEY("day","resource_id","visitor")
);
--> statement-breakpoint
CREATE TABLE "resource" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "resource_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"language" text NOT NULL,
	"imported_clicks" integer DEFAULT 0 NOT NULL,
	"counted_clicks" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "resource_position" UNIQUE("article_id","position"),
	CONSTRAINT "resource_title" CHECK (char_length("resource"."title") between 1 and 160),
	CONSTRAINT "resource_url" CHECK ("resource"."url" ~ '^https?://' and char_length("resource"."url") <= 2047),
	CONSTRAINT "resource_language" CHECK ("resource"."language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
	CONSTRAINT "resource_clicks" CHECK ("resource"."imported_clicks" >= 0 and "resource"."counted_clicks" >= 0)
);
--> statement-breakpoint
CREATE TABLE "visit_salt" (
	"day" date PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_tag" ADD CONSTRAINT "article_tag_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_tag" ADD CONSTRAINT "article_tag_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_text" ADD CONSTRAINT "article_text_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_author_id_member_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_choice" ADD CONSTRAINT "ballot_choice_ballot" FOREIGN KEY ("poll_id","ballot_id") REFERENCES "public"."ballot"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_choice" ADD CONSTRAINT "ballot_choice_option" FOREIGN KEY ("poll_id","option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_tally" ADD CONSTRAINT "day_tally_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "option_tally" ADD CONSTRAINT "option_tally_option" FOREIGN KEY ("poll_id","option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_tally" ADD CONSTRAINT "poll_tally_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_viewer" ADD CONSTRAINT "result_viewer_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_parent_id_comment_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_root_id_comment_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_member_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent" FOREIGN KEY ("article_id","parent_id") REFERENCES "public"."comment"("article_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_option_text" ADD CONSTRAINT "poll_option_text_option_id_poll_option_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."poll_option"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_text" ADD CONSTRAINT "poll_text_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_day" ADD CONSTRAINT "resource_day_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_visit" ADD CONSTRAINT "resource_visit_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_token_one_open" ON "one_time_token" USING btree ("purpose") WHERE "one_time_token"."used_at" is null;--> statement-breakpoint
CREATE INDEX "session_member" ON "session" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "article_tag_tag" ON "article_tag" USING btree ("tag_id");--> statement-breakpoint
CREATE INDEX "article_newest" ON "article" USING btree ("published_at","id") WHERE "article"."state" = 'published';--> statement-breakpoint
CREATE INDEX "comment_author" ON "comment" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "poll_due" ON "poll" USING btree ("closes_at") WHERE "poll"."closed_at" is null;