DROP INDEX "comment_top_useful";--> statement-breakpoint
DROP INDEX "comment_top_bridging";--> statement-breakpoint
ALTER TABLE "comment_draft" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "score_shown" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "usefulness_shown" double precision GENERATED ALWAYS AS (case when score_shown and state = 'visible' then case when useful + not_useful = 0 then 0 else (
				useful::float8 / (useful + not_useful)
				+ 1.2816::float8 ^ 2 / (2 * (useful + not_useful))
				- 1.2816::float8 * sqrt((useful::float8 * not_useful / (useful + not_useful) ^ 2
					+ 1.2816::float8 ^ 2 / (4 * (useful + not_useful))) / (useful + not_useful))
			) / (1 + 1.2816::float8 ^ 2 / (useful + not_useful)) end else 0 end) STORED;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "bridging_shown" double precision GENERATED ALWAYS AS (case when score_shown then bridging else 0 end) STORED;--> statement-breakpoint
CREATE INDEX "comment_score_due" ON "comment" USING btree ("created_at") WHERE not "comment"."score_shown";--> statement-breakpoint
CREATE INDEX "comment_top_useful" ON "comment" USING btree ("article_id","usefulness_shown","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_top_bridging" ON "comment" USING btree ("article_id","bridging_shown","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_kind" CHECK (kind in ('support', 'objection', 'question', 'source'));--> statement-breakpoint
ALTER TABLE "comment_draft" ADD CONSTRAINT "comment_draft_kind_of_reply" CHECK ("comment_draft"."kind" is null or ("comment_draft"."parent_id" is not null and "comment_draft"."comment_id" is null));--> statement-breakpoint
-- By hand from here on. Scores that are old enough weigh in orders as before; the others when they are due.
UPDATE comment SET score_shown = true WHERE created_at <= clock_timestamp() - interval '6 hours';
