const BROWSERS: [name: string, pattern: RegExp][] = [
	['Edge', /\bEdg(e|A|iOS)?\//],
	['Opera', /\bOPR\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['Firefox', /\b(Firefox|FxiOS)\//],
	['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
	['Safari', /\bVersion\/.*\bSafari\//]
];

const SYSTEMS: [name: string, pattern: RegExp][] = [
	['Android', /\bAndroid\b/],
	['iOS', /\b(iPhone|iPad|iPod)\b/],
	['ChromeOS', /\bCrOS\b/],
	['Windows', /\bWindows\b/],
	['macOS', /\bMac OS X\b|\bMacintosh\b/],
	['Linux', /\bLinux\b/]
];

/**
 * A class of browser such as "Firefox, Linux", for its owner to tell sessions
 * apart; empty when unknown. The full header would tell one person from another.
 */
export function agentClass(userAgent: string | null): string {
	const text = userAgent?.slice(0, 512) ?? '';
	return [BROWSERS, SYSTEMS]
		.map((list) => list.find(([, pattern]) => pattern.test(text))?.[0])
		.filter((name) => name !== undefined)
		.join(', ');
}
