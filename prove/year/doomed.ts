/**
 * A process of its own that does one deed of the planted world and is killed by `kills.ts` in the middle of it. It says `begun` before the deed and
 * `done` after it. Its only argument is a `Doomed` as JSON.
 */
import process from 'node:process'
import {
  deskOf,
  openRuntime,
  publishRelease,
  runJobs,
  runtimeOf,
  saveAnswer,
  type AnswerForm,
} from '@waymark/operations'
import type { Day } from '../recount/world.ts'
import { repository } from '../start-product.ts'
import { must } from './stage.ts'

/** `token`: of a session of who does it. `mark`: of the form that is sent, so that sent again it is answered as it was. */
export type Doomed = {
  readonly folder: string
  readonly day: Day
  readonly network: string
  readonly token: string
  readonly mark: string
  readonly deed:
    | { readonly kind: 'jobs' }
    | { readonly kind: 'publish'; readonly preview: string }
    | { readonly kind: 'save'; readonly form: AnswerForm }
}

const { folder, day, network, token, mark, deed }: Doomed = JSON.parse(process.argv[2]!)
const { installation } = await openRuntime({ repository, folder, withoutFsync: true })
const runtime = runtimeOf(installation, { now: () => new Date(`${day}T09:00:00.000Z`) })
const desk = { ...(await deskOf(runtime, token, network))!, form: mark }
process.stdout.write('begun\n')
if (deed.kind === 'jobs') await runJobs(runtime)
else if (deed.kind === 'publish') must(await publishRelease(desk, { preview: deed.preview }))
else must(await saveAnswer(desk, deed.form))
process.stdout.write('done\n')
await installation.close()
