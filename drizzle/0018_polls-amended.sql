CREATE TABLE "poll_change" (
	"poll_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"language" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text NOT NULL,
	"changed_by" bigint,
	"is_moderation" boolean NOT NULL,
	"member_ballots" integer NOT NULL,
	"visitor_ballots" integer NOT NULL,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "poll_change_poll_id_number_pk" PRIMARY KEY("poll_id","number"),
	CONSTRAINT "poll_change_number" CHECK ("poll_change"."number" >= 1),
	CONSTRAINT "poll_change_kind" CHECK ("poll_change"."kind" in ('words', 'visibility')),
	CONSTRAINT "poll_change_language" CHECK ("poll_change"."language" in ('fr', 'en')),
	CONSTRAINT "poll_change_words_have_language" CHECK (("poll_change"."kind" = 'words') = ("poll_change"."language" is not null)),
	CONSTRAINT "poll_change_reason" CHECK (char_length("poll_change"."reason") between 1 and 2000),
	CONSTRAINT "poll_change_ballots" CHECK ("poll_change"."member_ballots" >= 0 and "poll_change"."visitor_ballots" >= 0)
);
--> statement-breakpoint
ALTER TABLE "moderation_act" DROP CONSTRAINT "moderation_act_kind";--> statement-breakpoint
ALTER TABLE "moderation_act" DROP CONSTRAINT "moderation_act_says_why";--> statement-breakpoint
DROP INDEX "poll_closed";--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "cancel_act_id" bigint;--> statement-breakpoint
ALTER TABLE "poll_change" ADD CONSTRAINT "poll_change_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_change" ADD CONSTRAINT "poll_change_changed_by_member_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "poll_change_by" ON "poll_change" USING btree ("changed_by");--> statement-breakpoint
CREATE INDEX "poll_closed" ON "poll" USING btree ("closed_at","id") WHERE "poll"."closed_at" is not null and "poll"."cancelled_at" is null;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_cancel_act" UNIQUE("cancel_act_id");--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_kind" CHECK (kind in ('hide-comment', 'lock-branch', 'close-thread', 'warn', 'hold-comments', 'suspend', 'close-account', 'approve-comment', 'refuse-comment', 'remove-ballots', 'cancel-poll'));--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_says_why" CHECK (("moderation_act"."kind" in ('approve-comment', 'cancel-poll')) = ("moderation_act"."rule" is null) and ("moderation_act"."kind" = 'approve-comment') = ("moderation_act"."reason" = ''));--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_cancelled" CHECK (num_nonnulls("poll"."cancelled_at", "poll"."cancel_reason", "poll"."cancel_act_id") in (0, 3)
				and ("poll"."cancelled_at" is null or "poll"."closed_at" is not null and "poll"."salt" is null));--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_cancel_reason" CHECK (char_length("poll"."cancel_reason") between 1 and 2000);--> statement-breakpoint
