/**
 * A name as it is compared: composed letters (NFC), every run of spaces one space, none at the ends. Capital letters and
 * invisible signs stay: names that differ in them are two names, and a person decides which was meant.
 */
export function foldName(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

// Format and control characters, fillers and variation selectors: what changes a name and shows nothing.
const invisible = /[\p{Cc}\p{Cf}\p{Variation_Selector}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu

/** A name for a message: what cannot be seen, and Cyrillic or Greek letters among Latin ones, shown with their code. */
export function visibleName(name: string): string {
  const shown = name.replace(invisible, sign => codeOf(sign))
  if (!/\p{Script=Latin}/u.test(name)) return shown
  return shown.replace(foreign, sign => `${sign}${codeOf(sign)}`)
}

function codeOf(sign: string): string {
  return `⟨U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`
}

/** Whether two different names differ only in capital letters, spaces or what cannot be seen. */
export function resembles(left: string, right: string): boolean {
  const bare = (name: string) =>
    foldName(name.replace(invisible, '')).normalize('NFKC').toLowerCase().replaceAll(' ', '')
  return left !== right && bare(left) === bare(right)
}
