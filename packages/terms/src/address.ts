const longestAddress = 500 // units looked at to either side of a wording
const edge = /[\s<>"“”«»()[\]{}|]/
const endings =
  'avif bmp csv docx? epub gif html? jpe?g json md mp[34] odt pdf php png pptx? rtf svg tsv txt webp xlsx? xml ya?ml zip'

const address = new RegExp(
  [
    String.raw`^[a-z][a-z\d+.-]{1,19}:\/\/`, // a scheme: https://
    String.raw`^www\.`,
    String.raw`^mailto:`,
    String.raw`^[^@\s]+@[^@\s]+\.\p{Ll}{2,}`, // a mail address
    String.raw`^@[\p{L}\d_]`, // a name on a platform
    String.raw`^(?:[\p{L}\d-]+\.)+\p{Ll}{2,}[/?#]`, // a host and a path
    String.raw`^(?:[\p{L}\d-]+\.)+(?:com|edu|eu|gov|info|int|net|org|[a-z]{2})[.,;:!?]*$`, // a host alone
    String.raw`^(?:\.{0,2}|~|[A-Za-z]:)[/\\][\p{L}\d_.-]+[/\\.]`, // a path with folders or an ending
    String.raw`\.(?:${endings.replaceAll(' ', '|')})[.,;:!?']*$`, // a file
  ].join('|'),
  'u',
)

/**
 * Whether the wording at `start..end` stands in an address: of the web, of mail, of a person on a platform or of a file. An address names a place and
 * is nobody's wording. A wording over two words of which only one belongs to an address is not in it. Takes time in proportion to the address.
 */
export function isInAddress(text: string, start: number, end: number): boolean {
  if (edge.test(text.slice(start, end))) return false
  let from = start
  while (from > 0 && start - from < longestAddress && !edge.test(text[from - 1]!)) from--
  let to = end
  while (to < text.length && to - end < longestAddress && !edge.test(text[to]!)) to++
  if (from === start && to === end) return false
  return address.test(text.slice(from, to).replaceAll('\u2060', ''))
}
