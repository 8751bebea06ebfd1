/** What somebody with the network's key can do: change files and sign a manifest that fits them. */
import {
  canonicalBytes,
  decodeUtf8,
  joinedParts,
  type Files,
  type ManifestPart,
  type ManifestRoot,
} from '../src/index.ts'

type Key = {
  readonly sha256: (bytes: Uint8Array) => string
  readonly sign: (bytes: Uint8Array) => string
  readonly publicKey: string
}

const readIn = <T>(files: Files, path: string): T => JSON.parse(decodeUtf8(files[path] as Uint8Array) as string) as T

/** The files with a manifest of one part that lists them as they are, signed; `root` changes what it says besides, `without` are not listed. */
export function signedAgain(
  files: Files,
  key: Key,
  root: Partial<Record<keyof ManifestRoot, unknown>> = {},
  without: readonly string[] = [],
): Files {
  const was = readIn<ManifestRoot>(files, 'manifest.json')
  const lists = joinedParts(was.parts.map(part => readIn<ManifestPart>(files, part.path)))
  const lineOf = (path: string, bytes: Uint8Array) => ({ path, sha256: key.sha256(bytes), bytes: bytes.length })
  const part = canonicalBytes({
    ...lists,
    mark: '',
    files: lists.files
      .filter(({ path }) => !without.includes(path))
      .map(({ path }) => lineOf(path, files[path] as Uint8Array)),
  })
  const bytes = canonicalBytes({ ...was, parts: [lineOf('manifest/0001.json', part)], ...root })
  const signature = {
    algorithm: 'Ed25519',
    keyId: was.stamp.keyId,
    publicKey: key.publicKey,
    signature: key.sign(bytes),
  }
  const parts = new Set(was.parts.map(file => file.path))
  return {
    ...Object.fromEntries(Object.entries(files).filter(([path]) => !parts.has(path))),
    'manifest/0001.json': part,
    'manifest.json': bytes,
    'signature.json': canonicalBytes(signature),
  }
}
