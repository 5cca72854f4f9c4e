export const poll = {};
