export const method = {};
