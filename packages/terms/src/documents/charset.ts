const declarations = 1024 // bytes; HTML and XML must name their encoding within them

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * The encoding a text file says it has: by its byte-order mark, else by the declaration of HTML or XML (`declares`), else UTF-8. The name is the
 * file's own; whether it can be decoded is for the decoder to say. Source: WHATWG Encoding, section 6; HTML, section 13.2.3.
 */
export function charsetOf(bytes: Uint8Array, declares: boolean): string {
  const mark = marks.find(([units]) => units.every((unit, at) => bytes[at] === unit))
  if (mark) return mark[1]
  if (!declares) return 'utf-8'
  const head = String.fromCharCode(...bytes.subarray(0, declarations))
  const said =
    /<meta[^<>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i.exec(head) ??
    /^\s{0,9}<\?xml[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})/i.exec(head)
  const name = said?.[1]?.toLowerCase() ?? 'utf-8'
  return name.startsWith('utf-16') ? 'utf-8' : name // who could read the declaration so far did not read UTF-16
}
