/** Files that are saved, not shown: for one person at a desk, or for everybody. */

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ics: 'text/calendar; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml; charset=utf-8',
  zip: 'application/zip',
}

type Content = string | Uint8Array | ReadableStream<Uint8Array>

/** For one person, to be kept by nothing on the way. `name`: as the browser saves it, of ASCII signs; its end says what the file is. */
export const attached = (name: string, content: Content): Response =>
  saved(name, content, { 'cache-control': 'no-store' })

/** For everybody: what a public page says, as a file. */
export const published = (name: string, content: Content): Response => saved(name, content)

const saved = (name: string, content: Content, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(content instanceof Uint8Array ? Buffer.from(content) : content, {
    headers: {
      'content-type': types[name.slice(name.lastIndexOf('.') + 1)]!,
      'content-disposition': `attachment; filename="${name}"`,
      ...headers,
    },
  })

/** Pieces that are sent as they are made: the next one is made once the reader has taken the last. */
export const asStream = (pieces: AsyncGenerator<Uint8Array, undefined>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: () => void pieces.return(undefined),
  })
