import type { IncomingMessage } from 'node:http';
import { isPersonal, LANG_COOKIE, READING_COOKIE, THEME_COOKIE } from '#lib/rules/cookies.ts';
import { preferredLocale } from '#lib/rules/locale.ts';

export type Share = {
	/** Equal for two requests that may get the same page. */
	key: string;
	vary: string;
	/** What this browser has read, as its cookie says: it shares only pages that have nothing new for it. */
	reading: string | undefined;
};

/** Null for a request whose answer is for its asker alone. */
export function shareOf(request: IncomingMessage): Share | null {
	const { method, headers, url = '/' } = request;
	if (method !== 'GET' && method !== 'HEAD') return null;
	if (headers.authorization || headers.range || url.startsWith('/_app/')) return null;
	const cookies = headers.cookie ? cookiesIn(headers.cookie) : [];
	if (isPersonal(cookies.map(({ name }) => `${name}=`).join(';'))) return null;

	const looks = cookies.filter(({ name }) => name === THEME_COOKIE || name === LANG_COOKIE);
	const reading = cookies.find(({ name }) => name === READING_COOKIE)?.pair.split('=')[1];
	const isFront = url === '/' || url.startsWith('/?');
	const language = isFront ? preferredLocale(headers['accept-language']) : '';
	return {
		key: [headers.host, url, language, ...looks.map(({ pair }) => pair)].join(' '),
		vary: isFront ? 'Accept-Encoding, Cookie, Accept-Language' : 'Accept-Encoding, Cookie',
		reading
	};
}

/** As SvelteKit's parser splits them, spaces included: what it sees as a cookie must not escape the key. */
function cookiesIn(header: string): { name: string; pair: string }[] {
	return header.split(';').map((part) => {
		const pair = part.trim();
		return { name: (pair.split('=', 1)[0] ?? '').trim(), pair };
	});
}
