import type { Text } from '../fr.ts';

export const account: Text['account'] = {};
