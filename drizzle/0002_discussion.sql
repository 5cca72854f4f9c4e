CREATE TABLE "mailed_link" (
	"member_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "mailed_link_member_id_purpose_pk" PRIMARY KEY("member_id","purpose"),
	CONSTRAINT "mailed_link_hash_unique" UNIQUE("hash"),
	CONSTRAINT "mailed_link_hash_length" CHECK (octet_length("mailed_link"."hash") = 32),
	CONSTRAINT "mailed_link_purpose" CHECK ("mailed_link"."purpose" in ('confirm-address', 'reset-password'))
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text DEFAULT gen_random_uuid() NOT NULL,
	"member_id" bigint,
	"kind" text NOT NULL,
	"recipient" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"counted_on" date,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "mail_key_unique" UNIQUE("key"),
	CONSTRAINT "mail_key_length" CHECK (char_length("mail"."key") between 1 and 60),
	CONSTRAINT "mail_kind" CHECK (kind in ('confirm-address', 'address-replaced', 'address-removed', 'reset-password', 'password-changed', 'notification', 'digest')),
	CONSTRAINT "mail_recipient_length" CHECK (char_length("mail"."recipient") <= 254),
	CONSTRAINT "mail_last_error_length" CHECK (char_length("mail"."last_error") <= 60)
);
--> statement-breakpoint
CREATE TABLE "comment_mention" (
	"comment_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	CONSTRAINT "comment_mention_comment_id_member_id_pk" PRIMARY KEY("comment_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "comment_rating" (
	"comment_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"is_useful" boolean NOT NULL,
	"reason" text,
	"rated_on" date DEFAULT current_date NOT NULL,
	CONSTRAINT "comment_rating_member_id_article_id_comment_id_pk" PRIMARY KEY("member_id","article_id","comment_id"),
	CONSTRAINT "comment_rating_once" UNIQUE("comment_id","member_id"),
	CONSTRAINT "comment_rating_reason_given" CHECK ("comment_rating"."is_useful" = ("comment_rating"."reason" is null)),
	CONSTRAINT "comment_rating_reason" CHECK (reason in ('off-topic', 'repeats', 'rude', 'unsourced', 'spam'))
);
--> statement-breakpoint
CREATE TABLE "comment_revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comment_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"comment_id" bigint NOT NULL,
	"markdown" text NOT NULL,
	"replaced_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "comment_revision_length" CHECK (char_length("comment_revision"."markdown") <= 10000)
);
--> statement-breakpoint
CREATE TABLE "comment_stance" (
	"comment_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"poll_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	CONSTRAINT "comment_stance_comment_id_option_id_pk" PRIMARY KEY("comment_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "folding" (
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"comment_id" bigint NOT NULL,
	CONSTRAINT "folding_member_id_article_id_comment_id_pk" PRIMARY KEY("member_id","article_id","comment_id")
);
--> statement-breakpoint
CREATE TABLE "follow" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"tag_id" bigint,
	"article_id" bigint,
	"comment_id" bigint,
	"state" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_once" UNIQUE NULLS NOT DISTINCT("member_id","tag_id","article_id","comment_id"),
	CONSTRAINT "follow_of_one_thing" CHECK (("follow"."tag_id" is null) <> ("follow"."article_id" is null)),
	CONSTRAINT "follow_branch_in_article" CHECK ("follow"."comment_id" is null or "follow"."article_id" is not null),
	CONSTRAINT "follow_state" CHECK ("follow"."state" in ('chosen', 'automatic', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "karma" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 20 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_stance" (
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	CONSTRAINT "member_stance_member_id_article_id_option_id_pk" PRIMARY KEY("member_id","article_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "mute" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mute_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"muted_id" bigint,
	"article_id" bigint,
	"comment_id" bigint,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mute_once" UNIQUE NULLS NOT DISTINCT("member_id","muted_id","article_id","comment_id"),
	CONSTRAINT "mute_of_one_thing" CHECK (("mute"."muted_id" is null) <> ("mute"."article_id" is null)),
	CONSTRAINT "mute_branch_in_article" CHECK ("mute"."comment_id" is null or "mute"."article_id" is not null),
	CONSTRAINT "mute_not_oneself" CHECK ("mute"."muted_id" <> "mute"."member_id")
);
--> statement-breakpoint
CREATE TABLE "reading" (
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"seen" bigint NOT NULL,
	"visited_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reading_member_id_article_id_pk" PRIMARY KEY("member_id","article_id")
);
--> statement-breakpoint
CREATE TABLE "side_tally" (
	"comment_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	"useful" integer NOT NULL,
	"not_useful" integer NOT NULL,
	"usefulness" double precision GENERATED ALWAYS AS (case when useful + not_useful = 0 then 0 else (
				useful::float8 / (useful + not_useful)
				+ 1.2816::float8 ^ 2 / (2 * (useful + not_useful))
				- 1.2816::float8 * sqrt((useful::float8 * not_useful / (useful + not_useful) ^ 2
					+ 1.2816::float8 ^ 2 / (4 * (useful + not_useful))) / (useful + not_useful))
			) / (1 + 1.2816::float8 ^ 2 / (useful + not_useful)) end) STORED,
	"is_from_elsewhere" boolean NOT NULL,
	CONSTRAINT "side_tally_comment_id_option_id_pk" PRIMARY KEY("comment_id","option_id"),
	CONSTRAINT "side_tally_counts" CHECK ("side_tally"."useful" >= 0 and "side_tally"."not_useful" >= 0)
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notification_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"comment_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mail_id" bigint,
	CONSTRAINT "notification_once" UNIQUE("member_id","comment_id"),
	CONSTRAINT "notification_reason" CHECK ("notification"."reason" in ('reply', 'mention', 'follow'))
);
--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_email_key_unique";--> statement-breakpoint
ALTER TABLE "comment_draft" DROP CONSTRAINT "comment_draft_once";--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_email_has_key";--> statement-breakpoint
ALTER TABLE "comment_draft" ALTER COLUMN "idempotency_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "confirmed_email" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "confirmed_email_key" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "mail" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "digest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "thread_view" text DEFAULT 'tree' NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "thread_order" text DEFAULT 'oldest' NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "fold_below" smallint DEFAULT 0;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "follows_own" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD COLUMN "comment_id" bigint;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "stance_superseded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "useful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "not_useful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "usefulness" double precision GENERATED ALWAYS AS (case when useful + not_useful = 0 then 0 else (
				useful::float8 / (useful + not_useful)
				+ 1.2816::float8 ^ 2 / (2 * (useful + not_useful))
				- 1.2816::float8 * sqrt((useful::float8 * not_useful / (useful + not_useful) ^ 2
					+ 1.2816::float8 ^ 2 / (4 * (useful + not_useful))) / (useful + not_useful))
			) / (1 + 1.2816::float8 ^ 2 / (useful + not_useful)) end) STORED;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "bridging" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mailed_link" ADD CONSTRAINT "mailed_link_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_rating" ADD CONSTRAINT "comment_rating_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_rating" ADD CONSTRAINT "comment_rating_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_revision" ADD CONSTRAINT "comment_revision_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_stance" ADD CONSTRAINT "comment_stance_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_stance" ADD CONSTRAINT "comment_stance_option" FOREIGN KEY ("poll_id","option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folding" ADD CONSTRAINT "folding_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folding" ADD CONSTRAINT "folding_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_branch" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "karma" ADD CONSTRAINT "karma_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_stance" ADD CONSTRAINT "member_stance_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_stance" ADD CONSTRAINT "member_stance_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_stance" ADD CONSTRAINT "member_stance_option_id_poll_option_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."poll_option"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_muted_id_member_id_fk" FOREIGN KEY ("muted_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_branch" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "side_tally" ADD CONSTRAINT "side_tally_option_id_poll_option_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."poll_option"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "side_tally" ADD CONSTRAINT "side_tally_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_mail_id_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mail"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mailed_link_expiry" ON "mailed_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_member" ON "mail" USING btree ("member_id","counted_on");--> statement-breakpoint
CREATE INDEX "mail_age" ON "mail" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "comment_mention_member" ON "comment_mention" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "comment_rating_day" ON "comment_rating" USING btree ("member_id","rated_on");--> statement-breakpoint
CREATE INDEX "comment_rating_report" ON "comment_rating" USING btree ("article_id","rated_on") WHERE reason in ('rude', 'spam');--> statement-breakpoint
CREATE INDEX "comment_revision_order" ON "comment_revision" USING btree ("comment_id","id");--> statement-breakpoint
CREATE INDEX "comment_stance_position" ON "comment_stance" USING btree ("article_id","option_id","comment_id");--> statement-breakpoint
CREATE INDEX "follow_order" ON "follow" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "follow_of_thread" ON "follow" USING btree ("article_id","comment_id","member_id");--> statement-breakpoint
CREATE INDEX "follow_of_tag" ON "follow" USING btree ("tag_id","member_id");--> statement-breakpoint
CREATE INDEX "mute_order" ON "mute" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "mute_of_member" ON "mute" USING btree ("muted_id");--> statement-breakpoint
CREATE INDEX "mute_of_thread" ON "mute" USING btree ("article_id","comment_id");--> statement-breakpoint
CREATE INDEX "side_tally_best" ON "side_tally" USING btree ("article_id","option_id","usefulness","comment_id") WHERE useful + not_useful >= 5 and useful > not_useful;--> statement-breakpoint
CREATE INDEX "side_tally_best_from_elsewhere" ON "side_tally" USING btree ("article_id","option_id","usefulness","comment_id") WHERE useful + not_useful >= 5 and useful > not_useful and is_from_elsewhere;--> statement-breakpoint
CREATE INDEX "notification_order" ON "notification" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("member_id","id") WHERE "notification"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notification_age" ON "notification" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notification_mail" ON "notification" USING btree ("mail_id") WHERE "notification"."mail_id" is not null;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_digest" ON "member" USING btree ("digest_at") WHERE "member"."mail" in ('daily', 'weekly');--> statement-breakpoint
CREATE INDEX "comment_kind" ON "comment" USING btree ("article_id","kind","id") WHERE "comment"."kind" is not null;--> statement-breakpoint
CREATE INDEX "comment_top" ON "comment" USING btree ("article_id","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_top_useful" ON "comment" USING btree ("article_id","usefulness","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_top_bridging" ON "comment" USING btree ("article_id","bridging","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_top_discussed" ON "comment" USING btree ("article_id","branch_size","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
ALTER TABLE "member" DROP COLUMN "email_key";--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_email_key_unique" UNIQUE("confirmed_email_key");--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_of_form" UNIQUE NULLS NOT DISTINCT("member_id","article_id","parent_id","comment_id");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_email_length" CHECK (char_length("member"."confirmed_email") <= 254);--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_email_has_key" CHECK (("member"."confirmed_email" is null) = ("member"."confirmed_email_key" is null));--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_mail" CHECK ("member"."mail" in ('none', 'each', 'daily', 'weekly'));--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_fold_below" CHECK ("member"."fold_below" between -100 and 0);--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_new_has_key" CHECK (("comment_draft"."comment_id" is null) = ("comment_draft"."idempotency_key" is not null));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_kind" CHECK (kind in ('support', 'objection', 'question', 'source'));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_kind_of_reply" CHECK ("comment"."kind" is null or "comment"."depth" > 1);--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_ratings" CHECK ("comment"."useful" >= 0 and "comment"."not_useful" >= 0);