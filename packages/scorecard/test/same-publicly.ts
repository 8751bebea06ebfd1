/** What may differ between releases of which the public is to know the same: the one commitment to what is sealed, and the signature. */
import assert from 'node:assert/strict'
import { decodeUtf8, type Files } from '../src/index.ts'

export function assertSamePublicly(found: Files, expected: Files, about: string): void {
  const withoutSealed = (files: Files): Readonly<Record<string, unknown>> => {
    const { sealed: _, ...root } = JSON.parse(decodeUtf8(files['manifest.json']!)!) as Record<string, unknown>
    return { ...files, 'manifest.json': root, 'signature.json': null }
  }
  const [one, other] = [withoutSealed(found), withoutSealed(expected)]
  assert.deepEqual(Object.keys(one), Object.keys(other), about)
  for (const [path, bytes] of Object.entries(other)) assert.deepEqual(one[path], bytes, `${about}: ${path}`)
}

/** Whether a path is of the manifest, the notice of hidden countries or a signature. */
export const isSigned = (path: string): boolean => /^(manifest|hidden|signature)/.test(path)
