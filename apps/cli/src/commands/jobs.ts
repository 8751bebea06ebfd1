/** `waymark jobs`: the work beside requests: draft releases, sealing the audit, mail. `start` runs one; other machines may run more. */
import process from 'node:process'
import {
  exportHeads,
  mailSettings,
  remindOfDue,
  runJobsRegularly,
  sendRegularly,
  smtpCarrier,
  type Runtime,
} from '@waymark/operations'
import { sealAudit } from '@waymark/store'
import { settingsFrom } from '../../../web/origin.ts'
import { openThisRuntime } from '../open.ts'
import { askedToEnd } from '../asked-to-end.ts'

export const usage = 'jobs                             does the work beside requests, as start does, until told to end'

const exportEvery = 10_000 // ms; how long a sealed head may wait before it is signed and kept outside the database
const remindEvery = 3_600_000 // ms; nobody is reminded twice within seven days, however often this asks
const sealEvery = 250 // ms; how long an act may stand before it is sealed into the audit chain

export async function run(): Promise<number> {
  const ended = askedToEnd()
  // Begun by `start`, it ends with it, however that ended.
  const left = new Promise<number>(resolve => process.on('disconnect', () => resolve(0)))
  const mail = mailSettings()
  const runtime = await openThisRuntime()
  try {
    const sealing = sealRegularly(runtime)
    const drafting = runJobsRegularly(runtime, sayWhatFailed)
    const postman = mail ? sendRegularly(runtime, smtpCarrier(mail)) : undefined
    const reminding = mail ? remindRegularly(runtime) : undefined
    await Promise.race([ended, left])
    await reminding?.end()
    await drafting.end()
    await postman?.end()
    await sealing.end()
    return 0
  } finally {
    await runtime.installation.close()
    if (process.connected) process.disconnect()
  }
}

/** Writes to those whose forms are due again and again; without a mail server nobody does, for the mails would lie there. */
function remindRegularly(runtime: Runtime): { readonly end: () => Promise<void> } {
  let running = Promise.resolve<unknown>(undefined)
  const [origin] = settingsFrom(process.env).origins
  const begin = () => void (running = running.then(() => remindOfDue(runtime, origin)).catch(sayWhatFailed))
  const timer = setInterval(begin, remindEvery)
  begin()
  return {
    async end() {
      clearInterval(timer)
      await running
    },
  }
}

/** Messages may carry what people wrote; only names and codes are printed. */
function sayWhatFailed(problem: unknown): void {
  const { name, code } = problem as { name?: string; code?: string }
  console.error(`Work beside requests failed (${[name, code].filter(Boolean).join(' ')}).`)
}

/** Seals the audit again and again; a database that is away for a moment is tried again. */
function sealRegularly(runtime: Runtime): { readonly end: () => Promise<void> } {
  const state = { ended: false, exportAt: 0 }
  const loop = (async () => {
    while (!state.ended) {
      await sealAudit(runtime.installation.jobs.db).catch(() => 0)
      if (Date.now() >= state.exportAt) {
        await exportHeads(runtime).catch(() => 0)
        state.exportAt = Date.now() + exportEvery
      }
      await new Promise(resolve => setTimeout(resolve, sealEvery))
    }
    await sealAudit(runtime.installation.jobs.db).catch(() => 0)
    await exportHeads(runtime).catch(() => 0)
  })()
  return {
    end: () => {
      state.ended = true
      return loop
    },
  }
}
