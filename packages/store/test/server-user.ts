/** A process that uses the embedded server of the folder it is given: says so, and leaves when its input ends. */
import process from 'node:process'
import { openEmbedded } from '@waymark/store'

const server = await openEmbedded(process.argv[2]!, { withoutFsync: true })
console.log('open')
for await (const _ of process.stdin) continue
await server.leave()
