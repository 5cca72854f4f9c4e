/** What a reply says it is, if it says. */
export const REPLY_KINDS = ['support', 'objection', 'question', 'source'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];
