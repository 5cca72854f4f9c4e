CREATE TABLE "pair_tally" (
	"poll_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"ballots" integer[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pair_tally_poll_id_electorate_pk" PRIMARY KEY("poll_id","electorate"),
	CONSTRAINT "pair_tally_counts" CHECK (0 <= all ("pair_tally"."ballots"))
);
--> statement-breakpoint
CREATE TABLE "pattern_tally" (
	"poll_id" bigint NOT NULL,
	"electorate" text NOT NULL,
	"pattern" "bytea" NOT NULL,
	"ballots" integer NOT NULL,
	CONSTRAINT "pattern_tally_poll_id_electorate_pattern_pk" PRIMARY KEY("poll_id","electorate","pattern"),
	CONSTRAINT "pattern_tally_length" CHECK (octet_length("pattern_tally"."pattern") between 2 and 20),
	CONSTRAINT "pattern_tally_count" CHECK ("pattern_tally"."ballots" >= 1)
);
--> statement-breakpoint
ALTER TABLE "poll" DROP CONSTRAINT "poll_method";--> statement-breakpoint
ALTER TABLE "poll" DROP CONSTRAINT "poll_results";--> statement-breakpoint
ALTER TABLE "ballot_choice" ADD COLUMN "rank" smallint;--> statement-breakpoint
ALTER TABLE "ballot_choice" ADD COLUMN "score" smallint;--> statement-breakpoint
ALTER TABLE "option_tally" ADD COLUMN "points" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "at_least" smallint;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "at_most" smallint;--> statement-breakpoint
ALTER TABLE "pair_tally" ADD CONSTRAINT "pair_tally_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pattern_tally" ADD CONSTRAINT "pattern_tally_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_choice" ADD CONSTRAINT "ballot_choice_rank" CHECK ("ballot_choice"."rank" between 1 and 20);--> statement-breakpoint
ALTER TABLE "ballot_choice" ADD CONSTRAINT "ballot_choice_score" CHECK ("ballot_choice"."score" between 0 and 5);--> statement-breakpoint
ALTER TABLE "ballot_choice" ADD CONSTRAINT "ballot_choice_one_mark" CHECK (num_nonnulls("ballot_choice"."rank", "ballot_choice"."score") <= 1);--> statement-breakpoint
ALTER TABLE "option_tally" ADD CONSTRAINT "option_tally_points" CHECK ("option_tally"."points" between 0 and 5 * "option_tally"."ballots");--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_choices" CHECK (("poll"."method" = 'approval' or num_nonnulls("poll"."at_least", "poll"."at_most") = 0)
				and "poll"."at_least" between 1 and 20 and "poll"."at_most" between 1 and 20 and "poll"."at_least" <= "poll"."at_most");--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_sealed_closes" CHECK ("poll"."results" <> 'sealed' or "poll"."closes_at" is not null);--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_method" CHECK ("poll"."method" in ('single', 'approval', 'ranked', 'score'));--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_results" CHECK ("poll"."results" in ('always', 'after-vote', 'sealed'));