/**
 * Keeps the public pages that were rendered, compressed as they were sent, and answers with them without rendering again. A page
 * is kept only while every change to what is published is heard; with each change all are dropped (docs/decisions/0130).
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { hearing } from '@waymark/operations/heard'
import type { PublicationListener } from '@waymark/store'
import { isModelCrawler } from './src/lib/server/crawlers.ts'
import { chooseEncoding, keepHeader } from './src/lib/server/encoding.ts'

const mostBytes = 64 * 2 ** 20 // of bodies, in this process
const mostBytesOfOne = 256 * 2 ** 10 // a larger answer is a download, not a page

type Kept = { readonly headers: OutgoingHttpHeaders; readonly body: Buffer; readonly etag: string }

export type KeptPages = {
  readonly listener: PublicationListener
  /** The handler, which answers from what is kept where it can, and keeps what it may. `origin` is part of what is asked. */
  readonly around: (handler: RequestListener, origin: (request: IncomingMessage) => string) => RequestListener
}

export function keptPages(): KeptPages {
  const pages = new Map<string, Kept>()
  const state = { bytes: 0 }
  const { listener, mark, stands } = hearing(() => {
    state.bytes = 0
    pages.clear()
  })

  function keep(key: string, kept: Kept): void {
    forget(key)
    pages.set(key, kept)
    state.bytes += kept.body.length
    for (const oldest of pages.keys()) {
      if (state.bytes <= mostBytes) break
      forget(oldest)
    }
  }

  function forget(key: string): void {
    state.bytes -= pages.get(key)?.body.length ?? 0
    pages.delete(key)
  }

  return {
    listener,
    around: (handler, origin) => (request, response) => {
      const { method, url = '/' } = request
      if (
        (method !== 'GET' && method !== 'HEAD') ||
        url.includes('?') ||
        isModelCrawler(request.headers['user-agent'])
      ) {
        stripped(response)
        return handler(request, response)
      }
      const key = `${origin(request)} ${chooseEncoding(request.headers['accept-encoding'] ?? null) ?? ''} ${url}`
      const kept = pages.get(key)
      if (kept) {
        // Taken out and put back, so that what was asked for last goes last.
        pages.delete(key)
        pages.set(key, kept)
        return answerWith(kept, request, response)
      }
      const before = mark()
      collecting(response, answered => {
        if (method === 'GET' && (stands(before) || neverChanges(answered.headers))) keep(key, answered)
      })
      handler(request, response)
    },
  }
}

/** Style sheets and scripts, whose address changes with what is in them. */
const neverChanges = (headers: OutgoingHttpHeaders) => /\bimmutable\b/.test(String(headers['cache-control']))

const weak = (tag: string) => tag.replace(/^W\//, '')

function answerWith(
  { headers, body, etag }: Kept,
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
) {
  const fresh = asked['if-none-match']?.split(',').some(tag => weak(tag.trim()) === weak(etag))
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
  response.setHeader('etag', etag)
  if (fresh) {
    response.removeHeader('content-length')
    response.writeHead(304).end()
  } else response.writeHead(200).end(method === 'HEAD' ? undefined : body)
}

/** Takes the mark off an answer that is not kept. */
function stripped(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...words: unknown[]) => ServerResponse
  response.writeHead = ((...words: unknown[]) => {
    response.removeHeader(keepHeader)
    return writeHead(...words)
  }) as typeof response.writeHead
}

/** Hands on an answer that a route marked, or that never changes, once all of it was sent. */
function collecting(response: ServerResponse, done: (kept: Kept) => void): void {
  const parts: Buffer[] = []
  const seen = { marked: false, bytes: 0 }
  const writeHead = response.writeHead.bind(response) as (...words: unknown[]) => ServerResponse
  const write = response.write.bind(response) as (...words: unknown[]) => boolean
  const end = response.end.bind(response) as (...words: unknown[]) => ServerResponse
  const collect = (chunk: unknown) => {
    if (!seen.marked || chunk === undefined || chunk === null || typeof chunk === 'function') return
    const part = Buffer.from(chunk as Uint8Array)
    seen.bytes += part.length
    if (seen.bytes > mostBytesOfOne) seen.marked = false
    else parts.push(part)
  }
  response.writeHead = ((status: number, ...words: unknown[]) => {
    const mayBeKept = response.hasHeader(keepHeader) || neverChanges(response.getHeaders())
    seen.marked = status === 200 && mayBeKept && !response.hasHeader('set-cookie')
    response.removeHeader(keepHeader)
    return writeHead(status, ...words)
  }) as typeof response.writeHead
  response.write = ((chunk: unknown, ...words: unknown[]) => {
    collect(chunk)
    return write(chunk, ...words)
  }) as typeof response.write
  response.end = ((chunk?: unknown, ...words: unknown[]) => {
    collect(chunk)
    if (seen.marked) {
      const body = Buffer.concat(parts)
      const headers = { ...response.getHeaders(), 'content-length': body.length }
      const etag = String(headers.etag ?? `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`)
      done({ headers, body, etag })
    }
    return end(chunk, ...words)
  }) as typeof response.end
}
