export const comment = {};
