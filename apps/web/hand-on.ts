/**
 * How a request goes on from the front to the site, which runs in another thread of this process: over a connection of this machine
 * that is kept open. Each request carries a word that only the two know, so that nobody else here can ask the site past its front.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import {
  Agent,
  createServer,
  request as send,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { refuseInWords } from './refusal-page.ts'

/** Where the site takes requests, and the word that goes with them. */
export type Inside = { readonly port: number; readonly word: string }

const wordHeader = 'waymark-inside'
const addressHeader = 'waymark-client-address'
/** Said of one connection, not of what goes over it (RFC 9110, 7.6.1); the front answered `expect` itself. */
const ofOneConnection = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** Takes what the front hands on, and nothing else. The handler is told the address that asked the front. */
export async function takeRequests(
  handler: RequestListener,
): Promise<{ readonly inside: Inside; readonly end: () => void }> {
  const word = randomBytes(32).toString('base64url')
  const patience = { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 } // the front's to have
  const server = createServer({ ...patience, maxHeaderSize: 2 ** 15 }, (request, response) => {
    if (!isWord(request.headers[wordHeader], word)) return request.socket.destroy()
    const remoteAddress = request.headers[addressHeader]
    delete request.headers[wordHeader]
    delete request.headers[addressHeader]
    Object.defineProperty(request, 'connection', { value: { remoteAddress } })
    return handler(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    inside: { port: (server.address() as AddressInfo).port, word },
    end() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function isWord(said: string | readonly string[] | undefined, word: string): boolean {
  const [bytes, other] = [Buffer.from(String(said)), Buffer.from(word)]
  return bytes.length === other.length && timingSafeEqual(bytes, other)
}

/** Hands each request on to the site, and its answer back. Who goes away before it came is forgotten there too. */
export function handOn({ port, word }: Inside): RequestListener {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 })
  return (request, response) => {
    const headers = {
      ...ofEnds(request.headers),
      [wordHeader]: word,
      [addressHeader]: request.socket.remoteAddress ?? '',
    }
    if (request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked'
    const { method, url: path } = request
    const asked = { host: '127.0.0.1', port, agent, method, path, headers, setHost: false }
    const handed = tried(() => send(asked))
    if (!handed) return refuseInWords(response, 400)
    handed.on('response', answer => giveBack(answer, response))
    handed.on('error', () => response.destroy())
    response.on('close', () => {
      if (!response.writableFinished) handed.destroy()
    })
    request.pipe(handed)
  }
}

/** Node refuses to send some of what it takes in. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

function giveBack(answer: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(ofEnds(answer.headers)))
    if (value !== undefined) response.setHeader(name, value)
  answer.on('error', () => response.destroy())
  response.writeHead(answer.statusCode ?? 500)
  answer.pipe(response)
}

const ofEnds = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneConnection.includes(name)))
