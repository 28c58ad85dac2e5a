import type { ConnectionError } from 'fastify';
import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { AnswerHeaders } from './answer-headers.js';
import { Problem } from './problem.js';

/**
 * Answers what is no HTTP, or too much of it, and ends the connection. No header of such a request can be believed, so the
 * answer is in Dutch.
 */
export function answerClientError(error: ConnectionError, socket: Socket, headers: AnswerHeaders): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  const body = problem.body('nl');
  const lines = Object.entries({
    ...headers,
    'content-language': 'nl',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    date: new Date().toUTCString(),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n`;
  socket.end(`${status}${lines.join('')}\r\n${body}`);
}

function problemOf(code: string): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem('headers-too-large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem('too-slow');
    default:
      return new Problem('malformed-http');
  }
}
