/** Which words of an Arabic or Russian page are left in Latin script, though they are no names and no codes. */

/** Names that keep their Latin letters in every language, each with what it is. */
const names: Readonly<Record<string, string>> = {
  Waymark: 'this program',
  ECPAT: 'a network',
  International: 'part of a name: ECPAT International',
  WeProtect: 'part of a name: WeProtect Global Alliance',
  Global: 'part of a name: WeProtect Global Alliance',
  Alliance: 'part of a name: WeProtect Global Alliance',
  UNICEF: 'an organisation',
  INHOPE: 'an organisation',
  JSON: 'a format of files',
  CSV: 'a format of files',
  XLSX: 'a format of files',
  ZIP: 'a format of files',
  iCalendar: 'a format of files',
  SVG: 'a format of files',
  cookie: 'what browsers keep: its Russian name has the word as it is',
  XLSForm: 'a format of files',
  XForm: 'a format of files',
  Kobo: 'a program',
  ODK: 'a program',
  Enketo: 'a program',
  UTF: 'part of the name of an encoding: UTF-8',
  Schema: 'part of a name: JSON Schema',
  EUR: 'the code of a currency',
  KES: 'the code of a currency',
  GNU: 'part of a licence',
  AGPL: 'part of a licence',
  Apache: 'part of a licence',
  License: 'part of a licence: Apache License 2.0',
  CC: 'part of a licence',
  BY: 'part of a licence: CC BY',
  SA: 'part of a licence: CC BY-SA',
  WCAG: 'a standard',
  AA: 'a level of WCAG',
  Chromium: 'a browser',
  Shift: 'a key',
  BCP: 'part of the name of a standard: BCP 47',
  ur: 'the code of a language, as one types it',
}

/**
 * Names and codes of several words, each of which alone would be a word left in English: a code of conduct of the travel and tourism
 * industry, codes of languages and of a region as one types them.
 */
const longNames: readonly string[] = ['The Code', 'fa-AF', 'sr-Latn', 'north-africa']

/** Codes: of invented countries (QMA), of sections (A), of indicators (O1a, S4b), of releases and documents with a digit in them (FY2023). */
const codes = /^(?:Q[M-Z][A-Z]|[A-Z]|[A-Z]{1,4}\d[\dA-Za-z]*|\d[\dA-Za-z]*)$/

/** The words in Latin script in a text of a page in another script, without names and codes; each as often as it stands. */
export function latinWords(text: string): readonly string[] {
  const rest = longNames.reduce((left, name) => left.replaceAll(name, ' '), text)
  const words = rest.match(/[\p{L}\p{M}\d]+/gu) ?? []
  return words.filter(word => /\p{Script=Latin}/u.test(word) && !Object.hasOwn(names, word) && !codes.test(word))
}
