ALTER TABLE "member" ADD COLUMN "thread_view" text DEFAULT 'tree' NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "thread_order" text DEFAULT 'oldest' NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "fold_below" smallint DEFAULT 0;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_fold_below" CHECK ("member"."fold_below" between -100 and 0);