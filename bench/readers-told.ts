/** What readers and writers saw, each in processes of their own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import type { Clients, Told } from './readers-clients.ts'

/** Lets readers and writers ask, each in a process of their own, and gives back what they tell together. */
export async function told(clients: Clients): Promise<Told> {
  const [read, written] = await Promise.all([
    toldBy({ ...clients, writers: [] }),
    clients.writers.length > 0 ? toldBy({ ...clients, readers: 0 }) : undefined,
  ])
  return written ? { ...written, waits: read.waits, requests: read.requests + written.requests } : read
}

async function toldBy(clients: Clients): Promise<Told> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'readers-clients.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(clients))
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`The clients ended with ${code}.`)
  return JSON.parse(said) as Told
}
