/** A release as a folder: `release/` holds the signed files, and beside it what no signature covers. */
import fs from 'node:fs'
import path from 'node:path'
import type { Verifiable, WholeRelease } from '@waymark/operations'

const beside = {
  texts: 'texts.json',
  redactions: 'redactions.json',
  notice: 'notice.json',
  key: 'commitment.key',
  sealedTexts: 'sealed-texts.json',
}

/** Writes the release into `folder`, whole or not at all: under another name first, then renamed into place. */
export function writeFolder(folder: string, whole: WholeRelease): void {
  if (fs.existsSync(folder)) throw new Error(`${folder} is there already; name a folder that is not.`)
  const half = `${folder}.${process.pid}.half`
  const write = (file: string, bytes: Uint8Array | string) => {
    const at = path.join(half, file)
    fs.mkdirSync(path.dirname(at), { recursive: true })
    fs.writeFileSync(at, bytes)
  }
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  for (const [file, bytes] of Object.entries(whole.files)) write(`release/${file}`, bytes)
  write(beside.texts, json(whole.texts))
  write(beside.redactions, json(whole.redactions))
  write(beside.notice, json(whole.notice))
  if (whole.sealed) {
    for (const [file, bytes] of Object.entries(whole.sealed.files)) write(file, bytes)
    write(beside.sealedTexts, json(whole.sealed.texts))
    write(beside.key, `${whole.sealed.key}\n`)
  }
  fs.renameSync(half, folder)
}

/** Reads a folder that `writeFolder` wrote. Throws with a plain message where it is none, or half of one. */
export function readFolder(folder: string, withSealed: boolean): Verifiable {
  const at = (file: string) => path.join(folder, file)
  if (!fs.existsSync(at('release/manifest.json')))
    throw new Error(`${folder} holds no exported release: release/manifest.json is missing.`)
  const json = <T>(file: string): T => {
    if (!fs.existsSync(at(file))) throw new Error(`${at(file)} is missing; the export is not whole.`)
    return JSON.parse(fs.readFileSync(at(file), 'utf8')) as T
  }
  const sealed = withSealed
    ? {
        files: filesBelow(folder, 'sealed').files,
        texts: json<Verifiable['texts']>(beside.sealedTexts),
        key: fs.readFileSync(at(beside.key), 'utf8').trim(),
      }
    : undefined
  const released = filesBelow(at('release'), '')
  return {
    files: released.files,
    odd: released.odd,
    ...(fs.existsSync(at(beside.key)) ? { key: fs.readFileSync(at(beside.key), 'utf8').trim() } : {}),
    texts: json(beside.texts),
    redactions: json(beside.redactions),
    ...(sealed ? { sealed } : {}),
  }
}

type Below = { readonly files: Record<string, Uint8Array>; readonly odd: readonly string[] }

/** Every plain file below a folder by its path, and what else lies there: a link is read by nobody, and never passed over. */
function filesBelow(folder: string, inside: string): Below {
  // A null prototype keeps a file named `__proto__` a file.
  const files = Object.create(null) as Record<string, Uint8Array>
  const odd: string[] = []
  for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const named = path.relative(folder, file).split(path.sep).join('/')
    if (entry.isFile()) files[named] = fs.readFileSync(file)
    else if (!entry.isDirectory()) odd.push(named)
  }
  return { files, odd: odd.sort() }
}
