/** What readers and writers saw, each in processes of their own. */
import { toldBy } from './own-process.ts'
import type { Clients, Told } from './readers-clients.ts'

const script = 'readers-clients.ts'

/** Lets readers and writers ask, each in a process of their own, and gives back what they tell together. */
export async function told(clients: Clients): Promise<Told> {
  const [read, written] = await Promise.all([
    toldBy<Told>(script, { input: { ...clients, writers: [] } }),
    clients.writers.length > 0 ? toldBy<Told>(script, { input: { ...clients, readers: 0 } }) : undefined,
  ])
  return written ? { ...written, waits: read.waits, requests: read.requests + written.requests } : read
}
