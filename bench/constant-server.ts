/** A server that computes nothing: what readers and writers of a bench see of the machine alone. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Writer } from './readers-clients.ts'
import { bytesAt } from './readers-load.ts'

/** Answers each page that was asked for with the bytes that the site at this port answers with, and each save with a redirect to the page after it. */
export async function constantServer(port: number, reads: readonly string[], people: readonly Writer[] = []) {
  const known = new Map<string, Buffer>()
  // As the clients ask for it.
  const keep = async (page: string, cookie: string) => known.set(page, await bytesAt(port, page, 'gzip', cookie))
  for (const page of reads) await keep(page, '')
  for (const { questions, cookie } of people)
    for (const page of [...questions, above(questions[0]!)]) await keep(page, cookie)
  const packed = { 'content-type': 'text/html', 'content-encoding': 'gzip' }
  const server = createServer((request, response) => {
    const [page = ''] = (request.url ?? '').split('?')
    if (request.method === 'GET') response.writeHead(200, packed).end(known.get(page))
    else request.resume().on('end', () => response.writeHead(303, { location: above(page) }).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { port: (server.address() as AddressInfo).port, close }
}

const above = (page: string) => page.slice(0, page.lastIndexOf('/'))
