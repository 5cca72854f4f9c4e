import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { Ctx } from '#lib/server/ctx.ts';
import { runUpkeep } from '#lib/server/upkeep/run-upkeep.ts';
import { becomeMember, expect } from './people.ts';
import { aWholeArticle, type WholeArticle } from './whole-article.ts';

type Act = {
	name: string;
	path: string;
	fields: Record<string, string>;
	isMultipart?: boolean;
};

/** Every form of the site, filled in as its page would. */
export function everyAct(article: WholeArticle, commentId: number): Act[] {
	const [poll, , ranked] = article.polls;
	const cast = { option: String(poll!.options[0]!.id), from: 'poll' };
	const rank = { 'mark-1': `${ranked!.options[0]!.id}:1`, from: 'poll' };
	const comment = { markdown: 'Un mot.', idempotencyKey: randomUUID() };
	const writing = { language: 'fr', title: 'Un titre', lede: 'Un chapô.', body: '', tags: 'git' };
	const proposal = { ...writing, idempotencyKey: randomUUID() };
	const vote = { submission: '1', value: '1', template: '', note: '' };
	const reading = { view: 'flat', order: 'newest', next: article.path };
	return [
		{ name: 'vote', path: `/polls/${poll!.id}?/cast`, fields: cast },
		{ name: 'rank', path: `/polls/${ranked!.id}?/cast`, fields: rank },
		{ name: 'look', path: `/polls/${poll!.id}?/look`, fields: { from: 'poll' } },
		{ name: 'withdraw', path: `/polls/${poll!.id}?/withdraw`, fields: { from: 'poll' } },
		{ name: 'name a mind', path: `/polls/${poll!.id}/changed?/say`, fields: { other: '12' } },
		{
			name: 'tell an outcome',
			path: `/polls/${poll!.id}/outcome?/tell`,
			fields: { base: '0', markdown: 'Fait.' }
		},
		{ name: 'cancel a poll', path: `/polls/${poll!.id}/cancel`, fields: { reason: 'Non.' } },
		{
			name: 'restrict a poll',
			path: `/polls/${poll!.id}/tighten`,
			fields: { base: '0', to: 'sealed', reason: 'Non.' }
		},
		{
			name: 'correct a poll',
			path: `/polls/${poll!.id}/correct?/correct`,
			fields: {
				...{ base: '0', language: 'fr', question: 'Quoi ?', reason: 'Non.', same: 'yes' },
				...{ 'option-0': 'Un', 'option-1': 'Deux', 'option-2': 'Trois' }
			}
		},
		{
			name: 'propose other words for a poll',
			path: `/polls/${poll!.id}/correct?/propose`,
			fields: {
				...{ base: '0', language: 'fr', question: 'Quoi ?', reason: 'Non.', same: 'yes' },
				...{ 'option-0': 'Un', 'option-1': 'Deux', 'option-2': 'Trois' },
				idempotencyKey: '00000000-0000-4000-8000-000000000000'
			}
		},
		{
			name: 'look at a corrected poll',
			path: `/polls/${poll!.id}/correct?/look`,
			fields: {
				...{ base: '0', language: 'fr', question: 'Quoi ?', reason: 'Non.' },
				...{ 'option-0': 'Un', 'option-1': 'Deux', 'option-2': 'Trois' }
			}
		},
		{ name: 'archive', path: `${article.path}/archive?/archive`, fields: { reason: 'Non.' } },
		{ name: 'post', path: `${article.path}/reply?/post`, fields: comment },
		{ name: 'preview', path: `${article.path}/reply?/preview`, fields: comment },
		{ name: 'reply', path: `${article.path}/reply/${commentId}?/post`, fields: comment },
		{ name: 'edit', path: `/comments/${commentId}/edit`, fields: { markdown: 'Autre.' } },
		{ name: 'delete', path: `/comments/${commentId}/delete`, fields: {} },
		{ name: 'rate', path: `/comments/${commentId}/rate`, fields: { verdict: 'useful' } },
		{ name: 'fold', path: `/comments/${commentId}/fold`, fields: { fold: 'yes' } },
		{ name: 'mark as read', path: `${article.path}/read`, fields: { upTo: '0' } },
		{
			name: 'follow',
			path: `${article.path}/follow`,
			fields: { act: 'follow', article: String(article.id) }
		},
		{
			name: 'hide a tag',
			path: `${article.path}/follow`,
			fields: { act: 'mute', tag: '1' }
		},
		{ name: 'read notification', path: '/notifications?/read', fields: { id: '1' } },
		{ name: 'read notifications', path: '/notifications?/readAll', fields: { upTo: '1' } },
		{ name: 'reading', path: '/settings/reading', fields: reading },
		{ name: 'propose', path: '/articles/new', fields: proposal },
		{ name: 'invite', path: `/drafts/${article.id}/authors?/invite`, fields: { handle: 'ana' } },
		{ name: 'translate a draft', path: `/drafts/${article.id}/translation`, fields: {} },
		{ name: 'vote on article', path: `/review/${article.id}?/vote`, fields: vote },
		{
			name: 'report',
			path: `/report/comment-${commentId}`,
			fields: { reason: 'spam', words: 'Rien.' }
		},
		{ name: 'claim', path: '/desk', fields: { subject: `comment-${commentId}`, act: 'claim' } },
		{
			name: 'act',
			path: `/desk/comment-${commentId}?/act`,
			fields: { kind: 'warn', rule: 'spam', reason: 'Non.', length: '1', unit: 'days', count: '1' }
		},
		{
			name: 'decide reports',
			path: `/desk/comment-${commentId}?/decide`,
			fields: { to: 'upheld', upTo: '1', answer: 'Non.' }
		},
		{ name: 'take back', path: '/held/1', fields: {} },
		{ name: 'approve', path: '/desk/held/1?/approve', fields: {} },
		{
			name: 'refuse',
			path: '/desk/held/1?/refuse',
			fields: { rule: 'spam', reason: 'Non.' }
		},
		{
			name: 'remove ballots',
			path: `/desk/polls/${poll!.id}`,
			fields: { day: '2020-01-01', rule: 'flooding', reason: 'Non.' }
		},
		{ name: 'propose an answer', path: `/polls/${poll!.id}/propose`, fields: { text: 'Du lait' } },
		{ name: 'accept an answer', path: '/options?/accept', fields: { id: '1' } },
		{ name: 'refuse an answer', path: '/options?/refuse', fields: { id: '1', reason: 'Non.' } },
		{ name: 'appeal', path: '/about/moderation/1?/appeal', fields: { words: 'Non.' } },
		{
			name: 'decide appeal',
			path: '/about/moderation/1?/decide',
			fields: { to: 'upheld', answer: 'Non.' }
		},
		{ name: 'undo', path: '/about/moderation/1?/undo', fields: { reason: 'Non.' } },
		{ name: 'lost password', path: '/forgot', fields: { email: 'ana@example.org' } },
		{ name: 'sign up', path: '/signup', fields: { handle: 'ana', password: 'x'.repeat(9) } },
		{ name: 'log in', path: '/login', fields: { handle: 'ana', password: 'x'.repeat(9) } },
		{ name: 'rename', path: '/settings?/rename', fields: { displayName: 'Ana' } },
		{ name: 'language', path: '/settings?/language', fields: { locale: 'fr' } },
		{ name: 'password', path: '/settings?/password', fields: { current: 'a', next: 'b' } },
		{ name: 'end session', path: '/settings?/endSession', fields: { label: randomUUID() } },
		{ name: 'end others', path: '/settings?/endOthers', fields: {} },
		{ name: 'close', path: '/settings/close', fields: { password: 'a', comments: 'keep' } },
		{ name: 'begin app', path: '/settings/second-factor?/beginApp', fields: {} },
		{ name: 'remove app', path: '/settings/second-factor?/removeApp', fields: {} },
		{ name: 'remove passkey', path: '/settings/second-factor?/removePasskey', fields: { id: '1' } },
		{
			name: 'add passkey',
			path: '/settings/second-factor?/addPasskey',
			fields: { name: 'bureau', answer: '{}' }
		},
		{ name: 'new codes', path: '/settings/second-factor?/newCodes', fields: {} },
		{ name: 'confirm app', path: '/settings/second-factor/app', fields: { code: '000000' } },
		{ name: 'ask for passkey', path: '/login/passkey/options', fields: { purpose: 'login' } },
		{ name: 'log in by passkey', path: '/login/passkey', fields: { answer: '{}' } },
		{ name: 'second step', path: '/login/second?/code', fields: { code: '000000' } },
		{ name: 'passkey as second', path: '/login/second?/passkey', fields: { answer: '{}' } },
		{
			name: 'prove again',
			path: '/login/confirm?/password',
			fields: { password: 'a', next: '/settings' }
		},
		{
			name: 'prove by passkey',
			path: '/login/confirm?/passkey',
			fields: { answer: '{}', next: '/settings' }
		},
		{
			name: 'reset factor',
			path: '/steward/factors',
			fields: { handle: 'ana', reason: 'Non.', password: 'a' }
		},
		{ name: 'log out', path: '/logout', fields: {} },
		{ name: 'theme', path: '/theme', fields: { theme: 'dark', back: '/' } }
	];
}

