/** Readers or writers of a bench, in a process of their own: told on the standard input whom to ask, they tell on the standard output what they saw. */
import process from 'node:process'

export type Writer = { readonly cookie: string; readonly submission: string; readonly questions: readonly string[] }
export type Clients = {
  readonly port: number
  /** They end after so many seconds, or once so many pages were read; a page that is on its way is waited for. */
  readonly seconds?: number
  readonly asks?: number
  readonly reads: readonly string[]
  readonly readers: number
  /** How long a reader looks at a page before asking for the next, half to one and a half times; writers never wait. */
  readonly pauseMs: number
  readonly writers: readonly Writer[]
}
export type Said = {
  readonly requests: number
  /** Milliseconds that each reading took. */
  readonly waits: readonly number[]
  /** Milliseconds that each save took, with the page after it. */
  readonly saves: readonly number[]
  /** The question of each save that was answered as saved. */
  readonly acknowledged: readonly string[]
}

async function result({
  port,
  seconds = Infinity,
  asks = Infinity,
  reads,
  readers,
  pauseMs,
  writers,
}: Clients): Promise<Said> {
  const origin = `http://localhost:${port}`
  const [waits, saves, acknowledged] = [[] as number[], [] as number[], [] as string[]]
  const until = performance.now() + seconds * 1000
  let [requests, begun] = [0, 0]
  const ask = async (path: string, more: RequestInit = {}) => {
    const answer = await again(() => fetch(origin + path, { redirect: 'manual', ...more }))
    const body = await answer.text()
    requests += 1
    return { status: answer.status, body, to: answer.headers.get('location') ?? '' }
  }
  const read = async (reader: number) => {
    if (pauseMs > 0) await pause(Math.random() * pauseMs)
    for (let at = reader * 7; performance.now() < until && begun < asks; at++) {
      begun += 1
      const began = performance.now()
      const { status } = await ask(reads[at % reads.length]!)
      if (status !== 200) throw new Error(`${status} for a reader`)
      waits.push(performance.now() - began)
      if (pauseMs > 0) await pause(pauseMs * (0.5 + Math.random()))
    }
  }
  const write = async ({ cookie, questions }: Writer) => {
    const headers = { cookie, origin, accept: 'text/html' }
    for (let at = 0; performance.now() < until; at++) {
      const question = questions[at % questions.length]!
      const form = await ask(question, { headers })
      const began = performance.now()
      const said = [...unseenOf(form.body), ['missing', 'unknown'], ['rationale', `Gazette ${at} prints it.`]]
      // A save whose answer did not come is not acknowledged; whether it was kept nobody was told.
      const saved = await ask(question, { method: 'POST', body: new URLSearchParams(said), headers }).catch(
        () => undefined,
      )
      if (saved?.status === 303) {
        acknowledged.push(question)
        await ask(saved.to, { headers })
      }
      saves.push(performance.now() - began)
    }
  }
  await Promise.all([...Array.from({ length: readers }, (_, reader) => read(reader)), ...writers.map(write)])
  return { requests, waits, saves, acknowledged }
}

/** What the form that saves sends unseen. */
function unseenOf(html: string): [string, string][] {
  const form = html.split('<form').find(part => part.includes('name="rationale"')) ?? ''
  const inputs = form.split('</form>', 1)[0]!.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  const valueOf = (input: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? ''
  return inputs.map(input => [valueOf(input, 'name'), valueOf(input, 'value')])
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

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
  process.stdout.write(JSON.stringify(await result(JSON.parse(given) as Clients)), () => process.exit(0))
}
