CREATE TABLE "option_day_tally" (
	"poll_id" bigint NOT NULL,
	"day" date NOT NULL,
	"option_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"ballots" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "option_day_tally_poll_id_day_option_id_electorate_pk" PRIMARY KEY("poll_id","day","option_id","electorate"),
	CONSTRAINT "option_day_tally_count" CHECK ("option_day_tally"."ballots" >= 0)
);--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "mind_article_id" bigint;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "mind_comment_id" bigint;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "mind_resource_id" bigint;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "minds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "minds_shown" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "minds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "resource" ADD COLUMN "minds_shown" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "option_day_tally" ADD CONSTRAINT "option_day_tally_option" FOREIGN KEY ("poll_id","option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_mind_comment" ON "ballot" USING btree ("mind_article_id","mind_comment_id") WHERE "ballot"."mind_comment_id" is not null;--> statement-breakpoint
CREATE INDEX "ballot_mind_link" ON "ballot" USING btree ("mind_article_id","mind_resource_id") WHERE "ballot"."mind_resource_id" is not null;--> statement-breakpoint
CREATE INDEX "comment_top_minds" ON "comment" USING btree ("article_id","minds_shown","id") WHERE "comment"."depth" = 1;--> statement-breakpoint
CREATE INDEX "comment_minds_hidden" ON "comment" USING btree ("article_id") WHERE "comment"."minds" <> "comment"."minds_shown";--> statement-breakpoint
CREATE INDEX "resource_minds_hidden" ON "resource" USING btree ("article_id") WHERE "resource"."minds" <> "resource"."minds_shown";--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_of_article" UNIQUE("article_id","id");--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_of_article" UNIQUE("article_id","id");--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind" CHECK (num_nonnulls("ballot"."mind_comment_id", "ballot"."mind_resource_id") = num_nonnulls("ballot"."mind_article_id"));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_changed" CHECK ("ballot"."mind_article_id" is null or "ballot"."changed_on" is not null);--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_minds" CHECK ("comment"."minds_shown" between 0 and "comment"."minds");--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_minds" CHECK ("resource"."minds_shown" between 0 and "resource"."minds");--> statement-breakpoint
-- Written by hand, up to the end: the uniqueness that these keys refer to had to come before them.
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_article" FOREIGN KEY ("mind_article_id","poll_id") REFERENCES "public"."poll"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_resource" FOREIGN KEY ("mind_article_id","mind_resource_id") REFERENCES "public"."resource"("article_id","id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- Comments lie in a domain beside that of ballots.
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_mind_comment" FOREIGN KEY ("mind_article_id","mind_comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- What the ballots of before say.
INSERT INTO "option_day_tally" ("poll_id", "day", "option_id", "electorate", "ballots")
SELECT b."poll_id", b."cast_on", c."option_id", b."electorate", count(*)
FROM "ballot" b
JOIN "poll" p ON p."id" = b."poll_id" AND p."method" IN ('single', 'approval')
JOIN "ballot_choice" c ON c."poll_id" = b."poll_id" AND c."ballot_id" = b."id"
GROUP BY 1, 2, 3, 4;