-- By hand from here on. Of a table that lies above; see polls/tables.ts.
ALTER TABLE "poll" ADD CONSTRAINT "poll_cancelled_by_act" FOREIGN KEY ("cancel_act_id") REFERENCES "public"."moderation_act"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Whether somebody has voted in a poll, or looked at its results: the row stays when the last ballot is withdrawn.
CREATE FUNCTION poll_has_begun(poll bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM poll_tally WHERE poll_id = poll)
$$;
--> statement-breakpoint
-- Waits for those who are voting, and lets nobody vote until the transaction ends. False: the poll itself is being deleted.
-- Whoever looks afterwards does so by a statement of its own: the one that waited sees what there was before.
CREATE FUNCTION hold_poll(poll bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM FROM poll p WHERE p.id = poll FOR NO KEY UPDATE;
	RETURN FOUND;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_poll_change(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '%', what USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'poll_kept';
END $$;
--> statement-breakpoint
-- What somebody voted in stays what it was; to whom it shows its results may become fewer, never more. A key that was destroyed has no successor.
CREATE FUNCTION keep_poll() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	narrowing CONSTANT text[] := ARRAY['always', 'after-vote', 'sealed'];
BEGIN
	IF NEW.salt IS NOT NULL AND NEW.salt IS DISTINCT FROM OLD.salt THEN
		PERFORM refuse_poll_change('the key of a poll never changes');
	END IF;
	IF OLD.cancelled_at IS NOT NULL AND (NEW.cancelled_at, NEW.cancel_reason, NEW.cancel_act_id)
			IS DISTINCT FROM (OLD.cancelled_at, OLD.cancel_reason, OLD.cancel_act_id) THEN
		PERFORM refuse_poll_change('a cancelled poll stays cancelled');
	END IF;
	IF ((NEW.method, NEW.at_least, NEW.at_most, NEW.asks_twice, NEW.article_id)
			IS DISTINCT FROM (OLD.method, OLD.at_least, OLD.at_most, OLD.asks_twice, OLD.article_id)
		OR array_position(narrowing, NEW.results) < array_position(narrowing, OLD.results))
		AND poll_has_begun(OLD.id) THEN
		PERFORM refuse_poll_change('a poll in which somebody voted stays as it is');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_kept AFTER UPDATE ON poll FOR EACH ROW EXECUTE FUNCTION keep_poll();
--> statement-breakpoint
-- Options of a poll in which somebody voted. By approval another one may come: it changes no ballot.
CREATE FUNCTION keep_poll_options() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	is_there boolean;
BEGIN
	IF TG_OP = 'INSERT' THEN
		is_there := hold_poll(NEW.poll_id);
		IF is_there AND poll_has_begun(NEW.poll_id)
			AND NOT EXISTS (SELECT FROM poll p WHERE p.id = NEW.poll_id AND p.method = 'approval') THEN
			PERFORM refuse_poll_change('a poll in which somebody voted gets no other options');
		END IF;
		RETURN NEW;
	END IF;
	IF TG_OP = 'UPDATE' AND (NEW.poll_id, NEW.position, NEW.key) IS NOT DISTINCT FROM (OLD.poll_id, OLD.position, OLD.key) THEN
		RETURN NEW;
	END IF;
	is_there := hold_poll(OLD.poll_id);
	IF is_there AND poll_has_begun(OLD.poll_id) THEN
		PERFORM refuse_poll_change('a poll in which somebody voted keeps its options');
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_option_kept BEFORE INSERT OR UPDATE OR DELETE ON poll_option
FOR EACH ROW EXECUTE FUNCTION keep_poll_options();
--> statement-breakpoint
-- The words of the newest public entry about them in this language; null without one.
CREATE FUNCTION words_noted(poll bigint, of_language text) RETURNS jsonb LANGUAGE sql STABLE AS $$
	SELECT after FROM poll_change
	WHERE poll_id = poll AND kind = 'words' AND language = of_language
	ORDER BY number DESC LIMIT 1
$$;
--> statement-breakpoint
-- Words under which somebody voted change only as a public entry says. Words in another language may be added.
CREATE FUNCTION keep_poll_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	is_there boolean;
BEGIN
	IF TG_OP = 'UPDATE' AND (NEW.poll_id, NEW.language, NEW.question) IS NOT DISTINCT FROM (OLD.poll_id, OLD.language, OLD.question) THEN
		RETURN NEW;
	END IF;
	is_there := hold_poll(OLD.poll_id);
	IF is_there AND poll_has_begun(OLD.poll_id) AND (TG_OP = 'DELETE'
		OR (NEW.poll_id, NEW.language) IS DISTINCT FROM (OLD.poll_id, OLD.language)
		OR NEW.question IS DISTINCT FROM words_noted(OLD.poll_id, OLD.language) ->> 'question') THEN
		PERFORM refuse_poll_change('a question that somebody answered changes by a public entry only');
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_text_kept BEFORE UPDATE OR DELETE ON poll_text
FOR EACH ROW EXECUTE FUNCTION keep_poll_text();
--> statement-breakpoint
CREATE FUNCTION keep_poll_option_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	named record;
	is_there boolean;
BEGIN
	IF TG_OP = 'UPDATE' AND (NEW.option_id, NEW.language, NEW.label) IS NOT DISTINCT FROM (OLD.option_id, OLD.language, OLD.label) THEN
		RETURN NEW;
	END IF;
	SELECT o.poll_id, (SELECT count(*) FROM poll_option before
			WHERE before.poll_id = o.poll_id AND before.position < o.position)::int AS place
		INTO named FROM poll_option o WHERE o.id = OLD.option_id;
	is_there := FOUND AND hold_poll(named.poll_id);
	IF is_there AND poll_has_begun(named.poll_id) AND (TG_OP = 'DELETE'
		OR (NEW.option_id, NEW.language) IS DISTINCT FROM (OLD.option_id, OLD.language)
		OR NEW.label IS DISTINCT FROM words_noted(named.poll_id, OLD.language)
			-> 'options' ->> named.place) THEN
		PERFORM refuse_poll_change('an answer that somebody may have given changes by a public entry only');
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_option_text_kept BEFORE UPDATE OR DELETE ON poll_option_text
FOR EACH ROW EXECUTE FUNCTION keep_poll_option_text();
--> statement-breakpoint
-- Public entries say what they said, as long as their poll is there; who made one may leave.
CREATE FUNCTION keep_poll_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		IF EXISTS (SELECT FROM poll WHERE id = OLD.poll_id) THEN
			PERFORM refuse_poll_change('what was changed in a poll is never deleted');
		END IF;
		RETURN OLD;
	END IF;
	IF (NEW.poll_id, NEW.number, NEW.kind, NEW.language, NEW.before, NEW.after, NEW.reason, NEW.is_moderation,
			NEW.member_ballots, NEW.visitor_ballots, NEW.changed_at)
		IS DISTINCT FROM (OLD.poll_id, OLD.number, OLD.kind, OLD.language, OLD.before, OLD.after, OLD.reason,
			OLD.is_moderation, OLD.member_ballots, OLD.visitor_ballots, OLD.changed_at)
		OR NEW.changed_by IS NOT NULL AND NEW.changed_by IS DISTINCT FROM OLD.changed_by THEN
		PERFORM refuse_poll_change('what was changed in a poll is never changed');
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_change_kept BEFORE UPDATE OR DELETE ON poll_change
FOR EACH ROW EXECUTE FUNCTION keep_poll_change();
