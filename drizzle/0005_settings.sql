CREATE TABLE "site_setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stewardship_act" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stewardship_act_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"member_id" bigint,
	"of_member_id" bigint,
	"subject" text,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"reason" text,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stewardship_act_kind" CHECK (kind in ('setting', 'role', 'tag-renamed', 'tag-merged')),
	CONSTRAINT "stewardship_act_reason" CHECK (char_length("stewardship_act"."reason") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "stewardship_act" ADD CONSTRAINT "stewardship_act_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stewardship_act" ADD CONSTRAINT "stewardship_act_of_member_id_member_id_fk" FOREIGN KEY ("of_member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stewardship_act_member" ON "stewardship_act" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "stewardship_act_of_member" ON "stewardship_act" USING btree ("of_member_id");