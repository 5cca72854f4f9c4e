CREATE TABLE "thread_lock" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "thread_lock_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"comment_id" bigint,
	"path" text collate "C" NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_lock_once" UNIQUE("article_id","path"),
	CONSTRAINT "thread_lock_branch_has_path" CHECK (("thread_lock"."comment_id" is null) = ("thread_lock"."path" = '')),
	CONSTRAINT "thread_lock_rule" CHECK (rule in ('insult', 'hate', 'doxxing', 'illegal', 'spam', 'flooding', 'off-topic', 'impersonation')),
	CONSTRAINT "thread_lock_reason" CHECK (char_length("thread_lock"."reason") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "appeal" (
	"act_id" bigint PRIMARY KEY NOT NULL,
	"member_id" bigint,
	"words" text NOT NULL,
	"appealed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" bigint,
	"is_upheld" boolean,
	"answer" text,
	CONSTRAINT "appeal_words" CHECK (char_length("appeal"."words") between 1 and 2000),
	CONSTRAINT "appeal_answer" CHECK (char_length("appeal"."answer") between 1 and 2000),
	CONSTRAINT "appeal_decided" CHECK (("appeal"."decided_at" is null) = ("appeal"."is_upheld" is null) and ("appeal"."decided_at" is null) = ("appeal"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "desk_claim" (
	"subject" text PRIMARY KEY NOT NULL,
	"moderator_id" bigint NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "desk_claim_subject" CHECK ("desk_claim"."subject" ~ '^[a-z]+-[0-9]{1,18}$')
);
--> statement-breakpoint
CREATE TABLE "moderation_act" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "moderation_act_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"moderator_id" bigint,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"article_id" bigint,
	"comment_id" bigint,
	"member_id" bigint,
	"happened_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by" bigint,
	"undo_reason" text,
	CONSTRAINT "moderation_act_kind" CHECK (kind in ('hide-comment', 'lock-branch', 'close-thread', 'warn', 'suspend', 'close-account')),
	CONSTRAINT "moderation_act_rule" CHECK (rule in ('insult', 'hate', 'doxxing', 'illegal', 'spam', 'flooding', 'off-topic', 'impersonation')),
	CONSTRAINT "moderation_act_reason" CHECK (char_length("moderation_act"."reason") between 1 and 2000),
	CONSTRAINT "moderation_act_undo_reason" CHECK (char_length("moderation_act"."undo_reason") between 1 and 2000),
	CONSTRAINT "moderation_act_undone" CHECK (("moderation_act"."undone_at" is null) = ("moderation_act"."undo_reason" is null)),
	CONSTRAINT "moderation_act_suspension_ends" CHECK (("moderation_act"."kind" = 'suspend') = ("moderation_act"."expires_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reporter_id" bigint,
	"kind" text NOT NULL,
	"article_id" bigint,
	"comment_id" bigint,
	"resource_id" bigint,
	"member_id" bigint,
	"subject" text GENERATED ALWAYS AS (kind || '-' || case kind when 'comment' then comment_id::text
					when 'article' then article_id::text when 'link' then resource_id::text
					else member_id::text end) STORED NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" bigint,
	"answer" text,
	"act_id" bigint,
	CONSTRAINT "report_kind" CHECK (kind in ('comment', 'article', 'link', 'member')),
	CONSTRAINT "report_of_one_thing" CHECK ((kind = 'comment') = (comment_id is not null)
				and (kind = 'link') = (resource_id is not null)
				and (kind = 'member') = (member_id is not null)
				and (kind = 'member') = (article_id is null)),
	CONSTRAINT "report_reason" CHECK (reason in ('insult', 'hate', 'doxxing', 'illegal', 'spam', 'flooding', 'off-topic', 'impersonation', 'other')),
	CONSTRAINT "report_words" CHECK (char_length("report"."words") <= 1000),
	CONSTRAINT "report_other_says_what" CHECK ("report"."reason" <> 'other' or "report"."words" <> ''),
	CONSTRAINT "report_state" CHECK ("report"."state" in ('open', 'upheld', 'dismissed')),
	CONSTRAINT "report_decided" CHECK (("report"."state" = 'open') = ("report"."decided_at" is null) and ("report"."state" = 'open') = ("report"."answer" is null)),
	CONSTRAINT "report_answer" CHECK (char_length("report"."answer") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "comment" DROP CONSTRAINT "comment_state";--> statement-breakpoint
ALTER TABLE "comment" DROP CONSTRAINT "comment_deleted_is_empty";--> statement-breakpoint
ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
ALTER TABLE "notification" ALTER COLUMN "article_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "suspended_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "barred_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "hidden_for" text;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "act_id" bigint;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "report_id" bigint;--> statement-breakpoint
ALTER TABLE "thread_lock" ADD CONSTRAINT "thread_lock_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_lock" ADD CONSTRAINT "thread_lock_branch" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_act_id_moderation_act_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."moderation_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decided_by_member_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_claim" ADD CONSTRAINT "desk_claim_moderator_id_member_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_moderator_id_member_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_undone_by_member_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_member_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_decided_by_member_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_act_id_moderation_act_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."moderation_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_open" ON "appeal" USING btree ("appealed_at") WHERE "appeal"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "appeal_member" ON "appeal" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "desk_claim_moderator" ON "desk_claim" USING btree ("moderator_id");--> statement-breakpoint
CREATE INDEX "moderation_act_comment" ON "moderation_act" USING btree ("comment_id","id");--> statement-breakpoint
CREATE INDEX "moderation_act_article" ON "moderation_act" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "moderation_act_member" ON "moderation_act" USING btree ("member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_act_one_hiding" ON "moderation_act" USING btree ("comment_id") WHERE "moderation_act"."kind" = 'hide-comment' and "moderation_act"."undone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_one_open" ON "report" USING btree ("reporter_id","subject") WHERE "report"."state" = 'open';--> statement-breakpoint
CREATE INDEX "report_open" ON "report" USING btree ("subject","id") WHERE "report"."state" = 'open';--> statement-breakpoint
CREATE INDEX "report_of_reporter" ON "report" USING btree ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "report_comment" ON "report" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "report_lately" ON "report" USING btree ("article_id","created_at") WHERE "report"."kind" = 'comment' and "report"."state" <> 'dismissed';--> statement-breakpoint
CREATE INDEX "notification_report" ON "notification" USING btree ("report_id") WHERE "notification"."report_id" is not null;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_hidden_for" CHECK (hidden_for in ('insult', 'hate', 'doxxing', 'illegal', 'spam', 'flooding', 'off-topic', 'impersonation'));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_hidden_has_rule" CHECK (("comment"."state" = 'hidden') = ("comment"."hidden_for" is not null));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_state" CHECK (state in ('visible', 'hidden', 'deleted'));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_deleted_is_empty" CHECK ("comment"."state" <> 'deleted' or ("comment"."markdown" = '' and "comment"."html" = ''));--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_of_one_thing" CHECK (num_nonnulls(article_id, act_id, report_id) = 1
				and (comment_id is null or article_id is not null));--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case
				when act_id is not null then reason in ('act', 'act-undone', 'appeal-upheld', 'appeal-dismissed')
				when report_id is not null then reason in ('report-upheld', 'report-dismissed')
				when comment_id is not null then reason in ('reply', 'mention', 'follow')
				else reason in ('invited', 'published', 'refused') end);--> statement-breakpoint
-- By hand from here on. Of tables that lie above notifications; see notifications/tables.ts.
ALTER TABLE "notification" ADD CONSTRAINT "notification_act" FOREIGN KEY ("act_id") REFERENCES "public"."moderation_act"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_report" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- The log of moderators says what it said: an act is undone once at most, and never changed or deleted. What it names may go.
CREATE FUNCTION keep_moderation_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		RAISE EXCEPTION 'acts of moderation are never deleted' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF (NEW.id, NEW.kind, NEW.rule, NEW.reason, NEW.happened_at, NEW.expires_at)
			IS DISTINCT FROM (OLD.id, OLD.kind, OLD.rule, OLD.reason, OLD.happened_at, OLD.expires_at)
		OR OLD.undone_at IS NOT NULL
			AND (NEW.undone_at, NEW.undo_reason) IS DISTINCT FROM (OLD.undone_at, OLD.undo_reason) THEN
		RAISE EXCEPTION 'acts of moderation are never changed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moderation_act_kept BEFORE UPDATE OR DELETE ON moderation_act
FOR EACH ROW EXECUTE FUNCTION keep_moderation_act();
