/** `waymark COMMAND`: the door for people at a terminal. Each command stands in a file of its own below `commands/`. */
import process from 'node:process'

type Command = { readonly run: (words: string[]) => Promise<number>; readonly usage: string }

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/dev.ts'),
  jobs: () => import('./commands/jobs.ts'),
  migrate: () => import('./commands/migrate.ts'),
  check: () => import('./commands/check.ts'),
  import: () => import('./commands/import.ts'),
  framework: () => import('./commands/framework.ts'),
  network: () => import('./commands/network.ts'),
  person: () => import('./commands/person.ts'),
  publish: () => import('./commands/publish.ts'),
  hide: () => import('./commands/hide.ts'),
  verify: () => import('./commands/verify.ts'),
  export: () => import('./commands/export.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  audit: () => import('./commands/audit.ts'),
  protect: () => import('./commands/protect.ts'),
  terms: () => import('./commands/terms.ts'),
}

const [name = 'help', ...words] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) {
  console.log('Usage: npm run waymark -- COMMAND\n')
  for (const load of Object.values(commands)) console.log(`  ${(await load()).usage}`)
  process.exit(name === 'help' ? 0 : 2)
}
const { run, usage } = await command()
if (words.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
try {
  process.exitCode = await run(words)
} catch (problem) {
  // Messages of the database may carry rows; only its code is shown.
  const { code, constraint, message } = problem as { code?: string; constraint?: string; message: string }
  const ofDatabase = code !== undefined && /\d/.test(code) // as 23505; the system's own codes, as ENOENT, have no digit
  console.error(ofDatabase ? `The database refused this (${[code, constraint].filter(Boolean).join(', ')}).` : message)
  process.exitCode = 1
}
