ALTER TABLE "correction" DROP CONSTRAINT "correction_is_one_of_two";--> statement-breakpoint
ALTER TABLE "correction" DROP CONSTRAINT "correction_words";--> statement-breakpoint
ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "poll_id" bigint;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "poll_words" jsonb;--> statement-breakpoint
ALTER TABLE "translation_revision" ADD COLUMN "restored" integer;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_poll" ON "correction" USING btree ("poll_id") WHERE "correction"."poll_id" is not null;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_is_one_of_three" CHECK (case when "correction"."poll_id" is not null
				then "correction"."poll_words" is not null and "correction"."words" is not null
					and "correction"."document" is null and "correction"."quote" is null
				else "correction"."poll_words" is null
					and ("correction"."document" is null) = ("correction"."quote" is not null and "correction"."words" is not null) end);--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_words" CHECK (char_length("correction"."words") between 1 and case when "correction"."poll_id" is null then 1000 else 2000 end);--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case
				when act_id is not null then reason in ('act', 'act-undone', 'appeal-upheld', 'appeal-dismissed', 'comment-posted', 'comment-refused')
				when report_id is not null then reason in ('report-upheld', 'report-dismissed')
				when comment_id is not null then reason in ('reply', 'mention', 'follow')
				else reason in ('invited', 'published', 'refused', 'archived', 'restored', 'draft-again', 'withdrawn', 'translation-sent', 'translation-accepted', 'translation-returned', 'correction-accepted', 'correction-declined', 'corrected', 'option-sent', 'option-accepted', 'option-refused') end);