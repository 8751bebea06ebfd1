/** Hears, over a connection of its own, that something published changed: in this process, in another one, on another machine. */
import { Client, type ClientConfig } from 'pg'

const channel = 'waymark_published'
const patience = 1000 // ms before a lost connection is tried again

export type PublicationListener = {
  /** From now on every change will be heard. */
  readonly hearing: () => void
  /** Something published changed: a release, a notice above one, a text taken away. */
  readonly changed: () => void
  /** Changes may be missed until `hearing` is called again. */
  readonly deaf: () => void
}

/**
 * Listens until `end`. The database tells of a change once it is committed, so what was read after `changed` is new; what was
 * being read while it came may be old. A lost connection is tried again for as long as it takes; nothing throws.
 */
export function listenForPublications(
  place: ClientConfig,
  listener: PublicationListener,
): { end: () => Promise<void> } {
  const state: { ended: boolean; client?: Client; wait?: NodeJS.Timeout } = { ended: false }
  const again = () => {
    listener.deaf()
    if (!state.ended) state.wait = setTimeout(listen, patience)
  }
  function listen(): void {
    const client = new Client({ ...place, keepAlive: true })
    state.client = client
    let lost = false
    const lose = () => {
      if (lost) return
      lost = true
      client.end().catch(() => {})
      again()
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', () => listener.changed())
    client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .then(() => (lost ? undefined : listener.hearing()))
      .catch(lose)
  }
  listen()
  return {
    async end() {
      state.ended = true
      clearTimeout(state.wait)
      await state.client?.end().catch(() => {})
    },
  }
}
