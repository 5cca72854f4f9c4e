CREATE TABLE "comment_rating" (
	"comment_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"is_useful" boolean NOT NULL,
	"reason" text,
	"rated_on" date DEFAULT current_date NOT NULL,
	CONSTRAINT "comment_rating_member_id_article_id_comment_id_pk" PRIMARY KEY("member_id","article_id","comment_id"),
	CONSTRAINT "comment_rating_once" UNIQUE("comment_id","member_id"),
	CONSTRAINT "comment_rating_reason_given" CHECK ("comment_rating"."is_useful" = ("comment_rating"."reason" is null)),
	CONSTRAINT "comment_rating_reason" CHECK (reason in ('off-topic', 'repeats', 'rude', 'unsourced', 'spam'))
);
--> statement-breakpoint
CREATE TABLE "karma" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 20 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "useful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "not_useful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "usefulness" double precision GENERATED ALWAYS AS (case when useful + not_useful = 0 then 0 else (
				useful::float8 / (useful + not_useful)
				+ 1.2816::float8 ^ 2 / (2 * (useful + not_useful))
				- 1.2816::float8 * sqrt((useful::float8 * not_useful / (useful + not_useful) ^ 2
					+ 1.2816::float8 ^ 2 / (4 * (useful + not_useful))) / (useful + not_useful))
			) / (1 + 1.2816::float8 ^ 2 / (useful + not_useful)) end) STORED;--> statement-breakpoint
ALTER TABLE "comment_rating" ADD CONSTRAINT "comment_rating_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_rating" ADD CONSTRAINT "comment_rating_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "karma" ADD CONSTRAINT "karma_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_rating_day" ON "comment_rating" USING btree ("member_id","rated_on");--> statement-breakpoint
CREATE INDEX "comment_top" ON "comment" USING btree ("article_id","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_top_useful" ON "comment" USING btree ("article_id","usefulness","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_top_discussed" ON "comment" USING btree ("article_id","branch_size","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_ratings" CHECK ("comment"."useful" >= 0 and "comment"."not_useful" >= 0);