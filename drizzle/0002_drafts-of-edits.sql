ALTER TABLE "comment_draft" DROP CONSTRAINT "comment_draft_once";--> statement-breakpoint
ALTER TABLE "comment_draft" ALTER COLUMN "idempotency_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD COLUMN "comment_id" bigint;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_of_form" UNIQUE NULLS NOT DISTINCT("member_id","article_id","parent_id","comment_id");--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_new_has_key" CHECK (("comment_draft"."comment_id" is null) = ("comment_draft"."idempotency_key" is not null));