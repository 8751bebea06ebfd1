/** Scripts of ours that stand beside a page and do not take it over: each is built to one file, and a page learns where that lies. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { build, type Plugin } from 'vite'

/** What one script was built to: where it lies on the site, and its bytes. */
type Built = { readonly at: string; readonly code: string }

/** Where a script begins; `at` where it must lie at one address for ever, as a service worker does. */
type Entry = string | { readonly entry: string; readonly at: string }
type Entries = Readonly<Record<string, Entry>>

const beginning = 'own-script:'
const entryOf = (given: Entry): string => (typeof given === 'string' ? given : given.entry)

/**
 * `import saving from 'own-script:saving'` gives the address of the script that `entries.saving` was built to, all it imports within it. The
 * address holds a digest of the bytes, so that a browser that has it asks for it never again; but where `at` names one.
 */
export function ownScripts(root: string, entries: Entries): Plugin {
  let built: Promise<ReadonlyMap<string, Built>> | undefined
  let isBuild = true
  const all = () => (built ??= buildAll(root, entries))
  return {
    name: 'own-scripts',
    configResolved: config => void (isBuild = config.command === 'build'),
    resolveId: id => (id.startsWith(beginning) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${beginning}`)) return
      const name = id.slice(beginning.length + 1)
      const at = isBuild ? (await all()).get(name)?.at : entries[name] && `/${entryOf(entries[name])}`
      if (!at) this.error(`There is no script "${name}".`)
      return `export default ${JSON.stringify(at)}`
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return
      for (const { at, code } of (await all()).values())
        this.emitFile({ type: 'asset', fileName: at.slice(1), source: code })
    },
  }
}

async function buildAll(root: string, entries: Entries): Promise<ReadonlyMap<string, Built>> {
  const found = new Map<string, Built>()
  for (const [name, entry] of Object.entries(entries)) {
    const code = await buildOne(path.join(root, entryOf(entry)))
    const digest = createHash('sha256').update(code).digest('hex').slice(0, 12)
    const at = typeof entry === 'string' ? `/_app/immutable/own/${name}-${digest}.js` : entry.at
    found.set(name, { at, code })
  }
  return found
}

async function buildOne(input: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife', entryFileNames: 'script.js' } },
    },
  })
  const [outputs] = Array.isArray(result) ? result : [result]
  const script = outputs && 'output' in outputs ? outputs.output.find(one => one.type === 'chunk') : undefined
  if (script?.type !== 'chunk') throw new Error(`Nothing was built of ${input}.`)
  return script.code
}
