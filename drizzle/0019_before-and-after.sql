CREATE TABLE "move_tally" (
	"poll_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"before_option_id" bigint NOT NULL,
	"after_option_id" bigint NOT NULL,
	"ballots" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "move_tally_pk" PRIMARY KEY("poll_id","electorate","before_option_id","after_option_id"),
	CONSTRAINT "move_tally_electorate" CHECK ("move_tally"."electorate" in ('member', 'visitor')),
	CONSTRAINT "move_tally_count" CHECK ("move_tally"."ballots" >= 0)
);
--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "before_option_id" bigint;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "after_option_id" bigint;--> statement-breakpoint
ALTER TABLE "poll_tally" ADD COLUMN "answered_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "asks_twice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "move_tally" ADD CONSTRAINT "move_tally_before" FOREIGN KEY ("poll_id","before_option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_tally" ADD CONSTRAINT "move_tally_after" FOREIGN KEY ("poll_id","after_option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_before_option" FOREIGN KEY ("poll_id","before_option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_after_option" FOREIGN KEY ("poll_id","after_option_id") REFERENCES "public"."poll_option"("poll_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_answered_twice" CHECK ("ballot"."after_option_id" is null or ("ballot"."before_option_id" is not null and not "ballot"."informed"));--> statement-breakpoint
ALTER TABLE "poll_tally" ADD CONSTRAINT "poll_tally_answered_before" CHECK ("poll_tally"."answered_before" between 0 and "poll_tally"."ballots");--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_asks_twice" CHECK (not "poll"."asks_twice" or ("poll"."method" = 'single' and "poll"."position" = 1 and "poll"."results" <> 'always'));