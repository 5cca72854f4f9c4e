/** What can be found. */
export const KINDS = ['articles', 'comments', 'tags', 'members'] as const;
export type Kind = (typeof KINDS)[number];

/** By date everything is reached; by relevance, the newest `RANKED`. */
export const ORDERS = ['relevance', 'newest'] as const;
export type Order = (typeof ORDERS)[number];

/** The newest hits are ranked; further ones are reached by date. */
export const RANKED = 1_000;

export const HITS_PER_PAGE = 20;

/** Where all kinds stand together, of each. */
export const HITS_OF_EACH = 5;

/** Values shown of each facet. */
export const FACET_VALUES = 8;

/** Articles of a tag, or with an open poll, whose comments are looked at: the newest that have any. */
export const ARTICLES_FILTERED = 200;

/** Comments that are read one by one, where a filter leaves no more. */
export const FEW_COMMENTS = 20_000;

/** Known words that complete an unfinished one: the most used. */
export const COMPLETIONS = 30;

/** What a word counts in a title, a lede, a body and a comment (`ts_rank` of Postgres). */
export const WEIGHTS = { title: 1, lede: 0.4, body: 0.2, comment: 0.1 };

/** `ts_rank` divides by 1 + the logarithm of the text's length. */
export const NORMALIZATION = 1;

/** Characters of an excerpt. */
export const EXCERPT = 260;
