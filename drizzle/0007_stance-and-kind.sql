CREATE TABLE "comment_stance" (
	"comment_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"poll_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	CONSTRAINT "comment_stance_comment_id_option_id_pk" PRIMARY KEY("comment_id","option_id")
);
--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "stance_superseded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_stance" ADD CONSTRAINT "comment_stance_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_stance" ADD CONSTRAINT "comment_stance_option" FOREIGN KEY ("poll_id","option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_stance_position" ON "comment_stance" USING btree ("article_id","option_id","comment_id");--> statement-breakpoint
CREATE INDEX "comment_kind" ON "comment" USING btree ("article_id","kind","id") WHERE "comment"."kind" is not null;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_kind" CHECK (kind in ('support', 'objection', 'question', 'source'));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_kind_of_reply" CHECK ("comment"."kind" is null or "comment"."depth" > 1);