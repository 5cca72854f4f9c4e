CREATE TABLE "invitation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inviter_id" bigint NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" bigint,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_note" CHECK (char_length("invitation"."note") <= 60),
	CONSTRAINT "invitation_ended_once" CHECK ("invitation"."used_at" is null or "invitation"."revoked_at" is null)
);
--> statement-breakpoint
CREATE TABLE "tag_alias" (
	"key" text PRIMARY KEY NOT NULL,
	"tag_id" bigint NOT NULL,
	CONSTRAINT "tag_alias_key" CHECK (char_length("tag_alias"."key") between 1 and 64)
);
--> statement-breakpoint
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
ALTER TABLE "member" ADD COLUMN "invited_by" bigint;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "awaits_address" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_inviter_id_member_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_used_by_member_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_alias" ADD CONSTRAINT "tag_alias_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stewardship_act" ADD CONSTRAINT "stewardship_act_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stewardship_act" ADD CONSTRAINT "stewardship_act_of_member_id_member_id_fk" FOREIGN KEY ("of_member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_inviter" ON "invitation" USING btree ("inviter_id","id");--> statement-breakpoint
CREATE INDEX "invitation_used_by" ON "invitation" USING btree ("used_by");--> statement-breakpoint
CREATE INDEX "tag_alias_tag" ON "tag_alias" USING btree ("tag_id");--> statement-breakpoint
CREATE INDEX "stewardship_act_member" ON "stewardship_act" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "stewardship_act_of_member" ON "stewardship_act" USING btree ("of_member_id");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_invited_by_member_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_invited_by" ON "member" USING btree ("invited_by","id") WHERE "member"."invited_by" is not null;--> statement-breakpoint
CREATE INDEX "member_awaiting" ON "member" USING btree ("created_at") WHERE "member"."awaits_address";