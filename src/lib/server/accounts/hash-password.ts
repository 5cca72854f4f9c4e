import { hash, verify } from '@node-rs/argon2';
import { TooMany } from '../errors.ts';

/** Argon2id, which is the library's default, at the OWASP minimum: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two at once bound memory and leave half of Node's four worker threads to everything else. */
const AT_ONCE = 2;
const WAITING = 100;

export function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(formOf(password), COST));
}

/** Without a hash to compare with it takes as long and says no, so that time tells nobody which accounts exist. */
export function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
	return inTurn(async () => {
		const isRight = await verify(passwordHash ?? (await nobodysHash()), formOf(password));
		return isRight && passwordHash !== null;
	});
}

/** Keyboards differ in how they compose é; the password is the same. */
const formOf = (password: string) => password.normalize('NFC');

let nobodys: Promise<string> | null = null;
const nobodysHash = () => (nobodys ??= hash(crypto.randomUUID(), COST));

let running = 0;
const queue: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (queue.length >= WAITING) throw new TooMany(5);
	// The turn is handed over, not given back, so that nobody slips in between.
	if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
	else running += 1;
	try {
		return await work();
	} finally {
		const next = queue.shift();
		if (next) next();
		else running -= 1;
	}
}
