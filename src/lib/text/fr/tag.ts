export const tag = {
	title: (label: string) => `Articles sur « ${label} »`,
	articles: 'Articles',
	newest: 'Les plus récents'
};
