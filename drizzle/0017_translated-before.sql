ALTER TABLE "article_event" DROP CONSTRAINT "article_event_alone_has_reason";--> statement-breakpoint
ALTER TABLE "translation_revision" ADD COLUMN "beside" integer;--> statement-breakpoint
ALTER TABLE "translation" ADD COLUMN "is_joint" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "translation_joint" ON "translation" USING btree ("article_id","language") WHERE "translation"."is_joint";--> statement-breakpoint
ALTER TABLE "article_event" ADD CONSTRAINT "article_event_alone_has_reason" CHECK (not "article_event"."is_alone" or "article_event"."reason" is not null or "article_event"."template" is not null);