/** Days after which a notification is forgotten, read or not. */
export const NOTIFICATION_DAYS = 90;

/** Unread ones are counted up to here: beyond, the number helps nobody, and counting costs. */
export const MOST_UNREAD = 99;
