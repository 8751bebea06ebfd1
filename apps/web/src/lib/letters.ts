/** The letters under which a list of names stands, from A to Z as the language orders them. */
import { localeOf, type Language } from '@waymark/language'

/** A letter, and the first of the names that begin with it. */
export type LetterOfList<Row> = { readonly letter: string; readonly first: Row }

/** `rows` in the order of the language. Letters that differ only in marks which the language does not tell apart are one. */
export function lettersOf<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  language: Language,
): readonly LetterOfList<Row>[] {
  const same = new Intl.Collator(localeOf(language), { sensitivity: 'base' })
  const letters: LetterOfList<Row>[] = []
  for (const row of rows) {
    const [sign = ''] = nameOf(row).replace(/^[^\p{L}\p{N}]+/u, '')
    const letter = bare(sign, same).toLocaleUpperCase(localeOf(language))
    const last = letters.at(-1)
    if (letter !== '' && (!last || same.compare(last.letter, letter) !== 0)) letters.push({ letter, first: row })
  }
  return letters
}

/** Without its marks, where the language orders it as it orders the letter without them. */
function bare(sign: string, { compare }: Intl.Collator): string {
  const letter = sign.normalize('NFD').charAt(0)
  return compare(letter, sign) === 0 ? letter : sign
}
