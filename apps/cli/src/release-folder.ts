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
        files: filesBelow(folder, 'sealed'),
        texts: json<Verifiable['texts']>(beside.sealedTexts),
        key: fs.readFileSync(at(beside.key), 'utf8').trim(),
      }
    : undefined
  return {
    files: Object.fromEntries(Object.entries(filesBelow(at('release'), '')).map(([file, bytes]) => [file, bytes])),
    texts: json(beside.texts),
    redactions: json(beside.redactions),
    ...(sealed ? { sealed } : {}),
  }
}

function filesBelow(folder: string, inside: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files[path.relative(folder, file).split(path.sep).join('/')] = fs.readFileSync(file)
  }
  return files
}
