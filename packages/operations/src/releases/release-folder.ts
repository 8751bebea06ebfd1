/** A release as a folder: `release/` holds the signed files, and beside it what no signature covers. */
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { FileSource } from '@waymark/scorecard'
import {
  eachReleaseFile,
  eachReleaseText,
  networkBySlug,
  readingNetwork,
  releaseByLabel,
  releaseRedactions,
  waitsToBeMadeAgain,
  type InNetwork,
  type ReleaseArea,
  type ReleaseRow,
  type ReleaseText,
} from '@waymark/store'
import { BeingMadeAgain } from '../hidden/being-made-again.ts'
import type { Runtime } from '../runtime.ts'
import type { ReleaseRead } from './verifiable.ts'

const beside = {
  texts: 'texts.json',
  redactions: 'redactions.json',
  notice: 'notice.json',
  key: 'commitment.key',
  sealedTexts: 'sealed-texts.json',
}

/** `withSealed`: the sealed part too, and the key of the commitments, for whoever keeps the machine. */
export type ReleaseWanted = { readonly network: string; readonly label: string; readonly withSealed: boolean }
export type ReleaseWritten = { readonly release: ReleaseRow; readonly network: string; readonly files: number }

/**
 * Writes a release of this installation, of a closed network too, into `folder`: whole or not at all, and never held whole. Undefined where
 * there is none. Throws where the folder is there already, and while the release is being made again.
 */
export async function writeReleaseFolder(
  runtime: Runtime,
  of: ReleaseWanted,
  folder: string,
): Promise<ReleaseWritten | undefined> {
  if (fs.existsSync(folder)) throw new Error(`${folder} is there already; name a folder that is not.`)
  const { app, owner } = runtime.installation
  const network = await networkBySlug(owner.db, of.network)
  if (!network) return undefined
  const half = `${folder}.${process.pid}.half`
  try {
    const written = await readingNetwork(app.db, network.id, async t => {
      const release = await releaseByLabel(t, of.label)
      if (release && (await waitsToBeMadeAgain(t, release.id))) throw new BeingMadeAgain(release.label)
      return release && { release, files: await writePublic(t, release, half) }
    })
    if (!written) return undefined
    if (of.withSealed) {
      const { id } = written.release
      await readingNetwork(owner.db, network.id, t => writeSealed(t, id, half))
      const key = runtime.keysOf(network.slug).commitmentKey(id).toString('hex')
      fs.writeFileSync(path.join(half, beside.key), `${key}\n`)
    }
    fs.renameSync(half, folder)
    return { ...written, network: network.slug }
  } finally {
    fs.rmSync(half, { recursive: true, force: true })
  }
}

async function writePublic(t: InNetwork, release: ReleaseRow, half: string): Promise<number> {
  const files = await writeFiles(t, release.id, 'public', path.join(half, 'release'))
  let reason: string | null = null
  await writeTexts(t, release.id, 'public', path.join(half, beside.texts), text => {
    if (text.id === release.withdrawnReason) reason = text.body
    return text.id !== release.withdrawnReason
  })
  const { withdrawnAt, replacedBy } = release
  const notice = { withdrawnAt: withdrawnAt?.toISOString() ?? null, reason, replacedBy }
  fs.writeFileSync(path.join(half, beside.redactions), json(await releaseRedactions(t, release.id)))
  fs.writeFileSync(path.join(half, beside.notice), json(notice))
  return files
}

async function writeSealed(t: InNetwork, release: string, half: string): Promise<void> {
  await writeFiles(t, release, 'sealed', half)
  await writeTexts(t, release, 'sealed', path.join(half, beside.sealedTexts), () => true)
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

async function writeFiles(t: InNetwork, release: string, area: ReleaseArea, folder: string): Promise<number> {
  let files = 0
  for await (const bytes of eachReleaseFile(t, release, area)) {
    const at = path.join(folder, bytes.path)
    fs.mkdirSync(path.dirname(at), { recursive: true })
    fs.writeFileSync(at, bytes.bytes)
    files += 1
  }
  return files
}

/** An object of texts by id, written one by one. */
async function writeTexts(
  t: InNetwork,
  release: string,
  area: ReleaseArea,
  file: string,
  isWritten: (text: ReleaseText) => boolean,
): Promise<void> {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const out = fs.openSync(file, 'w')
  try {
    let many = 0
    for await (const text of eachReleaseText(t, release, area)) {
      if (!isWritten(text)) continue
      const { id, language, body } = text
      const entry = JSON.stringify({ language, body }, null, 2).replaceAll('\n', '\n  ')
      fs.writeSync(out, `${many === 0 ? '{\n' : ',\n'}  ${JSON.stringify(id)}: ${entry}`)
      many += 1
    }
    fs.writeSync(out, many === 0 ? '{}\n' : '\n}\n')
  } finally {
    fs.closeSync(out)
  }
}

/**
 * A folder that `writeReleaseFolder` wrote; its files are read when they are looked at. Throws with a plain message where it is none, or half
 * of one.
 */
export function readReleaseFolder(folder: string, withSealed: boolean): ReleaseRead {
  const at = (file: string) => path.join(folder, file)
  if (!fs.existsSync(at('release/manifest.json')))
    throw new Error(`${folder} holds no exported release: release/manifest.json is missing.`)
  const read = <T>(file: string): T => {
    if (!fs.existsSync(at(file))) throw new Error(`${at(file)} is missing; the export is not whole.`)
    return JSON.parse(fs.readFileSync(at(file), 'utf8')) as T
  }
  const keyIn = () => fs.readFileSync(at(beside.key), 'utf8').trim()
  const released = filesBelow(at('release'), '')
  return {
    files: released.files,
    odd: released.odd,
    ...(fs.existsSync(at(beside.key)) ? { key: keyIn() } : {}),
    texts: read(beside.texts),
    redactions: read(beside.redactions),
    ...(withSealed
      ? { sealed: { files: filesBelow(folder, 'sealed').files, texts: read(beside.sealedTexts), key: keyIn() } }
      : {}),
  }
}

type Below = { readonly files: FileSource; readonly odd: readonly string[] }

/** Every plain file below a folder by its path, and what else lies there: a link is read by nobody, and never passed over. */
function filesBelow(folder: string, inside: string): Below {
  const found = new Map<string, string>()
  const odd: string[] = []
  for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const named = path.relative(folder, file).split(path.sep).join('/')
    if (entry.isFile()) found.set(named, file)
    else if (!entry.isDirectory()) odd.push(named)
  }
  const read = (named: string) => {
    const file = found.get(named)
    return file === undefined ? undefined : fs.readFileSync(file)
  }
  return { files: { paths: [...found.keys()], has: named => found.has(named), read }, odd: odd.sort() }
}
