import * as v from 'valibot';

const port = v.pipe(
	v.string(),
	v.regex(/^\d{1,5}$/, 'must be a number from 0 to 65535'),
	v.transform(Number),
	v.maxValue(65535, 'must be a number from 0 to 65535')
);

const databaseUrl = v.pipe(
	v.string(),
	v.url('must be an address such as postgres://user:password@host/name'),
	v.regex(/^postgres(ql)?:/, 'must begin with postgres://')
);

const origin = v.pipe(
	v.string(),
	v.url('must be an address such as https://example.org'),
	v.check((text) => {
		const url = URL.parse(text);
		return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
	}, 'must be http:// or https://, a host, and nothing behind it')
);

const smtpUrl = v.pipe(
	v.string(),
	v.check((text) => {
		const url = URL.parse(text);
		return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
	}, 'must be an address such as smtps://user:password@host:465 or smtp://host')
);

const mailFrom = v.pipe(
	v.string(),
	v.regex(
		/^(?:[^<>"@\p{Cc}]{1,60} <[^\s<>@"]+@[^\s<>@"]+>|[^\s<>@"]+@[^\s<>@"]+)$/u,
		'must be an address such as palabre@example.org or Palabre <palabre@example.org>'
	)
);

const wholeNumber = (from: number, to: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d{1,9}$/, 'must be a whole number'),
		v.transform(Number),
		v.minValue(from, `must be at least ${from}`),
		v.maxValue(to, `must be at most ${to}`)
	);

const Environment = v.object({
	PORT: v.optional(port, '3000'),
	HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
	DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './data'),
	DATABASE_URL: v.optional(databaseUrl),
	/** For what PgBouncer in transaction mode cannot carry: LISTEN and session locks. */
	DATABASE_DIRECT_URL: v.optional(databaseUrl),
	DATABASE_POOL: v.optional(wholeNumber(1, 200), '10'),
	ORIGIN: v.optional(origin),
	PALABRE_SECRET: v.optional(
		v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters'))
	),
	ACCEPT_NEW_SECRET: v.optional(v.picklist(['yes', 'no'], 'must be yes or no'), 'no'),
	ADDRESS_HEADER: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/i, 'must be a header name'))),
	XFF_DEPTH: v.optional(wholeNumber(1, 10), '1'),
	SMTP_URL: v.optional(smtpUrl),
	MAIL_FROM: v.optional(mailFrom),
	/** Set by the launcher, which knows where it listens. */
	LISTENS_AT: v.optional(origin),
	TIME_ZONE: v.optional(
		v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone such as Europe/Paris')),
		'Europe/Paris'
	),
	LINK_CHECKS: v.optional(v.picklist(['on', 'off'], 'must be on or off'), 'on'),
	LOG_LEVEL: v.optional(
		v.picklist(
			['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
			'must be fatal, error, warn, info, debug or silent'
		),
		'info'
	)
});

export type Config = {
	port: number;
	host: string;
	dataDir: string;
	/** Absent: the embedded Postgres below `dataDir`. */
	databaseUrl: string | undefined;
	databaseDirectUrl: string | undefined;
	databasePool: number;
	/** Absent: the site answers under whatever host the browser asked for, over plain http. */
	origin: string | undefined;
	/** Where readers find the site, for links in mails: `origin`, else where this process listens. */
	address: string;
	/** Absent: mails are laid down in `dataDir`. */
	smtpUrl: string | undefined;
	mailFrom: string;
	/** Absent: made once in `dataDir`. */
	secret: string | undefined;
	/** Whether the database may have been written with another secret, which is lost. */
	acceptNewSecret: boolean;
	addressHeader: string | undefined;
	forwardedDepth: number;
	timeZone: string;
	/** Whether this process looks now and then whether further-reading links still lead somewhere. */
	linkChecks: boolean;
	logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
};

export class BadConfig extends Error {}

/** @throws {BadConfig} with one line that names the variable and what it must be */
export function readConfig(environment: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const result = v.safeParse(Environment, given);
	if (!result.success) {
		const issue = result.issues[0];
		throw new BadConfig(`${v.getDotPath(issue) ?? 'configuration'} ${issue.message}`);
	}
	const read = result.output;
	return {
		port: read.PORT,
		host: read.HOST,
		dataDir: read.DATA_DIR,
		databaseUrl: read.DATABASE_URL,
		databaseDirectUrl: read.DATABASE_DIRECT_URL ?? read.DATABASE_URL,
		databasePool: read.DATABASE_POOL,
		origin: read.ORIGIN,
		address: read.ORIGIN ?? read.LISTENS_AT ?? `http://127.0.0.1:${read.PORT}`,
		smtpUrl: read.SMTP_URL,
		mailFrom:
			read.MAIL_FROM ?? `palabre@${read.ORIGIN ? new URL(read.ORIGIN).hostname : 'localhost'}`,
		secret: read.PALABRE_SECRET,
		acceptNewSecret: read.ACCEPT_NEW_SECRET === 'yes',
		addressHeader: read.ADDRESS_HEADER,
		forwardedDepth: read.XFF_DEPTH,
		timeZone: read.TIME_ZONE,
		linkChecks: read.LINK_CHECKS === 'on',
		logLevel: read.LOG_LEVEL
	};
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
