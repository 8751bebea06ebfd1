/** Making the database cluster: under another name, then renamed into place, so that nobody ever sees half of one. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { namedUser, serverUid } from './data-folder.ts'
import { run } from './programs.ts'

const access = 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n'

const abandonedAfter = 3_600_000 // ms; no initdb takes an hour

/** Whether a whole cluster stands at `data`. Throws with a plain message where something else does. */
export function isWholeCluster(data: string): boolean {
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return true
  if (fs.existsSync(data) && fs.readdirSync(data).length > 0)
    throw new Error(
      `${data} is no whole database: PG_VERSION is missing. Nothing was changed. ` +
        'Put the folder back from a copy, or move it away to begin anew.',
    )
  return false
}

/** Removes what an initdb left behind that was stopped half way, long ago. */
function sweepHalves(data: string): void {
  const folder = path.dirname(data)
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(path.basename(data)) || !/\.half(?:\.password)?$/.test(name)) continue
    const half = path.join(folder, name)
    const found = fs.statSync(half, { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs > abandonedAfter) fs.rmSync(half, { recursive: true, force: true })
  }
}

export function createCluster(bin: string, data: string, password: string): void {
  const uid = serverUid()
  sweepHalves(data)
  const half = `${data}.${randomBytes(4).toString('hex')}.half`
  const passwordFile = `${half}.password`
  fs.mkdirSync(half, { mode: 0o700 })
  fs.writeFileSync(passwordFile, verifierOf(password), { mode: 0o600 })
  if (uid !== undefined) for (const file of [half, passwordFile]) fs.chownSync(file, namedUser, namedUser)
  try {
    const words = ['-D', half, '-U', 'waymark', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
    run(
      path.join(bin, 'initdb'),
      [...words, '--locale=C', '--data-checksums'],
      uid === undefined ? {} : { uid: namedUser, gid: namedUser },
    )
    fs.writeFileSync(path.join(half, 'pg_hba.conf'), access)
    if (uid !== undefined) run('chown', ['-R', `${uid}:${uid}`, half], {})
    fs.renameSync(half, data)
  } catch (problem) {
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) throw problem // else another process was first
  } finally {
    fs.rmSync(passwordFile, { force: true })
    fs.rmSync(half, { recursive: true, force: true })
  }
}

/**
 * What PostgreSQL keeps in place of a password, and takes in place of one (RFC 5802, RFC 7677). The server's user reads the file for a
 * moment; whoever has this line cannot sign in with it. Only for passwords of ASCII, as ours are: others would need SASLprep first.
 */
function verifierOf(password: string): string {
  const rounds = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyFor = (use: string) => createHmac('sha256', salted).update(use).digest()
  const stored = createHash('sha256').update(keyFor('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyFor('Server Key').toString('base64')}`
}
