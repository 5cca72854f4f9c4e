import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.ts';

// Workers read this file as well, and need not look again.
process.env['CHROMIUM'] ??= findChromium();

const quiet = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage'
];

// Headless Chromium calls itself so, and whoever calls itself so is no reader whose clicks are counted.
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };
const phone = devices['Pixel 7'];

// Every journey is walked four times, unless its tag says that this would show nothing new.
const without = (...tags: string[]) => new RegExp(tags.map((tag) => `@${tag}\\b`).join('|'));
// Plain requests, and what sets its own screens.
const ONCE = 'once';
// What a phone would show as other journeys show it there.
const WIDE = 'wide';
// axe, which waits for the page's own clock: it stands still where scripts may not run.
const SCRIPT = 'script';

export default defineConfig({
	testDir: 'tests/journeys',
	globalSetup: './tests/support/journeys-setup.ts',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: false,
	retries: 0,
	forbidOnly: true,
	// Generous: a timing never decides, and some machines are slow.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: process.env['CI'] ? 'line' : 'list',
	use: {
		launchOptions: {
			executablePath: process.env['CHROMIUM'],
			// Chromium refuses its sandbox to root.
			args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
		}
	},
	projects: [
		{ name: 'desktop', use: desktop },
		{
			name: 'desktop-noscript',
			use: { ...desktop, javaScriptEnabled: false },
			grepInvert: without(ONCE, SCRIPT)
		},
		{ name: 'phone', use: phone, grepInvert: without(ONCE, WIDE) },
		{
			name: 'phone-noscript',
			use: { ...phone, javaScriptEnabled: false },
			grepInvert: without(ONCE, WIDE, SCRIPT)
		}
	]
});
