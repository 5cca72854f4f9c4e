import { emptyDocument, type ArticleDocument, type PollDocument } from './article-document.ts';
import type { Locale } from './locale.ts';
import type { ChoiceRules } from './tally/choice.ts';
import type { PollHeadline } from './tally/headline.ts';
import type { Visibility } from './tally/may-see-results.ts';

/** Of a path or a whole address: pages of a poll, or its place in its article. */
const LEADS_TO_A_POLL =
	/^(?:https?:\/)?\/\S*?(?:\/polls\/|#poll-)([1-9]\d{0,14})(?:[/?#]\S*|-before|-after)?$/i;

/** Which poll somebody means who typed its number or an address of it; null: none. */
export function pollNamedBy(typed: string): number | null {
	const text = typed.trim();
	if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
	// Else what follows an address could be gone through as often as it names polls.
	if (/\s/.test(text)) return null;
	// A path begins with the very slash that an address has before it.
	const [, id] = LEADS_TO_A_POLL.exec(text.startsWith('/') ? `/${text}` : text) ?? [];
	return id === undefined ? null : Number(id);
}

/** How the form of an article names the poll that is asked again. */
export const addressOfPoll = (id: number): string => `/polls/${id}`;

/** A published poll, as far as it can be asked again. */
type Askable = ChoiceRules & {
	id: number;
	/** Of its words. */
	language: Locale;
	question: string;
	options: { label: string }[];
	visibility: Visibility;
	headline: PollHeadline;
	asksTwice: boolean;
	takesProposals: boolean;
};

/** An article that asks the question of this poll again, and says nothing else yet. */
export const askAgain = (poll: Askable): ArticleDocument => ({
	...emptyDocument(poll.language),
	polls: [asDocument(poll)]
});

function asDocument(poll: Askable): PollDocument {
	const { method, question, options, visibility, headline } = poll;
	const same = {
		question,
		options: options.map(({ label }) => label),
		results: visibility,
		headline,
		// The day on which it closed is over.
		closesOn: '',
		asksAgain: addressOfPoll(poll.id)
	};
	if (method === 'approval') {
		const typed = (count: number | null) => (count === null ? '' : String(count));
		const counts = { atLeast: typed(poll.atLeast), atMost: typed(poll.atMost) };
		return { ...same, method, ...counts, readerOptions: poll.takesProposals };
	}
	return method === 'single' && poll.asksTwice
		? { ...same, method, isTwice: true }
		: { ...same, method };
}
