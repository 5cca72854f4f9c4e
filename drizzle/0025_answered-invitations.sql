-- By hand: invitations to write along that were open when the article was published. Publication ends them from now on.
DELETE FROM "article_author" USING "article"
WHERE "article"."id" = "article_author"."article_id" AND "article_author"."role" = 'invited'
	AND "article"."state" IN ('published', 'archived');
