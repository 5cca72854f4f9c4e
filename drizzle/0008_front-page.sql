CREATE TABLE "article_month" (
	"month" date PRIMARY KEY NOT NULL,
	"articles" integer NOT NULL,
	CONSTRAINT "article_month_articles" CHECK ("article_month"."articles" >= 0)
);
--> statement-breakpoint
CREATE TABLE "headline" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "headline_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"put_by" bigint,
	"put_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" bigint,
	CONSTRAINT "headline_ends" CHECK ("headline"."ends_at" > "headline"."put_at"),
	CONSTRAINT "headline_removed" CHECK ("headline"."removed_at" >= "headline"."put_at")
);
--> statement-breakpoint
ALTER TABLE "headline" ADD CONSTRAINT "headline_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headline" ADD CONSTRAINT "headline_put_by_member_id_fk" FOREIGN KEY ("put_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headline" ADD CONSTRAINT "headline_removed_by_member_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "headline_one" ON "headline" USING btree ((removed_at is null)) WHERE "headline"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "headline_article" ON "headline" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "article_active" ON "article" USING btree ("last_activity_at","id") WHERE "article"."state" = 'published';--> statement-breakpoint
CREATE INDEX "poll_open" ON "poll" USING btree ("opens_at","id") WHERE "poll"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "poll_closed" ON "poll" USING btree ("closed_at","id") WHERE "poll"."closed_at" is not null;--> statement-breakpoint
-- Written by hand: months are counted as articles are published.
INSERT INTO article_month (month, articles)
SELECT date_trunc('month', published_at AT TIME ZONE 'UTC')::date, count(*)
FROM article WHERE state = 'published' GROUP BY 1;
--> statement-breakpoint
CREATE FUNCTION keep_article_months() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' AND OLD.state = 'published' THEN
		UPDATE article_month SET articles = articles - 1
		WHERE month = date_trunc('month', OLD.published_at AT TIME ZONE 'UTC')::date;
	END IF;
	IF TG_OP <> 'DELETE' AND NEW.state = 'published' THEN
		INSERT INTO article_month (month, articles)
		VALUES (date_trunc('month', NEW.published_at AT TIME ZONE 'UTC')::date, 1)
		ON CONFLICT (month) DO UPDATE SET articles = article_month.articles + 1;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER article_months AFTER INSERT OR DELETE OR UPDATE OF state, published_at
ON article FOR EACH ROW EXECUTE FUNCTION keep_article_months();
