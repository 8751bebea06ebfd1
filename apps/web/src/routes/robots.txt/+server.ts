import { languages } from '@waymark/language'
import { publishers, runtime } from '@waymark/operations'
import { robotsFile } from '#lib/server/crawlers.ts'

/** For crawlers; whoever publishes here decides whether those of language models are let in. */
export async function GET() {
  const all = await publishers(runtime())
  const open = all.filter(({ network }) => network.languageModels).map(({ network }) => network.slug)
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  return new Response(robotsFile(languages, open), { headers })
}
