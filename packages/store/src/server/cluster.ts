/** Making the database cluster: under another name, then renamed into place, so that nobody ever sees half of one. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { namedUser, serverUid } from './data-folder.ts'
import { run } from './programs.ts'

const access = 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n'

export function createCluster(bin: string, data: string, password: string): void {
  const uid = serverUid()
  const half = `${data}.${randomBytes(4).toString('hex')}.half`
  const passwordFile = `${half}.password`
  fs.mkdirSync(half, { mode: 0o700 })
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
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
