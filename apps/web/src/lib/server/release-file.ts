import { createHash } from 'node:crypto'
import { error } from '@sveltejs/kit'
import type { PublicRelease } from '@waymark/operations'

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
}

type Wish = { readonly path: string; readonly release: string }

/** One signed file of a release, byte for byte as it was signed or, once a country is hidden, made again; its hash is its ETag. 404 where there is none. */
export async function fileAnswer(opened: PublicRelease, { path, release }: Wish, request: Request): Promise<Response> {
  const bytes = await opened.bytes(path)
  if (!bytes) error(404, 'The release has no such file.')
  const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`
  const headers = {
    'content-type': types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    etag,
    ...lasting(release),
  }
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map(one => one.trim().replace(/^W\//, ''))
  if (known?.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(bytes), { headers })
}

/** How long what was signed may be kept: a label's bytes change only where a country is hidden, and are asked for anew within minutes. */
export function lasting(release: string): Readonly<Record<string, string>> {
  return {
    'cache-control': release === 'latest' ? 'public, no-cache' : 'public, max-age=300',
    'access-control-allow-origin': '*',
  }
}
