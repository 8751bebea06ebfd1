/** Which message keys the code says, and which the catalogue knows: for the build, which stops at an unknown key, and the test. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { readMessages } from './src/lib/server/messages.ts'

/** A key that a source says; `file` is relative to the repository. */
export type SaidKey = { readonly key: string; readonly file: string }

const sources = ['apps/*/src/**/*.{ts,svelte}', 'apps/web/refusal-page.ts', 'packages/*/src/**/*.ts']
const said = [
  /\bspeak(?:\.runs)?\(\s*'([^']+)'/g, // speak('figure.of', ...)
  /<Said\b[^>]*?\bkey="([^"]+)"/g, // <Said key="shell.help" ... />
]
const quoted = /['"]([a-z0-9-]+(?:\.[a-z0-9-]+)+)['"]/g
const begun = /`([a-z0-9-]+[.](?:[a-z0-9-]+[.])*)\$\{/g // speak(`reason.${reason}`): every key that begins so

/** Every key said as a literal, and whatever else could name one: quoted dotted words, and beginnings of computed keys. */
export function keysIn(text: string): { said: readonly string[]; quoted: readonly string[]; begun: readonly string[] } {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, key = '']) => key)
  return { said: said.flatMap(all), quoted: all(quoted), begun: all(begun) }
}

/** Keys that the sources of `root` say and no area file has. */
export function unknownKeys(root: string): readonly SaidKey[] {
  const catalogue = readMessages(path.join(root, 'content/messages'))
  return filesOf(root).flatMap(file =>
    keysIn(readFileSync(path.join(root, file), 'utf8'))
      .said.filter(key => !catalogue.has(key))
      .map(key => ({ key, file })),
  )
}

// Packages whose refusals a person can meet on a page; those of files and commands are told by the command line.
const refusing = ['operations', 'collection', 'network', 'plan']
const ofFiles = ['packages/operations/src/demonstration/', 'packages/operations/src/content/']

/** Kinds of refusals that a page may have to say and no area file has. */
export function unsaidRefusals(root: string): readonly SaidKey[] {
  const catalogue = readMessages(path.join(root, 'content/messages'))
  return filesOf(root)
    .filter(file => refusing.some(name => file.startsWith(`packages/${name}/`)))
    .filter(file => !ofFiles.some(folder => file.startsWith(folder)))
    .flatMap(file => {
      const text = readFileSync(path.join(root, file), 'utf8')
      const kinds = [...text.matchAll(/\bkind: '([a-z0-9-]+(?:\.[a-z0-9-]+)+)'/g)].map(([, key = '']) => key)
      return [...new Set(kinds)].filter(key => !catalogue.has(key)).map(key => ({ key, file }))
    })
}

/** Keys of the area files that no source names, whole or by its beginning. */
export function unusedKeys(root: string): readonly string[] {
  const found = filesOf(root).map(file => keysIn(readFileSync(path.join(root, file), 'utf8')))
  const named = new Set(found.flatMap(keys => [...keys.said, ...keys.quoted]))
  const begins = [...new Set(found.flatMap(keys => keys.begun))]
  const catalogue = readMessages(path.join(root, 'content/messages'))
  return [...catalogue.keys()].filter(key => !named.has(key) && !begins.some(begin => key.startsWith(begin)))
}

function filesOf(root: string): readonly string[] {
  return globSync(sources, { cwd: root, exclude: ['**/node_modules/**'] })
    .map(file => file.replaceAll(path.sep, '/'))
    .sort()
}

/** Stops the build at a message that is not whole and at a key that no area file has. */
export function messageKeys(root: string): Plugin {
  return {
    name: 'message-keys',
    apply: 'build',
    buildStart() {
      const unknown = unknownKeys(root).map(({ key, file }) => `${file}: no message has the key "${key}"`)
      if (unknown.length > 0) this.error(unknown.join('\n'))
    },
  }
}
