/** Asks a site for pages from a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import process from 'node:process'

const asker = `
  const { Agent, get } = await import('node:http')
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const [port, times] = process.argv.slice(1)
  let given = ''
  for await (const part of process.stdin) given += part
  const paths = JSON.parse(given)
  const one = path => new Promise((done, fail) => get(
    { host: '127.0.0.1', port, path, agent, headers: { host: 'localhost:' + port, 'accept-encoding': 'br' } },
    answer => answer.resume().on('end', () => answer.statusCode === 200 ? done() : fail(new Error(answer.statusCode + ' ' + path))),
  ).on('error', fail))
  let next = 0
  await Promise.all([1, 2, 3, 4].map(async () => { while (next < Number(times)) await one(paths[next++ % paths.length]) }))
  process.exit(0)
`

/** Asks for the paths in turn, so many times in all, four at once. */
export async function ask(port: number, paths: readonly string[], times = paths.length): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', asker, String(port), String(times)], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  child.stdin.end(JSON.stringify(paths))
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`The readers ended with ${code}.`)
}

/** The bytes of an answer as they go over the wire. */
export async function bytesAt(port: number, path: string, encoding = 'br', cookie = ''): Promise<Buffer> {
  return new Promise((done, fail) => {
    const headers = { host: `localhost:${port}`, 'accept-encoding': encoding, cookie }
    get({ host: '127.0.0.1', port, path, headers }, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts)))
    }).on('error', fail)
  })
}

/** Pages below an address that links lead to, the first so many, found from one after the other. */
export async function pagesBelow(port: number, base: string, most: number): Promise<readonly string[]> {
  const found = new Set([base])
  for (const page of found) {
    const html = (await bytesAt(port, page, 'identity')).toString('utf8')
    for (const [, href = ''] of html.matchAll(/href="([^"#?]+)/g)) {
      const isPage = href.startsWith(`${base}/`) && !/\/(?:files|tables)\/|\.tar$/.test(href)
      if (isPage && found.size < most) found.add(href)
    }
    if (found.size >= most) break
  }
  return [...found]
}
