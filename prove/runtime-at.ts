/** What stands in a data folder while no product runs on it. */
import { openRuntime, type Runtime } from '@waymark/operations'
import { repository } from './start-product.ts'

export async function withRuntimeAt<T>(folder: string, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime({ repository, folder })
  try {
    return await work(runtime)
  } finally {
    await runtime.installation.close()
  }
}
