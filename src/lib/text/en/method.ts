import type { Text } from '../fr.ts';

export const method: Text['method'] = {};
