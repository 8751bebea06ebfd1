/** What work costs: CPU of this process and of its PostgreSQL, and the most memory this process held; on Linux, where /proc tells. */
import fs from 'node:fs'
import process from 'node:process'

export type Cost = { readonly cpu: number; readonly memory: number }

/** CPU in microseconds, and the most bytes that this process held meanwhile. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  fs.writeFileSync('/proc/self/clear_refs', '5') // the peak begins anew
  const spent = await cpuOf(work)
  return { cpu: spent, memory: mostMemory() }
}

/** The most bytes that this process held. */
export function mostMemory(): number {
  const peak = /VmHWM:\s*(\d+) kB/.exec(fs.readFileSync('/proc/self/status', 'utf8'))
  return Number(peak?.[1] ?? 0) * 1024
}

/** Microseconds of CPU that the work took in this process and its PostgreSQL; on Linux, where /proc tells. */
export async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = cpu()
  await work()
  return cpu() - before
}

function cpu(): number {
  const { user, system } = process.cpuUsage()
  const all = fs.readdirSync('/proc').flatMap(id => (/^\d+$/.test(id) ? timesOf(id) : []))
  const postmaster = all.find(
    ({ command }) => command.includes(process.env['WAYMARK_TEST_FOLDER']!) && command.includes('-D'),
  )
  const backends = all.filter(({ parent }) => parent === postmaster?.id)
  // Backends that ended are in what the postmaster has waited for.
  const ticks = backends.reduce((sum, { own }) => sum + own, (postmaster?.own ?? 0) + (postmaster?.ended ?? 0))
  return user + system + ticks * 10_000 // a tick is a hundredth of a second
}

type Times = {
  readonly id: string
  readonly parent: string
  readonly command: string
  readonly own: number
  readonly ended: number
}

function timesOf(id: string): readonly Times[] {
  try {
    const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8')
    const [own, ended] = [Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14])]
    return [{ id, parent: fields[1]!, command, own, ended }]
  } catch {
    return [] // it ended meanwhile
  }
}
