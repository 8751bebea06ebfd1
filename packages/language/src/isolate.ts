import { directionOf, type Language } from './languages.ts'

const firstStrongIsolate = '\u2068'
const popIsolate = '\u2069'
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/**
 * A name or code set into a sentence of `language`, kept from turning the words around it when it runs the other way:
 * the plain-text counterpart of `<bdi>`. Values that run as the sentence runs are given back unchanged.
 */
export function isolate(language: Language, value: string): string {
  const other = directionOf(language) === 'rtl' ? leftToRight : rightToLeft
  return other.test(value) ? `${firstStrongIsolate}${value}${popIsolate}` : value
}
