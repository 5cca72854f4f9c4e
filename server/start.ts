// Nothing is imported above this check: an old Node may not even read what follows.
if (Number(process.versions.node.split('.')[0]) < 24) {
	console.error(
		`Palabre needs Node 24, this is ${process.versions.node}: use "npm start", which brings its own.`
	);
	process.exit(1);
}

const { beginWithFewArenas } = await import('./few-arenas.ts');
beginWithFewArenas();
const { runSite } = await import('./run-site.ts');
await runSite(process.env);

export {};
