import { FACTOR_MODES, type FactorMode } from './second-factor.ts';

/** Who may make an account: anybody, who reads the mail of an address, who was invited, nobody. */
export const SIGN_UP_MODES = ['open', 'address', 'invitation', 'closed'] as const;
export type SignUpMode = (typeof SIGN_UP_MODES)[number];

/** The numbers that stewards may choose, with the bounds of each. */
export const NUMBER_SETTINGS = {
	/** See `decisionOf` in review.ts. */
	publishDivisor: { min: 1, max: 100 },
	refuseDivisor: { min: 1, max: 100 },
	/** Days without a comment after which a thread closes; 0: none does. */
	quietDays: { min: 0, max: 3650 },
	/** New visitor ballots of a poll that are no burst, however few are usual; 0: none ever is. See tally/arrivals.ts. */
	freeArrivals: { min: 0, max: 9999 }
} as const;
export type NumberSetting = keyof typeof NUMBER_SETTINGS;

export const NUMBER_KEYS = Object.keys(NUMBER_SETTINGS) as NumberSetting[];

/** Whether the first comment of a new account appears at once, or waits for a moderator; see holding.ts. */
export const FIRST_COMMENT_MODES = ['posted', 'held'] as const;
export type FirstCommentMode = (typeof FIRST_COMMENT_MODES)[number];

/** The settings that are one of a few words. */
export const CHOICE_SETTINGS = {
	signUp: SIGN_UP_MODES,
	firstComment: FIRST_COMMENT_MODES,
	/** Who must have a second factor. */
	secondFactor: FACTOR_MODES
} as const;
export type ChoiceSetting = keyof typeof CHOICE_SETTINGS;

export const CHOICE_KEYS = Object.keys(CHOICE_SETTINGS) as ChoiceSetting[];

export type SiteSettings = {
	signUp: SignUpMode;
	firstComment: FirstCommentMode;
	secondFactor: FactorMode;
} & Record<NumberSetting, number>;
export type SettingKey = keyof SiteSettings;

/** What holds until a steward says otherwise. The divisors are those of LinuxFr.org. */
export const FIRST_SETTINGS: SiteSettings = {
	signUp: 'open',
	firstComment: 'posted',
	secondFactor: 'free',
	publishDivisor: 7,
	refuseDivisor: 6,
	quietDays: 90,
	freeArrivals: 60
};

export const SETTING_KEYS = Object.keys(FIRST_SETTINGS) as SettingKey[];

/** A setting as it is stored, and as a form sends it. */
export type SettingTexts = Record<SettingKey, string>;

export type JudgedSettings =
	{ ok: true; settings: SiteSettings } | { ok: false; wrong: SettingKey[] };

/** Reads settings from their texts; `wrong` names those that are no value of theirs. */
export function judgeSettings(texts: SettingTexts): JudgedSettings {
	const wrong = SETTING_KEYS.filter((key) => !isSetting(key, texts[key]));
	if (wrong.length > 0) return { ok: false, wrong };
	const numbers = Object.fromEntries(NUMBER_KEYS.map((key) => [key, Number(texts[key])])) as Record<
		NumberSetting,
		number
	>;
	const { signUp, firstComment, secondFactor } = texts as Pick<SiteSettings, ChoiceSetting>;
	return { ok: true, settings: { ...numbers, signUp, firstComment, secondFactor } };
}

export const textsOf = (settings: SiteSettings): SettingTexts =>
	Object.fromEntries(SETTING_KEYS.map((key) => [key, String(settings[key])])) as SettingTexts;

const isChoice = (key: SettingKey): key is ChoiceSetting => Object.hasOwn(CHOICE_SETTINGS, key);

function isSetting(key: SettingKey, text: string): boolean {
	if (isChoice(key)) return CHOICE_SETTINGS[key].some((mode) => mode === text);
	const { min, max } = NUMBER_SETTINGS[key];
	return /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max;
}

/** Days for which an invitation is good, and characters of its note at most. */
export const INVITATION_DAYS = 30;
export const INVITATION_NOTE_MAX = 60;

/** Days after which an account whose address nobody confirmed makes room for others. */
export const AWAITING_DAYS = 7;
