import { readFileSync } from 'node:fs';
import http from 'node:http';

// The least that Node can do: the same bytes to everybody who asks.
const [port, file] = process.argv.slice(2);
const body = readFileSync(file ?? '');
const headers = JSON.parse(process.env['BARE_HEADERS'] ?? '{}') as http.OutgoingHttpHeaders;

const server = http.createServer((_request, response) => {
	response.writeHead(200, headers);
	response.end(body);
});
server.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => {
	server.closeAllConnections();
	server.close();
});
