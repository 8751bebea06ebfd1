/** `waymark verify` on a release of a folder, as a person runs it. */
import { runToEnd } from '../start-product.ts'

/** Beside 0 for intact: its files are, and a text beside them is said to be redacted. */
const endsWithRedacted = 5

/** `redacted`: whether the world redacted a text of a release, so that verifying must say so. */
export type Verified = { readonly intact: boolean; readonly said: readonly string[] }

export async function verified(
  folder: string,
  { network, label, redacted }: { readonly network: string; readonly label: string; readonly redacted: boolean },
): Promise<Verified> {
  const words = ['apps/cli/src/waymark.ts', 'verify', '--network', network, label, '--sealed']
  const { code, said } = await runToEnd({ folder, words })
  return { intact: code === (redacted ? endsWithRedacted : 0), said: said.trim().split('\n') }
}
