import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { requestOrigin, settingsFrom } from './origin.ts'

const settings = settingsFrom(process.env)

// The built handler reads these two settings once, when it is loaded.
const protocolHeader = 'waymark-request-protocol'
const hostHeader = 'waymark-request-host'
process.env.PROTOCOL_HEADER = protocolHeader
process.env.HOST_HEADER = hostHeader
const { handler } = (await import(new URL('./build/handler.js', import.meta.url).href)) as {
  handler: RequestListener
}

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

  const origin = requestOrigin(request.headers, settings.origins)
  if (origin) {
    nameOrigin(request, origin)
    handler(request, response)
  } else {
    response.writeHead(421, { 'content-type': 'text/plain' }).end('This host name is not served here.\n')
  }
})

server.on('connection', socket => {
  open.add(socket)
  socket.once('close', () => open.delete(socket))
})

server.listen(settings.port, settings.host, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  console.log(`Waymark is at ${settings.origins[0] ?? `http://localhost:${port}`} (port ${port})`)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)

/** Answers what has been asked, asks for nothing more, and ends. */
function stop(): void {
  stopping = true
  server.close(() => process.exit(0))
  // Browsers keep spare connections without a request; Node does not count those as idle.
  for (const socket of open) if (!busy.has(socket)) socket.destroy()
  setTimeout(() => server.closeAllConnections(), settings.graceMs).unref()
}

function nameOrigin(request: IncomingMessage, origin: string): void {
  const { protocol, host } = new URL(origin)
  request.headers[protocolHeader] = protocol.slice(0, -1)
  request.headers[hostHeader] = host
}
