/** Files that a desk gives to one person, to be kept by nothing on the way. */

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml; charset=utf-8',
  zip: 'application/zip',
}

/** `name`: as the browser saves it, of ASCII signs; its end says what the file is. */
export const attached = (name: string, content: string | Uint8Array | ReadableStream<Uint8Array>): Response =>
  new Response(content instanceof Uint8Array ? Buffer.from(content) : content, {
    headers: {
      'content-type': types[name.slice(name.lastIndexOf('.') + 1)]!,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
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
