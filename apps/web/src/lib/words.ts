/**
 * The words of this installation in the language of the page (docs/decisions/0041). The server teaches them once, when it
 * starts; components take them from the page's context. In the browser the index stays empty: pages are not hydrated.
 */
import {
  commaOf,
  semicolonOf,
  compareIn,
  directionOf,
  formatDay,
  formatList,
  formatNumber,
  formatPerCent,
  pickText,
  speaker,
  type Catalogue,
  type Language,
  type TextByLanguage,
  type PickedText,
  type Speak,
} from '@waymark/language'
import { createContext } from 'svelte'

let index: Catalogue = new Map()

/** Takes over the catalogue for every page from now on. */
export function learnWords(catalogue: Catalogue): void {
  index = catalogue
}

/** How a page speaks: messages, numbers, per cents, days, lists and texts of the content, all in one language. */
export type Words = {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly speak: Speak
  readonly number: (value: number | bigint) => string
  readonly perCent: (value: number) => string
  readonly day: (day: string) => string
  readonly comma: string
  /** The semicolon of the language, likewise without a blank. */
  readonly semicolon: string
  readonly list: (items: readonly string[], how?: 'and' | 'or') => string
  readonly compare: (one: string, other: string) => number
  readonly pick: (text: TextByLanguage) => PickedText
}

/** The words of one language, for load functions and actions. */
export function wordsIn(language: Language): Words {
  return {
    language,
    direction: directionOf(language),
    speak: speaker(language, index),
    number: value => formatNumber(language, value),
    perCent: value => formatPerCent(language, value),
    day: day => formatDay(language, day),
    comma: commaOf(language),
    semicolon: semicolonOf(language),
    list: (items, how) => formatList(language, items, how),
    compare: compareIn(language),
    pick: text => pickText(text, language),
  }
}

/** `useWords()` in a component gives the words of the page's language; the root layout sets them. */
export const [useWords, setWords] = createContext<Words>()
