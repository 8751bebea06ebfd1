/** How a command reaches the installation of this checkout: its database, keys and content. */
import path from 'node:path'
import process from 'node:process'
import { openRuntime, type Runtime } from '@waymark/operations'
import { isLostConnection } from '@waymark/store'
import { askedToEnd } from './asked-to-end.ts'

const repository = path.join(import.meta.dirname, '../../..')

/** Whether the demonstration is left out: `WAYMARK_DEMO=off`. */
export const demonstrationIsOff = (): boolean => process.env['WAYMARK_DEMO'] === 'off'

/** Whether `/try` may exist at all: never beside a database of one's own, never in production, never where others reach the site. */
export const mayTry = (): boolean =>
  !demonstrationIsOff() &&
  !process.env['DATABASE_URL'] &&
  process.env['NODE_ENV'] !== 'production' &&
  !process.env['ORIGIN'] &&
  !process.env['HOST']

/** Opens the installation: joins the embedded server where another process already runs it, or uses `DATABASE_URL`. Throws in words. */
export async function openThisRuntime(say: (line: string) => void = () => {}): Promise<Runtime> {
  const databaseUrl = process.env['DATABASE_URL']
  try {
    return await openRuntime({ repository, databaseUrl, say, mayTry: mayTry() })
  } catch (problem) {
    throw databaseUrl ? databaseInWords(problem) : folderInWords(problem)
  }
}

/** Runs a command's work in the installation and leaves it tidy, whatever happens; told to end, it ends after the step it is in. */
export async function withRuntime(work: (runtime: Runtime) => Promise<number>): Promise<number> {
  const ended = askedToEnd()
  const runtime = await openThisRuntime()
  try {
    return await Promise.race([work(runtime), ended])
  } finally {
    await runtime.installation.close()
  }
}

function databaseInWords(problem: unknown): unknown {
  const { code } = problem as NodeJS.ErrnoException
  if (isLostConnection(problem)) return new Error(`No database answers at DATABASE_URL (${code ?? 'no answer'}).`)
  if (code === '28P01' || code === '28000')
    return new Error('The database refused the name or password in DATABASE_URL.')
  if (code === '3D000') return new Error('The database that DATABASE_URL names is not there; make it first.')
  if (code === '42501')
    return new Error(
      'The owner that DATABASE_URL names must own its database and be allowed to make roles (createrole).',
    )
  return problem
}

const unusable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG']

function folderInWords(problem: unknown): unknown {
  const { code, path: at } = problem as NodeJS.ErrnoException
  if (code === undefined || !unusable.includes(code)) return problem
  return new Error(
    `The data folder cannot be used (${code}${at ? ` at ${at}` : ''}). Set WAYMARK_DATA to another folder.`,
  )
}
