ALTER TABLE "translation_revision" ADD COLUMN "replaced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article_revision" ADD COLUMN "replaced_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "translation_revision_replaced" ON "translation_revision" USING btree ("replaced_at") WHERE "translation_revision"."replaced_at" is not null;--> statement-breakpoint
CREATE INDEX "article_revision_replaced" ON "article_revision" USING btree ("replaced_at") WHERE "article_revision"."replaced_at" is not null;--> statement-breakpoint
ALTER TABLE "translation_revision" ADD CONSTRAINT "translation_revision_replaced_itself" CHECK ("translation_revision"."replaced_at" is null or "translation_revision"."is_automatic");--> statement-breakpoint
ALTER TABLE "article_revision" ADD CONSTRAINT "article_revision_replaced_itself" CHECK ("article_revision"."replaced_at" is null or "article_revision"."is_automatic");--> statement-breakpoint
-- By hand from here on. Invitations to write along that were open when the article was published: publication ends them from now on.
DELETE FROM "article_author" USING "article"
WHERE "article"."id" = "article_author"."article_id" AND "article_author"."role" = 'invited'
	AND "article"."state" IN ('published', 'archived');
