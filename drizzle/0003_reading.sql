CREATE TABLE "reading" (
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"seen" bigint NOT NULL,
	"visited_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reading_member_id_article_id_pk" PRIMARY KEY("member_id","article_id")
);
--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;