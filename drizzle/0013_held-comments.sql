CREATE TABLE "ballot_removal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ballot_removal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"poll_id" bigint NOT NULL,
	"act_id" bigint NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"days" date[] NOT NULL,
	"ballots" integer NOT NULL,
	"removed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"restored_at" timestamp with time zone,
	"restored" integer,
	CONSTRAINT "ballot_removal_act" UNIQUE("act_id"),
	CONSTRAINT "ballot_removal_rule" CHECK (rule in ('insult', 'hate', 'doxxing', 'illegal', 'spam', 'flooding', 'off-topic', 'impersonation')),
	CONSTRAINT "ballot_removal_ballots" CHECK ("ballot_removal"."ballots" > 0),
	CONSTRAINT "ballot_removal_restored" CHECK (("ballot_removal"."restored_at" is null) = ("ballot_removal"."restored" is null) and "ballot_removal"."restored" between 0 and "ballot_removal"."ballots")
);
--> statement-breakpoint
CREATE TABLE "set_aside_ballot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"removal_id" bigint NOT NULL,
	"poll_id" bigint NOT NULL,
	"tag" "bytea" NOT NULL,
	"ballot" jsonb NOT NULL,
	"choices" jsonb NOT NULL,
	CONSTRAINT "set_aside_ballot_once" UNIQUE("poll_id","tag"),
	CONSTRAINT "set_aside_ballot_tag_length" CHECK (octet_length("set_aside_ballot"."tag") = 32)
);
--> statement-breakpoint
CREATE TABLE "comment_hold" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"act_id" bigint NOT NULL,
	"remaining" integer NOT NULL,
	CONSTRAINT "comment_hold_remaining" CHECK ("comment_hold"."remaining" between 0 and 50)
);
--> statement-breakpoint
CREATE TABLE "held_comment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "held_comment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"parent_id" bigint,
	"markdown" text NOT NULL,
	"html" text NOT NULL,
	"language" text NOT NULL,
	"kind" text,
	"stance" bigint[] DEFAULT '{}' NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"why" text NOT NULL,
	"held_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"decided_at" timestamp with time zone,
	"act_id" bigint,
	"comment_id" bigint,
	CONSTRAINT "held_comment_once" UNIQUE("member_id","idempotency_key"),
	CONSTRAINT "held_comment_length" CHECK (char_length("held_comment"."markdown") <= 10000),
	CONSTRAINT "held_comment_language" CHECK ("held_comment"."language" in ('fr', 'en')),
	CONSTRAINT "held_comment_kind" CHECK (kind in ('support', 'objection', 'question', 'source')),
	CONSTRAINT "held_comment_kind_of_reply" CHECK ("held_comment"."kind" is null or "held_comment"."parent_id" is not null),
	CONSTRAINT "held_comment_why" CHECK (why in ('act', 'first', 'links')),
	CONSTRAINT "held_comment_state" CHECK ("held_comment"."state" in ('waiting', 'posted', 'refused')),
	CONSTRAINT "held_comment_posted_is_empty" CHECK (("held_comment"."state" = 'posted') = ("held_comment"."markdown" = '') and ("held_comment"."state" = 'posted') = ("held_comment"."html" = '')),
	CONSTRAINT "held_comment_decided" CHECK (("held_comment"."state" = 'waiting') = ("held_comment"."decided_at" is null) and ("held_comment"."state" = 'waiting') = ("held_comment"."act_id" is null))
);
--> statement-breakpoint
ALTER TABLE "moderation_act" DROP CONSTRAINT "moderation_act_kind";--> statement-breakpoint
ALTER TABLE "moderation_act" DROP CONSTRAINT "moderation_act_reason";--> statement-breakpoint
ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
ALTER TABLE "moderation_act" ALTER COLUMN "rule" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD COLUMN "amount" integer;--> statement-breakpoint
ALTER TABLE "ballot_removal" ADD CONSTRAINT "ballot_removal_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_aside_ballot" ADD CONSTRAINT "set_aside_ballot_removal_id_ballot_removal_id_fk" FOREIGN KEY ("removal_id") REFERENCES "public"."ballot_removal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_aside_ballot" ADD CONSTRAINT "set_aside_ballot_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_hold" ADD CONSTRAINT "comment_hold_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_parent" FOREIGN KEY ("article_id","parent_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_removal_poll" ON "ballot_removal" USING btree ("poll_id","id");--> statement-breakpoint
CREATE INDEX "set_aside_ballot_removal" ON "set_aside_ballot" USING btree ("removal_id");--> statement-breakpoint
CREATE INDEX "comment_hold_act" ON "comment_hold" USING btree ("act_id");--> statement-breakpoint
CREATE INDEX "held_comment_waiting" ON "held_comment" USING btree ("held_at","id") WHERE "held_comment"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "held_comment_own" ON "held_comment" USING btree ("member_id","article_id") WHERE "held_comment"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "held_comment_article" ON "held_comment" USING btree ("article_id","parent_id");--> statement-breakpoint
CREATE INDEX "held_comment_act" ON "held_comment" USING btree ("act_id") WHERE "held_comment"."act_id" is not null;--> statement-breakpoint
CREATE INDEX "held_comment_comment" ON "held_comment" USING btree ("comment_id") WHERE "held_comment"."comment_id" is not null;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_says_why" CHECK (("moderation_act"."kind" = 'approve-comment') = ("moderation_act"."rule" is null) and ("moderation_act"."kind" = 'approve-comment') = ("moderation_act"."reason" = ''));--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_amount" CHECK (("moderation_act"."kind" in ('hold-comments', 'remove-ballots')) = ("moderation_act"."amount" is not null) and "moderation_act"."amount" > 0);--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_kind" CHECK (kind in ('hide-comment', 'lock-branch', 'close-thread', 'warn', 'hold-comments', 'suspend', 'close-account', 'approve-comment', 'refuse-comment', 'remove-ballots'));--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_reason" CHECK (char_length("moderation_act"."reason") <= 2000);--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case
				when act_id is not null then reason in ('act', 'act-undone', 'appeal-upheld', 'appeal-dismissed', 'comment-posted', 'comment-refused')
				when report_id is not null then reason in ('report-upheld', 'report-dismissed')
				when comment_id is not null then reason in ('reply', 'mention', 'follow')
				else reason in ('invited', 'published', 'refused', 'archived', 'translation-sent', 'translation-accepted', 'translation-returned', 'correction-accepted', 'correction-declined', 'corrected') end);--> statement-breakpoint
-- By hand from here on. Of tables that lie above; see comments/held-tables.ts and ballots/set-aside-tables.ts.
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_act" FOREIGN KEY ("act_id") REFERENCES "public"."moderation_act"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comment_hold" ADD CONSTRAINT "comment_hold_act" FOREIGN KEY ("act_id") REFERENCES "public"."moderation_act"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ballot_removal" ADD CONSTRAINT "ballot_removal_of_act" FOREIGN KEY ("act_id") REFERENCES "public"."moderation_act"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- As 0006 made it, and with how many comments or ballots an act is about.
CREATE OR REPLACE FUNCTION keep_moderation_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		RAISE EXCEPTION 'acts of moderation are never deleted' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF (NEW.id, NEW.kind, NEW.rule, NEW.reason, NEW.happened_at, NEW.expires_at, NEW.amount)
			IS DISTINCT FROM (OLD.id, OLD.kind, OLD.rule, OLD.reason, OLD.happened_at, OLD.expires_at, OLD.amount)
		OR OLD.undone_at IS NOT NULL
			AND (NEW.undone_at, NEW.undo_reason) IS DISTINCT FROM (OLD.undone_at, OLD.undo_reason) THEN
		RAISE EXCEPTION 'acts of moderation are never changed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END $$;
