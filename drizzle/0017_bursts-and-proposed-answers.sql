CREATE TABLE "option_proposal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "option_proposal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"poll_id" bigint NOT NULL,
	"sender_id" bigint,
	"language" text NOT NULL,
	"label" text NOT NULL,
	"label_key" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" bigint,
	CONSTRAINT "option_proposal_language" CHECK ("option_proposal"."language" in ('fr', 'en')),
	CONSTRAINT "option_proposal_label" CHECK (char_length("option_proposal"."label") between 1 and 160),
	CONSTRAINT "option_proposal_state" CHECK (state in ('waiting', 'accepted', 'refused')),
	CONSTRAINT "option_proposal_reason" CHECK (char_length("option_proposal"."reason") between 1 and 1000),
	CONSTRAINT "option_proposal_refused_says_why" CHECK (("option_proposal"."state" = 'refused') = ("option_proposal"."reason" is not null)),
	CONSTRAINT "option_proposal_decided" CHECK (("option_proposal"."state" = 'waiting') = ("option_proposal"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "arrival_count" (
	"poll_id" bigint PRIMARY KEY NOT NULL,
	"span" integer NOT NULL,
	"present" integer NOT NULL,
	"before" integer NOT NULL,
	CONSTRAINT "arrival_count_counts" CHECK ("arrival_count"."present" >= 1 and "arrival_count"."before" >= 0)
);
--> statement-breakpoint
CREATE TABLE "spent_proof" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"day" date DEFAULT current_date NOT NULL,
	CONSTRAINT "spent_proof_hash_length" CHECK (octet_length("spent_proof"."hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
ALTER TABLE "poll_option" ADD COLUMN "proposed_on" date;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "reader_options" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "option_proposal" ADD CONSTRAINT "option_proposal_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "option_proposal" ADD CONSTRAINT "option_proposal_sender_id_member_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "option_proposal" ADD CONSTRAINT "option_proposal_decided_by_member_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrival_count" ADD CONSTRAINT "arrival_count_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "option_proposal_once" ON "option_proposal" USING btree ("poll_id","label_key") WHERE "option_proposal"."state" <> 'refused';--> statement-breakpoint
CREATE INDEX "option_proposal_sender" ON "option_proposal" USING btree ("sender_id");--> statement-breakpoint
CREATE INDEX "option_proposal_waiting" ON "option_proposal" USING btree ("id") WHERE "option_proposal"."state" = 'waiting';--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case
				when act_id is not null then reason in ('act', 'act-undone', 'appeal-upheld', 'appeal-dismissed', 'comment-posted', 'comment-refused')
				when report_id is not null then reason in ('report-upheld', 'report-dismissed')
				when comment_id is not null then reason in ('reply', 'mention', 'follow')
				else reason in ('invited', 'published', 'refused', 'archived', 'restored', 'translation-sent', 'translation-accepted', 'translation-returned', 'correction-accepted', 'correction-declined', 'corrected', 'option-sent', 'option-accepted', 'option-refused') end);--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_reader_options" CHECK ("poll"."method" = 'approval' or not "poll"."reader_options");--> statement-breakpoint
-- By hand from here on. Counters and used-up calculations may be lost in a crash: see ballots/burst-tables.ts.
ALTER TABLE "arrival_count" SET UNLOGGED;--> statement-breakpoint
ALTER TABLE "spent_proof" SET UNLOGGED;
