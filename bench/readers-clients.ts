/** Readers and writers of a bench, in a process of their own: told on the standard input whom to ask, they tell on the standard output what they saw. */
import process from 'node:process'
import { visitor } from '../tests/journeys/visitor.ts'

export type Writer = { readonly cookie: string; readonly submission: string; readonly questions: readonly string[] }
export type Clients = {
  readonly port: number
  readonly reads: readonly string[]
  readonly readers: number
  readonly asksOfReader: number
  readonly writers: readonly Writer[]
}
export type Told = {
  readonly perSecond: number
  /** Milliseconds that each reading took. */
  readonly waits: readonly number[]
  /** The submission of each save that was answered as saved. */
  readonly acknowledged: readonly string[]
}

async function told({ port, reads, readers, asksOfReader, writers }: Clients): Promise<Told> {
  const origin = `http://localhost:${port}`
  const waits: number[] = []
  const acknowledged: string[] = []
  let requests = 0
  const read = async (reader: number) => {
    for (let ask = 0; ask < asksOfReader; ask++) {
      const began = performance.now()
      const page = `${origin}${reads[(reader * 7 + ask) % reads.length]}`
      const answer = await again(() => fetch(page))
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${answer.status} for a reader`)
      waits.push(performance.now() - began)
      requests += 1
    }
  }
  const write = async ({ cookie, submission, questions }: Writer) => {
    const person = visitor(origin, cookie)
    for (const question of questions) {
      const page = await again(() => person.open(question))
      const said = { missing: 'unknown', rationale: 'The gazette of the year prints it.' }
      // A save whose answer did not come is not acknowledged; whether it was kept nobody was told.
      const saved = await person.send(page, said).catch(() => undefined)
      if (saved?.status === 200) acknowledged.push(submission)
      requests += 3 // the form, the save and the page after it
    }
  }
  const began = performance.now()
  await Promise.all([...Array.from({ length: readers }, (_, reader) => read(reader)), ...writers.map(write)])
  return { perSecond: (requests * 1000) / (performance.now() - began), waits, acknowledged }
}

/** A connection that was kept open may be closed by the server while the next request is on its way; a browser asks anew. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++)
    try {
      return await ask()
    } catch (problem) {
      if (tries === 3) throw problem
    }
}

if (import.meta.main) {
  let given = ''
  for await (const part of process.stdin) given += String(part)
  process.stdout.write(JSON.stringify(await told(JSON.parse(given) as Clients)), () => process.exit(0))
}
