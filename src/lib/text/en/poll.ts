import type { Text } from '../fr.ts';

export const poll: Text['poll'] = {};
