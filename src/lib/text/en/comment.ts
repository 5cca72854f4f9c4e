import type { Text } from '../fr.ts';

export const comment: Text['comment'] = {};
