/** A file of an archive. */
export type TarFile = { readonly path: string; readonly bytes: Uint8Array }

const block = 512 // bytes; what the format is made of

/** One file as it stands in a tar archive (POSIX ustar): its header, its bytes, and zeros up to a whole block. */
export function tarEntry({ path, bytes }: TarFile, at: Date): Uint8Array {
  const entry = new Uint8Array(block + Math.ceil(bytes.length / block) * block)
  entry.set(headerOf(path, bytes.length, at))
  entry.set(bytes, block)
  return entry
}

/** What ends an archive. */
export const tarEnd = new Uint8Array(2 * block)

function headerOf(path: string, size: number, at: Date): Uint8Array {
  const header = new Uint8Array(block)
  const write = (text: string, offset: number) => header.set(new TextEncoder().encode(text), offset)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  const [prefix, name] = split(path)
  write(name, 0)
  write(octal(0o644, 7), 100)
  write(octal(0, 7), 108)
  write(octal(0, 7), 116)
  write(octal(size, 11), 124)
  write(octal(Math.floor(at.getTime() / 1000), 11), 136)
  write('        0', 148) // the checksum is taken over blanks in its place; then the type: a file
  write('ustar\x0000', 257)
  write(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

// A name has room for 100 bytes; what comes before a slash may go into a prefix of 155.
function split(path: string): readonly [prefix: string, name: string] {
  if (path.length <= 100) return ['', path]
  const at = path.indexOf('/', path.length - 101)
  if (at < 0 || at > 155) throw new RangeError(`The path is too long for an archive: ${path}`)
  return [path.slice(0, at), path.slice(at + 1)]
}
