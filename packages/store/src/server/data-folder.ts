/** Where an installation keeps its data, and who may walk there. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'

/** The user the embedded server runs as when we are root: no distribution or systemd hands this id out. */
const serverUser = 60999
/** initdb insists on a user id that has a name; the server does not. */
export const namedUser = 65534

const brief = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The user id to run the server under, or undefined to run it as ourselves. PostgreSQL refuses to run as root. */
export function serverUid(): number | undefined {
  return process.getuid?.() === 0 ? serverUser : undefined
}

/** Whether user `uid` may walk down to `file`: every folder above must let it through. */
export function reachable(file: string, uid: number): boolean {
  for (let at = path.dirname(path.resolve(file)); ; at = path.dirname(at)) {
    const folder = fs.statSync(at, { throwIfNoEntry: false })
    if (folder && !(folder.mode & (folder.uid === uid ? 0o100 : 0o001))) return false
    if (at === path.dirname(at)) return true
  }
}

/**
 * The data folder of the checkout `repository`: `WAYMARK_DATA` where set, else `.data` beside the code. A root-owned checkout
 * below a closed folder keeps its data in /var/lib/waymark instead, and stays there even if the folder above opens up later.
 */
export function dataFolder(repository: string): string {
  const chosen = process.env['WAYMARK_DATA']
  if (chosen) return path.resolve(chosen)
  const beside = path.join(repository, '.data')
  const uid = serverUid()
  if (uid === undefined) return beside
  const elsewhere = `/var/lib/waymark/${brief(fs.realpathSync(repository))}`
  if (fs.existsSync(elsewhere)) return elsewhere
  return reachable(path.join(beside, 'x'), uid) ? beside : elsewhere
}

/** Refuses, in words, a folder whose data another user made: neither could read what the other writes. */
export function refuseForeignFolder(folder: string): void {
  const mine = process.getuid?.()
  if (mine === undefined) return
  const foreign = (at: string, ours: readonly number[]) => {
    const found = fs.statSync(at, { throwIfNoEntry: false })
    return found !== undefined && !ours.includes(found.uid)
  }
  const clusters = () => fs.readdirSync(folder).filter(name => /^pg-\d+$/.test(name))
  const theirs = mine !== 0 && (foreign(folder, [mine]) || foreign(path.join(folder, 'password'), [mine]))
  if (theirs || clusters().some(name => foreign(path.join(folder, name), [serverUid() ?? mine])))
    throw new Error(
      `${folder} belongs to another user, who started Waymark there. Start as that user, or set WAYMARK_DATA to another folder.`,
    )
}

/** A short private folder for the socket: paths to sockets end at 107 bytes. */
export function socketFolder(folder: string): string {
  const uid = serverUid()
  const near = path.join(folder, 'run')
  const at =
    Buffer.byteLength(near) < 80 ? near : path.join(os.tmpdir(), `waymark-${process.getuid?.() ?? 0}-${brief(folder)}`)
  fs.mkdirSync(at, { recursive: true, mode: 0o700 })
  const found = fs.lstatSync(at)
  const ours = process.platform === 'win32' || [process.getuid?.(), uid].includes(found.uid)
  if (!found.isDirectory() || !ours)
    throw new Error(`${at} belongs to someone else; set WAYMARK_DATA to another folder.`)
  fs.chmodSync(at, 0o700)
  if (uid !== undefined) fs.chownSync(at, uid, uid)
  return at
}

/** Writes `text` once under `file`, whole under another name first: of several processes the first one wins. */
export function writeOnce(file: string, text: string): string {
  if (!fs.existsSync(file)) {
    const half = `${file}.${process.pid}.${Date.now()}.half`
    fs.writeFileSync(half, text, { mode: 0o600 })
    try {
      fs.linkSync(half, file)
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
    } finally {
      fs.rmSync(half)
    }
  }
  return fs.readFileSync(file, 'utf8')
}
