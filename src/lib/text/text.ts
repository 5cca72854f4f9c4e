import type { Locale } from '../rules/locale.ts';
import { en } from './en.ts';
import { fr, type Text } from './fr.ts';

const CATALOGUE: Record<Locale, Text> = { fr, en };

/** Every word that a person reads, in one language. */
export const textIn = (locale: Locale): Text => CATALOGUE[locale];
export type { Text };
