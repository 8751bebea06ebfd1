import { directionOf, type Language } from './languages.ts'

const [firstStrongIsolate, leftToRightIsolate] = ['\u2068', '\u2066']
const popIsolate = '\u2069'
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/**
 * A name or code set into a sentence of `language`, kept from turning the words around it when it runs the other way:
 * the plain-text counterpart of `<bdi>`. Values that run as the sentence runs are given back unchanged. One without a letter, such as the label
 * 2026-1, has nothing that says which way it runs: browsers then turn it around, so it is said.
 */
export function isolate(language: Language, value: string): string {
  const other = directionOf(language) === 'rtl' ? leftToRight : rightToLeft
  if (!other.test(value)) return value
  return `${/\p{L}/u.test(value) ? firstStrongIsolate : leftToRightIsolate}${value}${popIsolate}`
}
