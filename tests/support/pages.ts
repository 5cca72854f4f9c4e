import type { Locator, Page } from '@playwright/test';
import { LOCALES, localHref, type Locale } from '#lib/rules/locale.ts';
import { pollAnchor, type Turn } from '#lib/rules/tally/two-answers.ts';
import { textIn, type Text } from '#lib/text/text.ts';
import { test } from './people.ts';

/** Accessible names on which people and assistive technology rely: written out, not read from the site's words. */
const NAMES = {
	fr: {
		vote: 'Voter',
		change: 'Changer mon vote',
		withdraw: 'Retirer mon vote',
		look: 'Voir les résultats sans voter',
		results: 'Résultats',
		notASample: 'Lecteurs qui ont bien voulu répondre. Ce n’est pas un échantillon.',
		furtherReading: 'Aller plus loin',
		comment: 'Votre commentaire',
		preview: 'Prévisualiser',
		post: 'Publier',
		reply: 'Répondre',
		handle: 'Pseudonyme',
		password: 'Mot de passe',
		signUp: 'Créer mon compte',
		logIn: 'Se connecter'
	},
	en: {
		vote: 'Vote',
		change: 'Change my vote',
		withdraw: 'Withdraw my vote',
		look: 'See the results without voting',
		results: 'Results',
		notASample: 'Readers who chose to answer. Not a sample.',
		furtherReading: 'Further reading',
		comment: 'Your comment',
		preview: 'Preview',
		post: 'Post',
		reply: 'Reply',
		handle: 'Handle',
		password: 'Password',
		signUp: 'Create my account',
		logIn: 'Log in'
	}
} satisfies Record<Locale, object>;

export type Language = {
	locale: Locale;
	names: (typeof NAMES)[Locale];
	text: Text;
	/** The address of a path in this language. */
	href: (path: string) => string;
};

export const languageOf = (locale: Locale): Language => ({
	locale,
	names: NAMES[locale],
	text: textIn(locale),
	href: (path) => localHref(locale, path)
});

/** The same journeys for a French and for an English reader, whose browsers say so. */
export function inEachLanguage(tell: (language: Language) => void): void {
	for (const locale of LOCALES) {
		test.describe(locale === 'fr' ? 'in French' : 'in English', () => {
			test.use({ locale: locale === 'fr' ? 'fr-FR' : 'en-GB' });
			tell(languageOf(locale));
		});
	}
}

export const FOUNDING_ARTICLE = '/articles/systeme-libre-cage-proprietaire';

/** The part of a page that asks one question and tells its result; or one of the two, where it is asked twice. */
export function pollIn(page: Page, id: number, { names }: Language, turn?: Turn) {
	const poll = page.locator(`#${pollAnchor(id, turn)}`);
	return {
		all: poll,
		option: (label: string) => poll.getByLabel(label, { exact: true }),
		button: (name: 'vote' | 'change' | 'withdraw' | 'look') =>
			poll.getByRole('button', { name: names[name], exact: true }),
		// A second result in a page is named by its question, too.
		results: poll.getByRole('region', { name: names.results })
	};
}

/** Comments are articles named after their author; this one by its text. */
export const commentSaying = (page: Page, text: string | RegExp): Locator =>
	page.locator('article[id^="comment-"]').filter({ hasText: text });

/** The ids of the comments of a thread, as they stand one below the other. */
export const commentsOn = (page: Page): Promise<number[]> =>
	page
		.locator('#thread .comment')
		.evaluateAll((comments) => comments.map(({ id }) => Number(id.replace('comment-', ''))));

/** Links of a comment stand quiet until it is hovered or focused, and can be pressed all the same. */
export async function idOfComment(comment: Locator): Promise<number> {
	const id = await comment.getAttribute('id');
	return Number(id?.replace('comment-', ''));
}
