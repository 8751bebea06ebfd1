/** The thread that reads files for `waymark terms` (terms-reading.ts): gets a file, answers with its text or a refusal. */
import { parentPort } from 'node:worker_threads'
import { type GivenFile, readDocument } from '@waymark/terms/documents'

parentPort!.on('message', async (file: Omit<GivenFile, 'decode'>) => {
  parentPort!.postMessage(await readDocument({ ...file, decode }), [])
})

function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined // an encoding nobody knows, or bytes that are not in it
  }
}
