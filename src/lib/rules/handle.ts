export const HANDLE_MIN = 2;
export const HANDLE_MAX = 30;

export type HandleRefusal =
	'handle-short' | 'handle-long' | 'handle-characters' | 'handle-scripts' | 'handle-reserved';

export type HandleJudgement =
	{ ok: true; handle: string; key: string } | { ok: false; reason: HandleRefusal };

/**
 * Writing systems of which a handle uses one, so that a Cyrillic а cannot pass
 * for a Latin one. Japanese and Korean mix scripts by nature (UTS 39, 5.1).
 */
const WRITINGS = [
	['Latin'],
	['Greek'],
	['Cyrillic'],
	['Armenian'],
	['Georgian'],
	['Hebrew'],
	['Arabic'],
	['Ethiopic'],
	['Devanagari'],
	['Bengali'],
	['Gurmukhi'],
	['Gujarati'],
	['Tamil'],
	['Telugu'],
	['Kannada'],
	['Malayalam'],
	['Sinhala'],
	['Thai'],
	['Lao'],
	['Khmer'],
	['Myanmar'],
	['Tibetan'],
	['Tifinagh'],
	['Nko'],
	['Han', 'Hiragana', 'Katakana'],
	['Hangul', 'Han']
];

/** Letters that are seen: Unicode also has letters that fill space only. */
const LETTER = String.raw`[[\p{L}--\p{Lm}]--\p{Default_Ignorable_Code_Point}]`;
const MARK = String.raw`[\p{M}--\p{Default_Ignorable_Code_Point}]`;

/** Letters with at most two marks each, digits, and `- _ .` between them. */
const shapeOf = (letter: string) =>
	`(?:${letter}${MARK}{0,2}|[0-9])(?:[\\-_.]?(?:${letter}${MARK}{0,2}|[0-9]))*`;
const whole = (shape: string) => new RegExp(`^${shape}$`, 'v');

/** What a handle looks like, in whatever script, as the source of a regular expression with the flag `v`. */
export const HANDLE_SHAPE = shapeOf(LETTER);

const ANY_SCRIPT = whole(HANDLE_SHAPE);
const ONE_SCRIPT = WRITINGS.map((scripts) =>
	whole(shapeOf(`[${LETTER}&&[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]]`))
);

/** Names that somebody could take for the site's own voice, or for nobody's. */
export const SITE_VOICES: readonly string[] = keysOf(
	`admin administrator administrateur administratrice administration moderator moderateur moderatrice
	modération moderation mod modo steward staff equipe team palabre root system systeme anonymous anonyme
	anonymousvisitor visitor visiteur visiteuse member membre formermember ancienmembre support contact
	security securite official officiel officielle deleted supprimé postmaster webmaster hostmaster`
);

/** Those, and words that addresses and answers use. */
const RESERVED = new Set([
	...SITE_VOICES,
	...keysOf(`help aide info null undefined nan none nobody personne everybody everyone tous all me moi you
		vous self closed signup login logout settings members articles comments links about method healthz
		readyz api feed feeds en fr www mail abuse noreply`)
]);

/** Words that make a title of the site's of a name: "l’équipe de modération". */
const BESIDE = new Set('de du des la le les l d et of the and'.split(' '));

/** What a person typed as handle: in its one form, with the key that must be unique. */
export function judgeHandle(typed: string): HandleJudgement {
	const handle = typed.trim().normalize('NFKC');
	const length = [...handle].length;
	if (length < HANDLE_MIN) return { ok: false, reason: 'handle-short' };
	if (length > HANDLE_MAX) return { ok: false, reason: 'handle-long' };
	if (!ANY_SCRIPT.test(handle)) return { ok: false, reason: 'handle-characters' };
	if (!ONE_SCRIPT.some((shape) => shape.test(handle))) {
		return { ok: false, reason: 'handle-scripts' };
	}
	const key = handleKey(handle);
	if (isReserved(handle)) return { ok: false, reason: 'handle-reserved' };
	return { ok: true, handle, key };
}

/**
 * The same for all spellings that are one handle: NFKC and case fold. There
 * and back through upper case folds what lower case alone leaves apart (ß and ss, ς and σ).
 */
export function handleKey(text: string): string {
	const once = text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
	return once.toUpperCase().toLowerCase().normalize('NFKC');
}

/**
 * Whether a name, or each word of it, is one that is kept for the site. Those that only
 * look like one are found by the database; see accounts/looks.ts.
 */
export function isReserved(name: string): boolean {
	const words = wordsOfName(name).map(withoutAccents);
	const isKept = (word: string) => RESERVED.has(word);
	return isKept(withoutAccents(bareName(name))) || (words.length > 0 && words.every(isKept));
}

/** The letters and digits of a name. */
export const bareName = (name: string): string =>
	name.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** The words of a name, without articles and the like. */
export const wordsOfName = (name: string): string[] =>
	name
		.normalize('NFKC')
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((word) => word !== '' && !BESIDE.has(handleKey(word)));

function withoutAccents(name: string): string {
	return handleKey(name)
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '');
}

function keysOf(names: string): string[] {
	return names.split(/\s+/).map(withoutAccents);
}
