import type { Text } from '../fr.ts';

export const article: Text['article'] = {};
