CREATE TABLE "folding" (
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"comment_id" bigint NOT NULL,
	CONSTRAINT "folding_member_id_article_id_comment_id_pk" PRIMARY KEY("member_id","article_id","comment_id")
);
--> statement-breakpoint
ALTER TABLE "folding" ADD CONSTRAINT "folding_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folding" ADD CONSTRAINT "folding_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;