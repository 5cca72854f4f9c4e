CREATE TABLE "mailed_link" (
	"member_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "mailed_link_member_id_purpose_pk" PRIMARY KEY("member_id","purpose"),
	CONSTRAINT "mailed_link_hash_unique" UNIQUE("hash"),
	CONSTRAINT "mailed_link_hash_length" CHECK (octet_length("mailed_link"."hash") = 32),
	CONSTRAINT "mailed_link_purpose" CHECK ("mailed_link"."purpose" in ('confirm-address', 'reset-password'))
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text DEFAULT gen_random_uuid() NOT NULL,
	"member_id" bigint,
	"kind" text NOT NULL,
	"recipient" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"counted_on" date,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "mail_key_unique" UNIQUE("key"),
	CONSTRAINT "mail_key_length" CHECK (char_length("mail"."key") between 1 and 60),
	CONSTRAINT "mail_kind" CHECK (kind in ('confirm-address', 'address-replaced', 'address-removed', 'reset-password', 'password-changed', 'notification', 'digest')),
	CONSTRAINT "mail_recipient_length" CHECK (char_length("mail"."recipient") <= 254),
	CONSTRAINT "mail_last_error_length" CHECK (char_length("mail"."last_error") <= 60)
);
--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_email_key_unique";--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_email_has_key";--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "confirmed_email" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "confirmed_email_key" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "mail" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "digest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "mail_id" bigint;--> statement-breakpoint
ALTER TABLE "mailed_link" ADD CONSTRAINT "mailed_link_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mailed_link_expiry" ON "mailed_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_member" ON "mail" USING btree ("member_id","counted_on");--> statement-breakpoint
CREATE INDEX "mail_age" ON "mail" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_mail_id_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mail"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_digest" ON "member" USING btree ("digest_at") WHERE "member"."mail" in ('daily', 'weekly');--> statement-breakpoint
CREATE INDEX "notification_mail" ON "notification" USING btree ("mail_id") WHERE "notification"."mail_id" is not null;--> statement-breakpoint
ALTER TABLE "member" DROP COLUMN "email_key";--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_email_key_unique" UNIQUE("confirmed_email_key");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_email_length" CHECK (char_length("member"."confirmed_email") <= 254);--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_email_has_key" CHECK (("member"."confirmed_email" is null) = ("member"."confirmed_email_key" is null));--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_mail" CHECK ("member"."mail" in ('none', 'each', 'daily', 'weekly'));