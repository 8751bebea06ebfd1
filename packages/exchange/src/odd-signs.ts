const invisible = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Variation_Selector}\u034F\u115F\u1160\u3164\uFFA0]|(?! )\p{Zs}/u
const alphabets = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
] as const

/**
 * Why a text that looks right is not: its invisible signs, and its letters of an alphabet that none of the wanted texts
 * uses (a Cyrillic "Е" in a code). Empty when nothing of the kind is in it. Each sign is named once, by its number.
 */
export function oddSigns(given: string, wanted: readonly string[]): string {
  const signs = [...new Set(given)]
  const hidden = signs.filter(sign => invisible.test(sign)).map(sign => `the invisible sign ${numberOf(sign)}`)
  const foreign = signs.flatMap(sign => {
    const alphabet = alphabets.find(([, letters]) => letters.test(sign))
    if (!alphabet || wanted.some(text => alphabet[1].test(text))) return []
    return [`"${sign}" (${numberOf(sign)}), a ${alphabet[0]} letter`]
  })
  const all = [...hidden, ...foreign]
  if (all.length === 0) return ''
  return ` It holds ${all.slice(0, 3).join(', ')}${all.length > 3 ? ` and ${all.length - 3} more such signs` : ''}.`
}

function numberOf(sign: string): string {
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
