import { PASSWORD_MIN } from '../../rules/password.ts';

let loading: Promise<ReadonlySet<string>> | null = null;

/** The most common passwords in lower case, as far as their length would be accepted. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
	return (loading ??= loadList());
}

/** On first use only: the list takes some megabytes and 30 ms, and few processes need it at once. */
async function loadList(): Promise<ReadonlySet<string>> {
	const { dictionary } = await import('@zxcvbn-ts/language-common');
	const passwords: string[] = dictionary['passwords-common'];
	return new Set(passwords.filter((password) => password.length >= PASSWORD_MIN));
}
