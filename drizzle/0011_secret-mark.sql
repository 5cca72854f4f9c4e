CREATE TABLE "secret_mark" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"mark" "bytea" NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "secret_mark_one" CHECK ("secret_mark"."is_only")
);
