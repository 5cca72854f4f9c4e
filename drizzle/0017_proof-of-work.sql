CREATE TABLE "arrival_count" (
	"poll_id" bigint PRIMARY KEY NOT NULL,
	"span" integer NOT NULL,
	"present" integer NOT NULL,
	"before" integer NOT NULL,
	CONSTRAINT "arrival_count_counts" CHECK ("arrival_count"."present" >= 1 and "arrival_count"."before" >= 0)
);
--> statement-breakpoint
CREATE TABLE "spent_proof" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"day" date DEFAULT current_date NOT NULL,
	CONSTRAINT "spent_proof_hash_length" CHECK (octet_length("spent_proof"."hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "arrival_count" ADD CONSTRAINT "arrival_count_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- By hand from here on. Counters and used-up calculations may be lost in a crash: see ballots/burst-tables.ts.
ALTER TABLE "arrival_count" SET UNLOGGED;--> statement-breakpoint
ALTER TABLE "spent_proof" SET UNLOGGED;
