/** Whether the site's port is free, said in words before any work is begun. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Settings } from '../../web/origin.ts'

type At = Pick<Settings, 'hosts' | 'port'>

/** Throws with a plain message where the port is taken or may not be opened. Port 0 is always free. */
export async function refuseTakenPort({ hosts, port }: At): Promise<void> {
  for (const host of hosts) {
    const listener = createServer()
    try {
      listener.listen({ host, port, exclusive: true, ipv6Only: hosts.length > 1 && host.includes(':') })
      await once(listener, 'listening')
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') throw portInWords(problem, port) // else it is not here
    } finally {
      listener.close()
    }
  }
}

/** What went wrong when the port was opened, as a sentence; other problems as they are. */
export function portInWords(problem: unknown, port: number): unknown {
  switch ((problem as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} is taken: Waymark runs already, or another program does. Nothing was changed. Another port: PORT=${port + 1} npm start`,
      )
    case 'EACCES':
      return new Error(`Port ${port} may be opened by an administrator alone. Another port: PORT=3000 npm start`)
    default:
      return problem
  }
}
