/** `waymark start`: database, schema, content, public record, demonstration, site; prints two lines and serves until told to end. */
import process from 'node:process'
import { useHouse, type House } from '@waymark/operations'
import { sealAudit } from '@waymark/store'
import { serve } from '../../../web/server.ts'
import { settingsFrom } from '../../../web/origin.ts'
import { mayTry, openThisHouse } from '../open.ts'
import { prepare } from '../prepare.ts'

export const usage = 'start                            starts everything and serves the site'

const sealEvery = 250 // ms; how long an act may stand before it is sealed into the audit chain

export async function run(): Promise<number> {
  const house = await openThisHouse(line => console.error(line))
  await prepare(house, line => console.error(line))
  useHouse(house)
  const sealing = sealRegularly(house)
  const settings = settingsFrom(process.env)
  const serving = await serve(settings)
  const address = settings.origins[0] ?? `http://localhost:${serving.port}`
  console.log(`Waymark is at ${address} (port ${serving.port}; data in ${house.installation.folder})`)
  console.log(
    mayTry()
      ? `Try it as one of six people: ${address}/try`
      : 'Try it as yourself: npm run waymark -- person add --help',
  )
  await new Promise<void>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  await serving.close()
  await sealing.end()
  await house.installation.close()
  return 0
}

/** Seals the audit again and again; a database that is away for a moment is tried again. */
function sealRegularly(house: House): { readonly end: () => Promise<void> } {
  const state = { ended: false }
  const loop = (async () => {
    while (!state.ended) {
      await sealAudit(house.installation.jobs.db).catch(() => 0)
      await new Promise(resolve => setTimeout(resolve, sealEvery))
    }
    await sealAudit(house.installation.jobs.db).catch(() => 0)
  })()
  return {
    end: () => {
      state.ended = true
      return loop
    },
  }
}
