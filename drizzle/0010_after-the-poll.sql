CREATE TABLE "poll_outcome" (
	"poll_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"language" text NOT NULL,
	"markdown" text NOT NULL,
	"html" text NOT NULL,
	"writer_id" bigint,
	"written_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "poll_outcome_poll_id_number_pk" PRIMARY KEY("poll_id","number"),
	CONSTRAINT "poll_outcome_number" CHECK ("poll_outcome"."number" >= 1),
	CONSTRAINT "poll_outcome_language" CHECK ("poll_outcome"."language" in ('fr', 'en')),
	CONSTRAINT "poll_outcome_markdown" CHECK (char_length(markdown) between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
ALTER TABLE "poll_outcome" ADD CONSTRAINT "poll_outcome_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_outcome" ADD CONSTRAINT "poll_outcome_writer_id_member_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case
				when act_id is not null then reason in ('act', 'act-undone', 'appeal-upheld', 'appeal-dismissed')
				when report_id is not null then reason in ('report-upheld', 'report-dismissed')
				when comment_id is not null then reason in ('reply', 'mention', 'follow')
				else reason in ('invited', 'published', 'refused', 'archived', 'translation-sent', 'translation-accepted', 'translation-returned', 'correction-accepted', 'correction-declined', 'corrected') end);