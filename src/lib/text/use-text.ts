import { page } from '$app/state';
import { textIn, type Text } from './text.ts';

/** The words of the page that is being rendered. For components of pages only. */
export const useText = (): Text => textIn(page.data.locale ?? 'fr');
