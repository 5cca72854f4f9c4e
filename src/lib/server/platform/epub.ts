import { strToU8, zipSync, type Zippable } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { asXml, writableInXml } from '../../rules/xml.ts';

/** One text with its table of contents. */
export type Book = {
	/** An address that names it for ever. */
	id: string;
	title: string;
	language: string;
	creators: string[];
	subjects: string[];
	publisher: string;
	publishedAt: Date;
	modifiedAt: Date;
	/** The address of the site, which links without a host are below. */
	origin: string;
	/** What the table of contents is called. */
	contents: string;
	/** Our own clean HTML; the parts that have an id and a heading are in the table of contents. */
	html: string;
	headings: { id: string; text: string }[];
};

/** Of files in the archive: a zip can hold no earlier one, and the same book is the same bytes. */
const NO_TIME = new Date(1980, 0, 1, 12);

const STYLE = `body { line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.2; text-align: start; }
pre, code { font-family: monospace; }
pre { white-space: pre-wrap; }
blockquote { margin-inline: 1em 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.4em; }
`;

/** A book of one chapter (https://www.w3.org/TR/epub-33/). */
export function makeEpub(book: Book): Uint8Array {
	const files: Zippable = {
		// First and as it is: by this a file is known as a book (OCF, 4.3).
		mimetype: [strToU8('application/epub+zip'), { level: 0 }],
		'META-INF/container.xml': strToU8(CONTAINER),
		'EPUB/package.opf': strToU8(packageOf(book)),
		'EPUB/nav.xhtml': strToU8(navigationOf(book)),
		'EPUB/article.xhtml': strToU8(chapterOf(book)),
		'EPUB/style.css': strToU8(STYLE)
	};
	return zipSync(files, { level: 6, mtime: NO_TIME });
}

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';

const CONTAINER = `${XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

function packageOf(book: Book): string {
	const { id, title, language, creators, subjects, publisher, publishedAt, modifiedAt } = book;
	const all = (name: string, values: string[]) =>
		values.map((value) => `<dc:${name}>${asXml(value)}</dc:${name}>\n`).join('');
	return `${XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${asXml(id)}</dc:identifier>
${all('title', [title])}${all('language', [language])}${all('creator', creators)}${all('subject', subjects)}${all('publisher', [publisher])}${all('source', [id])}<dc:date>${seconds(publishedAt)}</dc:date>
<meta property="dcterms:modified">${seconds(modifiedAt)}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="article" href="article.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
</manifest>
<spine><itemref idref="article"/></spine>
</package>
`;
}

/** Without fractions: the only form that the specification allows (5.5.5). */
const seconds = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, 'Z');

function navigationOf({ language, contents, title, headings }: Book): string {
	const items = [{ id: 'title', text: title }, ...headings].map(
		({ id, text }) => `<li><a href="article.xhtml#${asXml(id)}">${asXml(text)}</a></li>`
	);
	return xhtml(
		{ language, title: contents },
		`<nav epub:type="toc"><h1>${asXml(contents)}</h1><ol>${items.join('')}</ol></nav>`
	);
}

const chapterOf = (book: Book): string =>
	xhtml(book, `<h1 id="title">${asXml(book.title)}</h1>\n${asXhtml(book.html, book.origin)}`);

const xhtml = ({ language, title }: { language: string; title: string }, body: string): string =>
	`${XML}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head><title>${asXml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>${body}</body>
</html>
`;

/** Clean HTML as XML: every element closed, every attribute with a value, links that lead somewhere. */
function asXhtml(html: string, origin: string): string {
	const document = parseDocument(writableInXml(html));
	const elements = DomUtils.findAll(() => true, document.children);
	const ids = new Set(elements.map(({ attribs }) => attribs['id']));
	for (const { attribs } of elements) {
		// Nothing is operated here, and no robot reads along.
		delete attribs['tabindex'];
		delete attribs['rel'];
		const href = attribs['href'];
		if (href === undefined) continue;
		const target = href.startsWith('#')
			? ids.has(href.slice(1)) && href
			: URL.parse(href, origin)?.href;
		if (target) attribs['href'] = target;
		else delete attribs['href'];
	}
	return DomUtils.getOuterHTML(document, { xmlMode: true });
}
