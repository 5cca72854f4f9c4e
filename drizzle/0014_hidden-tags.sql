ALTER TABLE "mute" DROP CONSTRAINT "mute_once";--> statement-breakpoint
ALTER TABLE "mute" DROP CONSTRAINT "mute_of_one_thing";--> statement-breakpoint
ALTER TABLE "mute" ADD COLUMN "tag_id" bigint;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mute_of_tag" ON "mute" USING btree ("tag_id","member_id");--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_once" UNIQUE NULLS NOT DISTINCT("member_id","muted_id","tag_id","article_id","comment_id");--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_of_one_thing" CHECK (num_nonnulls("mute"."muted_id", "mute"."tag_id", "mute"."article_id") = 1);