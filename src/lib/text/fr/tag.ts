export const tag = {
	title: (label: string) => `Articles sur « ${label} »`,
	feed: (label: string) => `Flux Atom des articles sur « ${label} »`,
	articles: 'Articles',
	newest: 'Les plus récents'
};
