CREATE TABLE "authenticator" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"member_id" bigint,
	"user_handle" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "passkey_challenge_hash_length" CHECK (octet_length("passkey_challenge"."hash") = 32),
	CONSTRAINT "passkey_challenge_purpose" CHECK ("passkey_challenge"."purpose" in ('add', 'login', 'second-step', 'again')),
	CONSTRAINT "passkey_challenge_member" CHECK (("passkey_challenge"."purpose" = 'login') = ("passkey_challenge"."member_id" is null)),
	CONSTRAINT "passkey_challenge_user_handle" CHECK (("passkey_challenge"."purpose" = 'add') = ("passkey_challenge"."user_handle" is not null))
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "passkey_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"user_handle" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id"),
	CONSTRAINT "passkey_name" CHECK (char_length("passkey"."name") between 1 and 60),
	CONSTRAINT "passkey_credential_id" CHECK (octet_length("passkey"."credential_id") between 1 and 1023),
	CONSTRAINT "passkey_public_key" CHECK (octet_length("passkey"."public_key") <= 4096),
	CONSTRAINT "passkey_transports" CHECK (cardinality("passkey"."transports") <= 10)
);
--> statement-breakpoint
CREATE TABLE "pending_login" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"member_id" bigint NOT NULL,
	"password_mark" "bytea" NOT NULL,
	"onward" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pending_login_hash_length" CHECK (octet_length("pending_login"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"member_id" bigint NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_hash_length" CHECK (octet_length("recovery_code"."hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "mail" DROP CONSTRAINT "mail_kind";--> statement-breakpoint
ALTER TABLE "stewardship_act" DROP CONSTRAINT "stewardship_act_kind";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "proved_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "kept" jsonb;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "kept_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_login" ADD CONSTRAINT "pending_login_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_challenge_expiry" ON "passkey_challenge" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkey_challenge_member" ON "passkey_challenge" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "passkey_member" ON "passkey" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "pending_login_member" ON "pending_login" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "pending_login_expiry" ON "pending_login" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "recovery_code_member" ON "recovery_code" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "session_kept" ON "session" USING btree ("kept_at") WHERE "session"."kept_at" is not null;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_kind" CHECK (kind in ('confirm-address', 'address-replaced', 'address-removed', 'reset-password', 'password-changed', 'factor-added', 'factor-removed', 'factor-reset', 'recovery-code-used', 'notification', 'digest'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_kept_at" CHECK (("session"."kept" is null) = ("session"."kept_at" is null));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_kept_length" CHECK (char_length("session"."kept"::text) <= 400000);--> statement-breakpoint
ALTER TABLE "stewardship_act" ADD CONSTRAINT "stewardship_act_kind" CHECK (kind in ('setting', 'role', 'tag-renamed', 'tag-merged', 'factor-reset'));--> statement-breakpoint
-- By hand: sessions from before were proved when they began.
UPDATE "session" SET "proved_at" = "created_at";
