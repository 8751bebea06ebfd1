import { error } from '@sveltejs/kit'
import { pathOfPart } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { lasting } from './release-file.ts'

type Wish = { readonly table: string; readonly release: string }

/**
 * A table of a release, its signed parts joined: the header once, then the rows of every part as they were signed. 404 where the
 * release has no such table.
 */
export async function tableAnswer(
  opened: PublicRelease,
  { table, release }: Wish,
  request: Request,
): Promise<Response> {
  const path = `data/${table}`
  const first = /^[a-z-]+\.csv$/.test(table) ? await opened.bytes(path) : undefined
  if (!first) error(404, 'The release has no such table.')
  // Of what the release consists its manifest says, so this changes with any of the parts.
  const etag = `"${opened.release.manifest}"`
  const headers = { 'content-type': 'text/csv; charset=utf-8; header=present', etag, ...lasting(release) }
  if (request.headers.get('if-none-match')?.replace(/^W\//, '') === etag) {
    return new Response(null, { status: 304, headers })
  }
  const parts = partsAfter(opened, path)
  const body = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(new Uint8Array(first)),
    async pull(controller) {
      const next = await parts.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: () => void parts.return(undefined),
  })
  return new Response(body, { headers })
}

async function* partsAfter(opened: PublicRelease, path: string): AsyncGenerator<Uint8Array, undefined> {
  for (let part = 2; ; part += 1) {
    const bytes = await opened.bytes(pathOfPart(path, part))
    if (!bytes) return
    yield new Uint8Array(bytes.subarray(bytes.indexOf(0x0a) + 1)) // column names hold no line break
  }
}
