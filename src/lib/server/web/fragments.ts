/**
 * Large HTML does not travel through `load`: SvelteKit would serialise it.
 * A page leaves a comment `<!--fragment:name-->` and the hook puts the HTML there.
 */
const FRAGMENT = /<!--fragment:([a-z0-9-]+)-->/g;

export function fillFragments(html: string, fragments: ReadonlyMap<string, string>): string {
	if (fragments.size === 0) return html;
	return html.replace(FRAGMENT, (_, name: string) => fragments.get(name) ?? '');
}
