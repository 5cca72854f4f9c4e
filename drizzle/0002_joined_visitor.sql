CREATE TABLE "joined_visitor" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	CONSTRAINT "joined_visitor_hash_length" CHECK (octet_length("joined_visitor"."hash") = 32)
);
