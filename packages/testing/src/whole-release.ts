/** A release held whole, for tests that look at all of it or change a byte. */
import { withRelease, type ReleaseRead, type ReleaseWanted, type Runtime } from '@waymark/operations'

type Files = Readonly<Record<string, Uint8Array>>
type Sealed = NonNullable<ReleaseRead['sealed']>
type Held = Omit<ReleaseRead, 'files' | 'sealed'> & {
  readonly files: Files
  readonly sealed?: Omit<Sealed, 'files'> & { readonly files: Files }
}

/** A release of an installation with what stands beside it, as `waymark verify` reads it; undefined where there is none. */
export const wholeRelease = (runtime: Runtime, of: ReleaseWanted): Promise<Held | undefined> =>
  withRelease(runtime, of, ({ files, sealed, ...more }) => ({
    ...more,
    files: held(files),
    ...(sealed ? { sealed: { ...sealed, files: held(sealed.files) } } : {}),
  }))

const held = ({ paths, read }: ReleaseRead['files']): Files =>
  Object.fromEntries(paths.map(path => [path, read(path)!]))
