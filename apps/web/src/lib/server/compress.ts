import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { chooseEncoding } from './encoding.ts'

const compressible = /^(?:text\/|application\/(?:json|problem\+json|xml)|image\/svg\+xml)/
// A page takes less time to compress than to hand to another thread and back.
const encoders = {
  br: (body: Uint8Array) =>
    brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_LGWIN]: 18, // pages are smaller; the least window that holds them is made anew for each
        [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      },
    }),
  gzip: (body: Uint8Array) => gzipSync(body),
}

export async function compress(request: Request, response: Response): Promise<Response> {
  const { headers } = response
  const encoding = chooseEncoding(request.headers.get('accept-encoding'))
  if (
    !encoding ||
    !response.body ||
    request.method === 'HEAD' ||
    headers.has('content-encoding') ||
    !compressible.test(headers.get('content-type') ?? '') ||
    isFresh(request, headers)
  ) {
    return response
  }
  const body = new Uint8Array(await response.arrayBuffer())
  if (body.byteLength < 1024) return new Response(body, { status: response.status, headers })

  const packed = encoders[encoding](body)
  headers.set('content-encoding', encoding)
  headers.set('content-length', String(packed.byteLength))
  const etag = headers.get('etag')
  if (etag && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`)
  return new Response(new Uint8Array(packed), { status: response.status, headers })
}

function isFresh(request: Request, headers: Headers): boolean {
  const etag = headers.get('etag')
  return etag !== null && request.headers.get('if-none-match')?.replace(/^W\//, '') === etag
}
