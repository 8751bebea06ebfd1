export { compareIn, formatList, formatNumber, formatPerCent } from './numbers.ts'
export {
  commaOf,
  contentLanguages,
  directionOf,
  isLanguage,
  isLatin,
  languageName,
  languages,
  localeOf,
  negotiateLanguage,
  semicolonOf,
} from './languages.ts'
export { checkLanguages } from './check-languages.ts'
export type { Language } from './languages.ts'
export { formatDay } from './days.ts'
export { isolate } from './isolate.ts'
export { say, sayRuns } from './say.ts'
export type { Run, Values } from './say.ts'
export { describeFaults, readCatalogue, speaker } from './catalogue.ts'
export type { Catalogue, CatalogueFault, Message, Speak } from './catalogue.ts'
export { pickText } from './text.ts'
export type { TextByLanguage, PickedText, TextStatus, WordingWithStatus } from './text.ts'
export { plainText, saysSomething } from './visible.ts'
export { done, refused } from './result.ts'
export type { Result } from './result.ts'
export { folded, foldedWords, innerTrigrams, likeness, trigrams } from './fold.ts'
export {
  canonicalTag,
  otherLanguage,
  readTextLanguage,
  textDirection,
  textLanguageName,
  textLanguageOf,
} from './text-language.ts'
export type { TextLanguageRefusal } from './text-language.ts'
export { longestText } from './longest-text.ts'
