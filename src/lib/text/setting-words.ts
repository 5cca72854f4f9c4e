import type { Text } from './fr.ts';

/** What the settings of an article and its polls are called in the text of a version; see `fieldText`. */
export function settingWords({ write, twice, headline }: Text): (setting: string) => string {
	const words: Record<string, string> = {
		...write.languages,
		...write.methods,
		...write.visibilities,
		'asks-twice': twice.write.ask,
		'headline-members': headline.announced.members,
		readerOptions: write.readerOptions
	};
	return (setting) => words[setting] ?? setting;
}
