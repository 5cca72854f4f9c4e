import type { Text } from './fr.ts';

/** What the settings of an article and its polls are called in the text of a version; see `fieldText`. */
export function settingWords({
	write,
	twice,
	headline,
	series
}: Text): (setting: string) => string {
	const words: Record<string, string> = {
		...write.languages,
		...write.methods,
		...write.visibilities,
		'asks-twice': twice.write.ask,
		'headline-members': headline.announced.members,
		readerOptions: write.readerOptions,
		'asks-again': series.write.setting
	};
	return (setting) => words[setting] ?? setting;
}
