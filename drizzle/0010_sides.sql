CREATE TABLE "member_stance" (
	"member_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	CONSTRAINT "member_stance_member_id_article_id_option_id_pk" PRIMARY KEY("member_id","article_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "side_tally" (
	"comment_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"option_id" bigint NOT NULL,
	"useful" integer NOT NULL,
	"not_useful" integer NOT NULL,
	"usefulness" double precision GENERATED ALWAYS AS (case when useful + not_useful = 0 then 0 else (
				useful::float8 / (useful + not_useful)
				+ 1.2816::float8 ^ 2 / (2 * (useful + not_useful))
				- 1.2816::float8 * sqrt((useful::float8 * not_useful / (useful + not_useful) ^ 2
					+ 1.2816::float8 ^ 2 / (4 * (useful + not_useful))) / (useful + not_useful))
			) / (1 + 1.2816::float8 ^ 2 / (useful + not_useful)) end) STORED,
	"is_from_elsewhere" boolean NOT NULL,
	CONSTRAINT "side_tally_comment_id_option_id_pk" PRIMARY KEY("comment_id","option_id"),
	CONSTRAINT "side_tally_counts" CHECK ("side_tally"."useful" >= 0 and "side_tally"."not_useful" >= 0)
);
--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "bridging" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "member_stance" ADD CONSTRAINT "member_stance_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_stance" ADD CONSTRAINT "member_stance_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_stance" ADD CONSTRAINT "member_stance_option_id_poll_option_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."poll_option"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "side_tally" ADD CONSTRAINT "side_tally_option_id_poll_option_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."poll_option"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "side_tally" ADD CONSTRAINT "side_tally_comment" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "side_tally_best" ON "side_tally" USING btree ("article_id","option_id","usefulness","comment_id") WHERE useful + not_useful >= 5 and useful > not_useful;--> statement-breakpoint
CREATE INDEX "side_tally_best_from_elsewhere" ON "side_tally" USING btree ("article_id","option_id","usefulness","comment_id") WHERE useful + not_useful >= 5 and useful > not_useful and is_from_elsewhere;--> statement-breakpoint
CREATE INDEX "comment_top_bridging" ON "comment" USING btree ("article_id","bridging","id") WHERE "comment"."depth" = 1;