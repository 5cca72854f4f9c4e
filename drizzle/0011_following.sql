CREATE TABLE "follow" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"tag_id" bigint,
	"article_id" bigint,
	"comment_id" bigint,
	"state" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_once" UNIQUE NULLS NOT DISTINCT("member_id","tag_id","article_id","comment_id"),
	CONSTRAINT "follow_of_one_thing" CHECK (("follow"."tag_id" is null) <> ("follow"."article_id" is null)),
	CONSTRAINT "follow_branch_in_article" CHECK ("follow"."comment_id" is null or "follow"."article_id" is not null),
	CONSTRAINT "follow_state" CHECK ("follow"."state" in ('chosen', 'automatic', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "mute" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mute_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"muted_id" bigint,
	"article_id" bigint,
	"comment_id" bigint,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mute_once" UNIQUE NULLS NOT DISTINCT("member_id","muted_id","article_id","comment_id"),
	CONSTRAINT "mute_of_one_thing" CHECK (("mute"."muted_id" is null) <> ("mute"."article_id" is null)),
	CONSTRAINT "mute_branch_in_article" CHECK ("mute"."comment_id" is null or "mute"."article_id" is not null),
	CONSTRAINT "mute_not_oneself" CHECK ("mute"."muted_id" <> "mute"."member_id")
);
--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "follows_own" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_branch" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_muted_id_member_id_fk" FOREIGN KEY ("muted_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_branch" FOREIGN KEY ("article_id","comment_id") REFERENCES "public"."comment"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_order" ON "follow" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "follow_of_thread" ON "follow" USING btree ("article_id","comment_id","member_id");--> statement-breakpoint
CREATE INDEX "follow_of_tag" ON "follow" USING btree ("tag_id","member_id");--> statement-breakpoint
CREATE INDEX "mute_order" ON "mute" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "mute_of_member" ON "mute" USING btree ("muted_id");--> statement-breakpoint
CREATE INDEX "mute_of_thread" ON "mute" USING btree ("article_id","comment_id");