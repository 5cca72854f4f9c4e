import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { TooMany } from '../errors.ts';

const resolve = createRequire(import.meta.url).resolve;

/** The only fonts there are: those of the machine are not asked for. */
const FONTS = ['DejaVuSerif-Bold', 'DejaVuSans'].map((name) =>
	resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)
);

/** Pictures drawn at the same time; the others wait. Each takes a core for a tenth of a second. */
const AT_ONCE = 1;

/** How many wait at most: a robot that asks for every picture of the site is sent away. */
const MOST_WAITING = 30;

let drawing = 0;
const waiting: (() => void)[] = [];

/**
 * Draws an SVG of ours as PNG, in the size that it says, in a thread of its own.
 *
 * @throws {TooMany}
 */
export async function drawPng(svg: string): Promise<Buffer> {
	if (waiting.length >= MOST_WAITING) throw new TooMany(5);
	if (drawing >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	else drawing++;
	try {
		const image = await renderAsync(svg, {
			font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'DejaVu Sans' }
		});
		return image.asPng();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else drawing--;
	}
}
