export const premises = {};
