import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/**
 * The limit our sockets are measured against: `node:http` and `ws` alone. Whatever is posted is told to
 * every connection as it came, with nothing written, nobody known and nothing checked.
 */
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    response.end('{}');
    const told = Buffer.concat(parts);
    for (const client of sockets) client.send(told, { binary: false });
  });
});
const sockets = new Set<WebSocket>();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (ws) => {
  sockets.add(ws);
  ws.on('message', (data) => ws.send(data as Buffer, { binary: false }));
  ws.once('close', () => sockets.delete(ws));
  ws.send('{"type":"connection_established"}');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());
