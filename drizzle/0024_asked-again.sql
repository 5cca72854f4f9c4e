ALTER TABLE "poll" ADD COLUMN "asks_again" bigint;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_asks_again_poll_id_fk" FOREIGN KEY ("asks_again") REFERENCES "public"."poll"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "poll_series" ON "poll" USING btree ("asks_again") WHERE "poll"."asks_again" is not null;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_asks_another_again" CHECK ("poll"."asks_again" <> "poll"."id");--> statement-breakpoint
-- By hand from here on. A poll refers to the first one of its series: one that asks none again, and never will.
CREATE FUNCTION keep_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		IF EXISTS (SELECT FROM poll WHERE id = NEW.asks_again AND asks_again IS NOT NULL) THEN
			PERFORM refuse_poll_change('a poll refers to the first one of its series');
		END IF;
		RETURN NULL;
	END IF;
	-- Null: the one that it referred to is being deleted.
	IF NEW.asks_again IS DISTINCT FROM OLD.asks_again
		AND (NEW.asks_again IS NOT NULL OR EXISTS (SELECT FROM poll WHERE id = OLD.asks_again)) THEN
		PERFORM refuse_poll_change('what a poll asks again never changes');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_series_kept AFTER INSERT OR UPDATE OF asks_again ON poll
FOR EACH ROW EXECUTE FUNCTION keep_series();
