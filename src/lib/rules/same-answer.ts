/** Soft hyphens, spaces and joiners without width, and which picture a sign is drawn as. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff\p{Variation_Selector}]/gu;

/** What is one sign or letter to a reader, though Unicode takes none of them apart. */
const ALIKE: Record<string, string> = {
	...{ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' },
	...{ ё: 'е', ς: 'σ' },
	...{ '‘': "'", '’': "'", ʼ: "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
	...{ '‐': '-', '–': '-', '—': '-', '−': '-' }
};
const HAS_LIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');

/**
 * An answer by what it says: two with the same key are one answer to a reader, whatever
 * their case, the accents of Latin letters, spaces, dashes, quotation marks and what is
 * not seen. Other scripts keep their marks, which are letters there (が is not か).
 *
 * For comparing only. Stored as `option_proposal.label_key`, so that the database refuses
 * the second of two; SQL that folds by itself would agree with it only nearly.
 */
export const answerKey = (label: string): string =>
	label
		.normalize('NFKC')
		.replace(UNSEEN, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase()
		.normalize('NFD')
		.replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
		.normalize('NFC')
		.replace(HAS_LIKE, (sign) => ALIKE[sign] ?? sign);

export const isSameAnswer = (one: string, other: string): boolean =>
	answerKey(one) === answerKey(other);

/** Whether a label says what one of these says already. */
export const isAmongAnswers = (label: string, labels: readonly string[]): boolean =>
	labels.some((other) => isSameAnswer(label, other));
