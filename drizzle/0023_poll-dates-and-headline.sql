ALTER TABLE "poll" ADD COLUMN "headline" text DEFAULT 'both' NOT NULL;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_headline" CHECK ("poll"."headline" in ('members', 'both'));--> statement-breakpoint
-- By hand from here on. When a poll begins and ends (decision 34): voters decide by that when to vote, and an end that can be moved can be moved to where the figures please.
CREATE FUNCTION keep_poll_dates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
		PERFORM refuse_poll_change('a closed poll stays closed');
	END IF;
	IF OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL AND NEW.cancelled_at IS NULL
			AND (NEW.closes_at IS NULL OR NEW.closes_at > least(NEW.closed_at, clock_timestamp())) THEN
		PERFORM refuse_poll_change('a poll is closed when its time has come');
	END IF;
	IF (NEW.closes_at IS DISTINCT FROM OLD.closes_at OR NEW.opens_at > OLD.opens_at)
			AND (OLD.closed_at IS NOT NULL OR poll_has_begun(OLD.id)) THEN
		PERFORM refuse_poll_change('a poll in which somebody voted keeps its end');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_dates_kept AFTER UPDATE ON poll FOR EACH ROW EXECUTE FUNCTION keep_poll_dates();
--> statement-breakpoint
-- Whose result the headline gives was announced beside the ballot.
CREATE FUNCTION keep_poll_headline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.headline <> OLD.headline AND poll_has_begun(OLD.id) THEN
		PERFORM refuse_poll_change('a poll in which somebody voted keeps its headline');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_headline_kept AFTER UPDATE OF headline ON poll FOR EACH ROW EXECUTE FUNCTION keep_poll_headline();
