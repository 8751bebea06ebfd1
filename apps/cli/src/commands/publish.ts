/** `waymark publish`: publishes `public-record` anew where its content has changed. Networks publish from their desk. */
import { withRuntime } from '../open.ts'
import { prepare } from '../prepare.ts'

export const usage =
  'publish                          loads the content and publishes the public record where it changed'

export const run = (): Promise<number> =>
  withRuntime(async runtime => {
    const label = await prepare(runtime)
    console.log(label ? `Published public-record ${label}.` : 'Nothing in the public record has changed.')
    return 0
  })
