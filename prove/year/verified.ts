/** `waymark verify` on a release of a folder, as a person runs it. */
import { runToEnd } from '../start-product.ts'

export type Verified = { readonly intact: boolean; readonly said: readonly string[] }

export async function verified(folder: string, network: string, label: string): Promise<Verified> {
  const words = ['apps/cli/src/waymark.ts', 'verify', '--network', network, label, '--sealed']
  const { code, said } = await runToEnd({ folder, words })
  return { intact: code === 0, said: said.trim().split('\n') }
}
