import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROUTES = path.resolve(import.meta.dirname, '../../../src/routes');
const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** What of the site can be sent something, by its route: `/logout`, `/review/[id]?/vote`, `PUT /x`. */
export const everyUnsafeAct = (): string[] =>
	serverFiles().flatMap(({ route, source }) =>
		exportsOf(source).flatMap(({ name, value }) => {
			if (name === 'actions') {
				return actionsIn(value, route).map((act) =>
					act === 'default' ? route : `${route}?/${act}`
				);
			}
			if (!UNSAFE.includes(name)) return [];
			return [name === 'POST' ? route : `${name} ${route}`];
		})
	);

/** The pages and files that are not for everybody, by their routes: what they are made by asks who asks. */
export const everyGuardedPage = (): string[] =>
	serverFiles()
		.filter(({ source }) => exportsOf(source).some(({ name }) => name === 'load' || name === 'GET'))
		.filter(({ source }) => /\brequire(Member|Moderator|Steward)\(/.test(source.text))
		.map(({ route }) => route);

function serverFiles(): { route: string; source: ts.SourceFile }[] {
	return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
		.filter((file) => /(^|\/)\+(page\.server|server)\.ts$/.test(file))
		.sort()
		.map((file) => {
			const text = readFileSync(path.join(ROUTES, file), 'utf8');
			const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
			return { route: `/${path.dirname(file)}`.replace(/\/\.$/, '/'), source };
		});
}

function exportsOf(source: ts.SourceFile): { name: string; value: ts.Node | undefined }[] {
	return source.statements.flatMap((statement): { name: string; value: ts.Node | undefined }[] => {
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) return [];
		if (ts.isFunctionDeclaration(statement)) {
			return [{ name: statement.name?.text ?? '', value: statement }];
		}
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.map(({ name, initializer }) => ({
			name: ts.isIdentifier(name) ? name.text : '',
			value: initializer
		}));
	});
}

function actionsIn(value: ts.Node | undefined, route: string): string[] {
	if (!value || !ts.isObjectLiteralExpression(value)) {
		throw new Error(`the actions of ${route} are not written as one object: no act can be listed`);
	}
	return value.properties.map(({ name }) => {
		if (!name || !ts.isIdentifier(name)) throw new Error(`an action of ${route} has no plain name`);
		return name.text;
	});
}
