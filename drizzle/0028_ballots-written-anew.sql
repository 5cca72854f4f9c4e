CREATE TABLE "ballot_shuffle" (
	"poll_id" bigint PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ballot_shuffle" ADD CONSTRAINT "ballot_shuffle_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;