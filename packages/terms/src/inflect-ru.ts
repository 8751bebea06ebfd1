import type { Form } from './form.ts'
import { cases, everyCase, pluralBit, singularBit } from './form.ts'

const { nominative: n, genitive: g, dative: d, accusative: a, instrumental: i, prepositional: p } = cases
type Endings = Readonly<Record<string, number>>

const adjectives: Endings = {
  ый: n | a,
  ий: n | a,
  ой: n | a | g | d | i | p,
  ая: n,
  яя: n,
  ое: n | a,
  ее: n | a,
  ые: n | a,
  ие: n | a,
  ого: g | a,
  его: g | a,
  ому: d,
  ему: d,
  ым: i | d,
  им: i | d,
  ом: p,
  ем: p,
  ую: a,
  юю: a,
  ей: g | d | i | p,
  ою: i,
  ых: g | p | a,
  их: g | p | a,
  ыми: i,
  ими: i,
}
const softFeminine: Endings = { я: n, и: g | d | p | n | a, ю: a, ей: i, ею: i, й: g | a, ям: d, ями: i, ях: p }
const softFeminineE: Endings = { ...softFeminine, ей: i | g | a, е: d | p, ь: g | a }
const neuterIe: Endings = { е: n | a | p, я: g | n | a, ю: d, ем: i, и: p, й: g, ям: d, ями: i, ях: p }
const hardFeminine: Endings = {
  а: n,
  ы: g | n | a,
  и: g | n | a,
  е: d | p,
  у: a,
  ой: i,
  ою: i,
  ей: i | g | a,
  '': g | a,
  ам: d,
  ами: i,
  ах: p,
}
const masculine: Endings = {
  '': n | a,
  а: g | a,
  я: g | a,
  у: d,
  ю: d,
  ом: i,
  ем: i,
  е: p,
  ы: n | a,
  и: n | a,
  ов: g | a,
  ев: g | a,
  ей: g | a,
  ам: d,
  ям: d,
  ами: i,
  ями: i,
  ах: p,
  ях: p,
}
const neuter: Endings = { о: n | a, е: n | a, а: g | n | a, у: d, ом: i, ем: i, '': g, ам: d, ами: i, ах: p }
const softSign: Endings = {
  ь: n | a,
  и: g | d | p | n | a,
  ью: i,
  я: g | a,
  ю: d,
  ем: i,
  е: p,
  ей: g | a,
  ям: d,
  ями: i,
  ях: p,
  ам: d,
  ами: i,
  ах: p,
}
const plural: Endings = {
  и: n | a,
  ы: n | a,
  ов: g | a,
  ев: g | a,
  ей: g | a,
  '': g | a,
  ам: d,
  ям: d,
  ами: i,
  ями: i,
  ах: p,
  ях: p,
}

const alwaysPlural = new Set([
  'ые',
  'ых',
  'их',
  'ыми',
  'ими',
  'ов',
  'ев',
  'ам',
  'ям',
  'ами',
  'ями',
  'ах',
  'ях',
  'й',
  'ь',
])

/** Which numbers an ending of a table can show: one bit, or both. */
function numberOf(endings: Endings, ending: string): number {
  if (endings === adjectives)
    return ending === 'ым' || ending === 'им'
      ? singularBit | pluralBit
      : alwaysPlural.has(ending) || ending === 'ие'
        ? pluralBit
        : singularBit
  if (endings === plural || (alwaysPlural.has(ending) && !(endings === softSign && ending === 'ь'))) return pluralBit
  if (endings === masculine) return ['и', 'ы', 'ей'].includes(ending) ? pluralBit : singularBit
  if (ending === '') return pluralBit
  if (endings === neuter || endings === neuterIe)
    return ending === 'а' || ending === 'я' ? singularBit | pluralBit : singularBit
  if (ending === 'ей') return endings === softFeminine ? singularBit : singularBit | pluralBit
  return ending === 'и' || ending === 'ы' ? singularBit | pluralBit : singularBit
}

const irregular: Readonly<Record<string, Endings>> = {
  дети: { дети: n, детей: g | a, детям: d, детьми: i, детях: p },
  ребенок: { ребенок: n, ребенка: g | a, ребенку: d, ребенком: i, ребенке: p },
}

/** Nouns and adjectives by the shape of the dictionary form; each form carries the cases and numbers it can stand in. Words come in folded (no ё). */
export function inflectRussian(word: string): Form[] {
  const known = irregular[word]
  if (known)
    return Object.entries(known).map(([text, mask]) => ({
      text,
      mask: mask | (word === 'дети' ? pluralBit : singularBit),
    }))
  const [stem, endings] = shapeOf(word)
  const forms = new Map(
    Object.entries(endings).map(([ending, mask]) => [stem + ending, mask | numberOf(endings, ending)] as const),
  )
  // The e or o of a last syllable falls (преступник stays, ребёнок and девушек change): both spellings are kept.
  if (/[^аеиоуыэюя]к[аи]$/.test(word))
    forms.set(`${stem.slice(0, -1)}ек`, g | a | pluralBit).set(`${stem.slice(0, -1)}ок`, g | a | pluralBit)
  if (word.endsWith('ец'))
    for (const [ending, mask] of Object.entries(masculine))
      forms.set(`${word.slice(0, -2)}ц${ending}`, mask | numberOf(masculine, ending))
  if (!forms.has(word)) forms.set(word, everyCase | singularBit | pluralBit)
  return [...forms].map(([text, mask]) => ({ text, mask }))
}

function shapeOf(word: string): readonly [string, Endings] {
  const cut = (letters: number) => word.slice(0, word.length - letters)
  if (/(?:ый|ий|ая|яя|ое|ее|ые|ие|ой)$/.test(word) && !/[^кгхшщжч]ие$/.test(word)) return [cut(2), adjectives]
  if (word.endsWith('ия')) return [cut(1), softFeminine]
  if (word.endsWith('я')) return [cut(1), softFeminineE]
  if (word.endsWith('ие')) return [cut(1), neuterIe]
  if (word.endsWith('а')) return [cut(1), hardFeminine]
  if (word.endsWith('о')) return [cut(1), neuter]
  if (word.endsWith('ь')) return [cut(1), softSign]
  if (/[иы]$/.test(word)) return [cut(1), plural]
  return [word, masculine]
}
