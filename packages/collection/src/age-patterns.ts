import type { WarningPattern } from './warning-patterns.ts'

// Latin and Cyrillic names are known by their capital; Arabic has none, so there an age of one person is enough.
const groups = [
  'Aged',
  'All',
  'Among',
  'Anyone',
  'Boys',
  'Children',
  'Everyone',
  'Girls',
  'Minors',
  'Persons',
  'People',
  'Those',
  'Under',
  'Youth',
  'Все',
  'Дети',
  'Детей',
  'Детям',
  'Девочки',
  'Лица',
  'Мальчики',
  'Подростки',
  'Alla',
  'Barn',
  'Flickor',
  'Personer',
  'Pojkar',
  'Unga',
  'Ungdomar',
].join('|')
const name = `(?<![\\p{L}\\p{N}])(?!(?:${groups})(?!\\p{L}))\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}\\p{Ll}+){0,2}`
const age = '(?:[1-9]|1\\d)'
const years = '(?:years?|yrs?|y/?o|лет|год(?:а|ик)?|месяц\\p{L}*|år(?:s|ig\\p{L}*)?)(?!\\p{L})'
const verb =
  '(?:\\s*[,(:–-]\\s*|\\s+)(?:(?:is|was|aged?|age of|är|var|ålder|возраст\\p{L}*|ей|ему|было)\\s*:?\\s*){0,2}'
const yearOld = `${age}[\\s-]*(?:years?[\\s-]olds?|лет(?:н\\p{L}*|)|год(?:овал\\p{L}*)|årig\\p{L}*|år gam\\p{L}+)`

/** An age of a child beside a name, in the four languages' scripts. Case matters here: names begin with capitals. */
export const agePatterns: readonly WarningPattern[] = [
  { kind: 'age-beside-name', pattern: new RegExp(`${name}${verb}${age}[\\s-]*${years}`, 'gu') },
  { kind: 'age-beside-name', pattern: new RegExp(`${name}\\s*\\(${age}\\)`, 'gu') },
  { kind: 'age-beside-name', pattern: new RegExp(`${name},\\s${age}(?=[,.;)])`, 'gu') },
  {
    kind: 'age-beside-name',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${yearOld}\\s+(?:\\p{Ll}+\\s+){0,2}\\p{Lu}\\p{Ll}+`, 'gu'),
  },
  {
    kind: 'age-beside-name',
    pattern: new RegExp(
      `(?<!\\p{L})(?:عمره|عمرها|البالغة?|يبلغ|تبلغ)(?:\\s+من\\s+العمر)?\\s*:?\\s*${age}(?!\\d)(?:\\s*(?:سنة|سنوات|عام|عاما|عامًا|أعوام))?`,
      'gu',
    ),
  },
  {
    kind: 'age-beside-name',
    pattern: new RegExp(
      `(?<!\\p{L})\\p{Script=Arabic}{2,}\\s*[،,(]\\s*${age}\\s*(?:سنة|سنوات|عام|عاما|عامًا|أعوام)(?!\\p{L})`,
      'gu',
    ),
  },
]
