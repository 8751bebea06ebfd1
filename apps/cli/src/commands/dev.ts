/** `waymark dev`: as `start`, with the pages made from their sources at each request. For this machine alone. */
import process from 'node:process'
import { useRuntime } from '@waymark/operations'
import { serve } from '../../../web/server.ts'
import { settingsFrom } from '../../../web/origin.ts'
import { jobsBeside } from '../jobs-beside.ts'
import { openThisRuntime } from '../open.ts'
import { refuseTakenPort } from '../port.ts'
import { prepare } from '../prepare.ts'
import { askedToEnd } from '../asked-to-end.ts'

export const usage = 'dev                              serves the site from its sources, for whoever changes it'

export async function run(): Promise<number> {
  const ended = askedToEnd()
  const settings = settingsFrom({ ...process.env, HOST: undefined, ORIGIN: undefined })
  await refuseTakenPort(settings)
  const say = (line: string) => console.error(line)
  const runtime = await openThisRuntime(say)
  try {
    await prepare(runtime, say)
    useRuntime(runtime)
    const jobs = jobsBeside(say)
    const { siteFromSources } = await import('../../../web/from-sources.ts') // what it needs is not installed where one only serves
    const site = await siteFromSources(runtime)
    const serving = await serve(settings, { site: async () => site.answer })
    const { port } = serving
    const { folder } = runtime.installation
    console.log(`Waymark from its sources is at http://localhost:${port} (port ${port}; data in ${folder})`)
    await ended
    await site.end() // first: open pages listen to it until then
    await serving.close()
    await jobs.end()
    return 0
  } finally {
    await runtime.installation.close()
  }
}
