/** Open pages of `npm run dev` load themselves again when a source changes: a script of our own listens to what this says. */
import type { IncomingMessage, ServerResponse } from 'node:http'

const [listening, script] = ['/reload', '/reload.js']
const loadsAgain = `new EventSource('${listening}').onmessage = () => location.reload()\n`

/** What answers at the two addresses, what puts the script into pages, and what tells the open ones that something changed. */
export type Reload = {
  /** Whether it answered: whoever asks otherwise wants a page. */
  readonly answers: (request: IncomingMessage, response: ServerResponse) => boolean
  readonly changed: () => void
  /** Lets the pages go that still listen. */
  readonly end: () => void
}

export function reload(): Reload {
  const pages = new Set<ServerResponse>()
  return {
    answers(request, response) {
      const { url } = request
      if (url === script) response.writeHead(200, { 'content-type': 'text/javascript' }).end(loadsAgain)
      else if (url === listening) {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n')
        pages.add(response)
        response.on('close', () => pages.delete(response))
      } else {
        delete request.headers['accept-encoding'] // nothing is added to what is compressed
        withScript(response)
        return false
      }
      return true
    },
    changed: () => pages.forEach(page => page.write('data: changed\n\n')),
    end: () => pages.forEach(page => page.end()),
  }
}

/** Adds the script to the end of a page, and of nothing else; the site's own policy of contents lets scripts of this address run. */
function withScript(response: ServerResponse): void {
  const { writeHead, end } = response
  let isPage = false
  response.writeHead = function (this: ServerResponse, ...words: unknown[]) {
    isPage = String(this.getHeader('content-type')).startsWith('text/html')
    if (isPage) this.removeHeader('content-length')
    return Reflect.apply(writeHead, this, words) as ServerResponse
  } as typeof writeHead
  response.end = function (this: ServerResponse, ...words: unknown[]) {
    if (!this.headersSent) this.writeHead(this.statusCode)
    if (isPage && this.req.method !== 'HEAD') {
      if (words[0] !== undefined && typeof words[0] !== 'function') this.write(words.shift())
      words.unshift(`<script src="${script}"></script>`)
    }
    return Reflect.apply(end, this, words) as ServerResponse
  } as typeof end
}
