ALTER TABLE "ballot" ADD COLUMN "mind_article_id" bigint;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "mind_comment_id" bigint;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "mind_resource_id" bigint;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "minds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "minds_shown" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "minds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "minds_shown" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "ballot_mind_comment" ON "ballot" USING btree ("mind_article_id","mind_comment_id") WHERE "ballot"."mind_comment_id" is not null;--> statement-breakpoint
CREATE INDEX "ballot_mind_link" ON "ballot" USING btree ("mind_article_id","mind_resource_id") WHERE "ballot"."mind_resource_id" is not null;--> statement-breakpoint
CREATE INDEX "comment_top_minds" ON "comment" USING btree ("article_id","minds_shown","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_minds_hidden" ON "comment" USING btree ("article_id") WHERE "comment"."minds" <> "comment"."minds_shown";--> statement-breakpoint
CREATE INDEX "resource_minds_hidden" ON "resource" USING btree ("article_id") WHERE "resource"."minds" <> "resource"."minds_shown";--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind" CHECK (num_nonnulls("ballot"."mind_comment_id", "ballot"."mind_resource_id") = num_nonnulls("ballot"."mind_article_id"));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_changed" CHECK ("ballot"."mind_article_id" is null or "ballot"."changed_on" is not null);--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_minds" CHECK ("comment"."minds_shown" between 0 and "comment"."minds");--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_minds" CHECK ("resource"."minds_shown" between 0 and "resource"."minds");--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_of_article" UNIQUE("article_id","id");--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_of_article" UNIQUE("article_id","id");--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_article" FOREIGN KEY ("mind_article_id","poll_id") REFERENCES "public"."poll"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_resource" FOREIGN KEY ("mind_article_id","mind_resource_id") REFERENCES "public"."resource"("article_id","id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- Written by hand: comments lie in a domain beside that of ballots, and the uniqueness that keys
-- refer to had to come before them.
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_comment" FOREIGN KEY ("mind_article_id","mind_comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE set null ON UPDATE no action;
