const zeros = [0x0660, 0x06f0] // Arabic-Indic and Persian (extended Arabic-Indic) zero; nine more follow each

/**
 * The same text with Arabic-Indic (٠ to ٩) and Persian (۰ to ۹) digits written as 0 to 9. One character in, one out, so
 * positions in the text stay the same. Everything else is left as typed.
 */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => {
    const code = digit.charCodeAt(0)
    const zero = code >= 0x06f0 ? zeros[1]! : zeros[0]!
    return String(code - zero)
  })
}
