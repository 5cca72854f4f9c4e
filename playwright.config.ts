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

/** What a phone would show as other journeys show it there already. */
const WIDE = /@wide/;

export default defineConfig({
	testDir: 'tests/journeys',
	globalSetup: './tests/support/journeys-setup.ts',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: false,
	retries: 0,
	forbidOnly: true,
	timeout: 45_000,
	expect: { timeout: 7_000 },
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
		{ name: 'desktop-noscript', use: { ...desktop, javaScriptEnabled: false } },
		{ name: 'phone', use: phone, grepInvert: WIDE },
		{ name: 'phone-noscript', use: { ...phone, javaScriptEnabled: false }, grepInvert: WIDE }
	]
});
