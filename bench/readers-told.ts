/** What readers and writers saw, each in processes of their own. */
import { resultOf } from './own-process.ts'
import type { Clients, Said } from './readers-clients.ts'

const script = 'readers-clients.ts'

/** Lets readers and writers ask, each in a process of their own, and gives back what they tell together. */
export async function said(clients: Clients): Promise<Said> {
  const [read, written] = await Promise.all([
    resultOf<Said>(script, { input: { ...clients, writers: [] } }),
    clients.writers.length > 0 ? resultOf<Said>(script, { input: { ...clients, readers: 0 } }) : undefined,
  ])
  return written ? { ...written, waits: read.waits, requests: read.requests + written.requests } : read
}
