ALTER TABLE "notification" DROP CONSTRAINT "notification_reason";--> statement-breakpoint
CREATE INDEX "resource_address" ON "resource" USING btree ("url");--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_reason" CHECK (case
				when act_id is not null then reason in ('act', 'act-undone', 'appeal-upheld', 'appeal-dismissed', 'comment-posted', 'comment-refused')
				when report_id is not null then reason in ('report-upheld', 'report-dismissed')
				when comment_id is not null then reason in ('reply', 'mention', 'follow')
				else reason in ('invited', 'published', 'refused', 'archived', 'restored', 'translation-sent', 'translation-accepted', 'translation-returned', 'correction-accepted', 'correction-declined', 'corrected') end);