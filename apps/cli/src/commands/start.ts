/** `waymark start`: database, schema, content, public record, demonstration, site; prints two lines and serves until told to end. */
import process from 'node:process'
import { mailSettings, useRuntime, type Runtime } from '@waymark/operations'
import { serve } from '../../../web/server.ts'
import { settingsFrom, type Settings } from '../../../web/origin.ts'
import { jobsBeside } from '../jobs-beside.ts'
import { mayTry, openThisRuntime } from '../open.ts'
import { portInWords, refuseTakenPort } from '../port.ts'
import { prepare } from '../prepare.ts'
import { askedToEnd } from '../asked-to-end.ts'

export const usage = 'start                            starts everything and serves the site'

export async function run(): Promise<number> {
  const ended = askedToEnd()
  const settings = settingsFrom(process.env)
  mailSettings() // throws in words where they are no good, before anything is begun
  await refuseTakenPort(settings)
  const say = (line: string) => console.error(line)
  const runtime = await openThisRuntime(say)
  try {
    const prepared = prepare(runtime, say).then(() => undefined)
    const cutShort = await Promise.race([prepared, ended])
    if (cutShort !== undefined) return cutShort
    useRuntime(runtime)
    const jobs = jobsBeside(say)
    try {
      await serveUntil(ended, settings, runtime)
    } finally {
      await jobs.end()
    }
    return 0
  } finally {
    await runtime.installation.close()
  }
}

async function serveUntil(ended: Promise<number>, settings: Settings, runtime: Runtime): Promise<void> {
  const serving = await serve(settings, { publications: runtime.publications }).catch((problem: unknown) => {
    throw portInWords(problem, settings.port)
  })
  for (const line of advice(settings)) console.error(line)
  const address = settings.origins[0] ?? `http://localhost:${serving.port}`
  console.log(`Waymark is at ${address} (port ${serving.port}; data in ${runtime.installation.folder})`)
  console.log(
    mayTry()
      ? `Try it as one of six people: ${address}/try`
      : 'Try it as yourself: npm run waymark -- person add --help',
  )
  await ended
  await serving.close()
}

/** What is missing for serving others; nothing where only this machine is served. */
export function advice({ open, origins }: Pick<Settings, 'open' | 'origins'>): readonly string[] {
  const lines = []
  if (open && origins.length === 0)
    lines.push('HOST is set and ORIGIN is not: set ORIGIN=https://your.name, or no other machine is answered.')
  if (origins.length > 0 && !process.env['ADDRESS_HEADER'])
    lines.push(
      'ORIGIN is set and ADDRESS_HEADER is not: behind a proxy everybody has one address, and after a hundred wrong passwords everybody waits. Set ADDRESS_HEADER=x-forwarded-for.',
    )
  return lines
}
