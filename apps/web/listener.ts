/** A web server on one address, which can be told to end without cutting off who is being answered. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, ListenOptions, Socket } from 'node:net'

export type Listener = { readonly port: number; readonly close: (graceMs: number) => Promise<void> }

/** Listens on one address; undefined when this machine has no such address (no IPv6, for one). Throws when the port is taken. */
export async function openListener(answer: RequestListener, at: ListenOptions): Promise<Listener | undefined> {
  const open = new Set<Socket>()
  const busy = new Set<Socket>()
  let stopping = false
  const server = createServer((request, response) => {
    const { socket } = request
    busy.add(socket)
    response.once('close', () => {
      busy.delete(socket)
      if (stopping) socket.end()
    })
    answer(request, response)
  })
  server.on('connection', socket => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  if (!(await listens(server, at))) return undefined
  const close = async (graceMs: number) => {
    stopping = true
    const ended = once(server, 'close')
    server.close()
    // Browsers keep spare connections without a request; Node does not count those as idle.
    for (const socket of open) if (!busy.has(socket)) socket.destroy()
    const patience = setTimeout(() => server.closeAllConnections(), graceMs)
    await ended
    clearTimeout(patience)
  }
  return { port: (server.address() as AddressInfo).port, close }
}

async function listens(server: Server, at: ListenOptions): Promise<boolean> {
  server.listen(at)
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return false
    throw error
  }
}