/** A member with one comment of their own. */
export async function asAuthor(
	request: Parameters<typeof becomeMember>[0]['request'],
	ctx: Ctx,
	origin: string
) {
	await becomeMember({ request }, origin);
	const article = await aWholeArticle(ctx, ['single', 'approval', 'ranked']);
	const posted = await request.post(`${article.path}/reply?/post`, {
		headers: { origin },
		multipart: { markdown: 'Le premier.', idempotencyKey: randomUUID() },
		maxRedirects: 0
	});
	const commentId = Number(/comment-(\d+)$/.exec(posted.headers()['location'] ?? '')?.[1]);
	expect(commentId).toBeGreaterThan(0);
	return { article, commentId };
}

/**
 * A hash of what each table holds. What time alone has made due is done first, so that no round of
 * the site's own upkeep does it between two of these.
 */
export async function everythingWritten(ctx: Ctx): Promise<Record<string, unknown>> {
	await runUpkeep(ctx);
	const tables = await ctx.db.execute<{ name: string }>(
		`select table_name as name from information_schema.tables
			where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'rate_limit'`
	);
	const written: Record<string, unknown> = {};
	for (const { name } of tables) {
		// Contents, not only counts; a session is prolonged by being used.
		const columns = name === 'session' ? 'hash' : '*';
		const [row] = await ctx.db.execute<{ hash: string }>(
			`select md5(coalesce(string_agg(r::text, ',' order by r::text), '')) as hash
				from (select ${columns} from "${name}") r`
		);
		written[name] = row?.hash;
	}
	return written;
}

export async function cookiesOf(context: {
	cookies: () => Promise<{ name: string; value: string }[]>;
}): Promise<string> {
	return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

type Plain = {
	method: string;
	path: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
};

/** As it stands: no client library tidies the target or adds a header. */
export function send(origin: string, { method, path, headers = {}, body }: Plain) {
	const { hostname, port } = new URL(origin);
	return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>(
		(resolve, reject) => {
			const sent = httpRequest({ hostname, port, method, path, headers }, (answer) => {
				let text = '';
				answer.setEncoding('utf8');
				answer.on('data', (chunk: string) => (text += chunk));
				answer.on('end', () => {
					const { statusCode, headers } = answer;
					resolve({ status: statusCode ?? 0, headers, body: text });
				});
			});
			sent.on('error', reject);
			sent.end(body);
		}
	);
}
