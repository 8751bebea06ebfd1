import { archiveOf } from '#lib/server/release-archive.ts'
import { releaseNow } from '#lib/server/release.ts'

export const GET = async ({ params }) => {
  const opened = await releaseNow(params)
  return new Response(archiveOf(opened), {
    headers: {
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="${opened.network.slug}-${opened.release.label}.tar"`,
      // Texts beside a release may be redacted, so that no copy may be kept without asking again.
      'cache-control': 'public, no-cache',
    },
  })
}
