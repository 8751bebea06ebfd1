import { fileHosts } from './file-hosts.ts'

/** What a text may contain that could point to a person. */
export type WarningKind = 'birth-date' | 'phone' | 'e-mail' | 'case-number' | 'age-beside-name' | 'file-host-link'

/** A pattern over a text whose digits are already 0 to 9; group `it`, where there is one, is the part to point at. */
export type WarningPattern = { readonly kind: WarningKind; readonly pattern: RegExp }

const flags = 'giu'
const start = '(?<![\\p{L}\\p{N}])' // no letter or digit before: JavaScript's \b knows only a to z
const end = '(?![\\p{L}\\p{N}])'
const date = '(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2})'
const year = '(?:19|20)\\d{2}'
const near = '[^\\n\\d]{0,30}?'

const born = [
  'born',
  'birth(?:day|date)?',
  'd\\.?o\\.?b\\.?',
  'род(?:ил(?:ся|ась|ось|ись)|ивш\\p{L}*|\\.)',
  'рождени\\p{L}*',
  'д\\.\\s?р\\.',
  '(?:ال)?ميلاد\\p{L}*',
  'مولود\\p{L}*',
  '(?:ال)?مواليد',
  'ولدت?',
  'وُلدت?',
  'född\\p{L}*',
  'födelse\\p{L}*',
].join('|')
const bornAfter = ['г\\.?\\s?р\\.', 'года?\\s+рождения', 'р\\.'].join('|')

const phoneWords = [
  'tel(?:ephone)?',
  'phone',
  'mobile',
  'whatsapp',
  'тел(?:ефон\\p{L}*)?',
  'моб(?:ильн\\p{L}*)?',
  '(?:ال)?هاتف\\p{L}*',
  '(?:ال)?جوال',
  'تلفون',
  'واتساب',
  'tfn',
  'telefon\\p{L}*',
  'mobil\\p{L}*',
].join('|')

const caseWords = [
  'case\\s*(?:no|number|nr|#|№|id|file)',
  '(?:docket|complaint|police\\s+report|incident)\\s*(?:no|number|nr|#|№)',
  'file\\s*(?:no|number|#|№)',
  '(?:уголовн\\p{L}*\\s+)?дел[оау]\\s*(?:№|n|no|номер)',
  'номер\\p{L}*\\s+дела',
  'кусп',
  '(?:رقم\\s+)?(?:ال)?(?:قضية|ملف|بلاغ|محضر)(?:\\s+رقم)?',
  'ärendenummer',
  'ärende\\s*(?:nr|nummer)',
  'målnummer',
  'mål\\s*(?:nr|nummer)',
  'diarie(?:nr|nummer)',
  'dnr',
  'k-nummer',
].join('|')

const phoneNumber = '\\+?\\(?\\d(?:[\\s().\\u2010-\\u2013/-]{0,2}\\d){6,14}'
const personalNumber = '(?:19|20)?\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])[-+]\\d{4}'

/** Everything a text is looked through for, except ages, which `age-patterns.ts` knows. */
export const patterns: readonly WarningPattern[] = [
  {
    kind: 'e-mail',
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu,
  },
  {
    kind: 'file-host-link',
    pattern: new RegExp(
      `(?:https?://)?${start}(?:[\\p{L}\\p{N}-]{1,63}\\.){0,6}(?:${fileHosts.map(escaped).join('|')})(?![.-]?[\\p{L}\\p{N}])\\S*`,
      flags,
    ),
  },
  { kind: 'birth-date', pattern: new RegExp(`${start}(?:${born})${near}(?:${date}|${year})${end}`, flags) },
  {
    kind: 'birth-date',
    pattern: new RegExp(`${start}(?:${born})${near}\\d{1,2}\\.?\\s+\\p{L}+\\s+${year}${end}`, flags),
  },
  { kind: 'birth-date', pattern: new RegExp(`${start}(?:${date}|${year})\\s*(?:${bornAfter})`, flags) },
  { kind: 'birth-date', pattern: new RegExp(`${start}${personalNumber}${end}`, flags) },
  { kind: 'phone', pattern: new RegExp(`${start}(?:${phoneWords})[.:\\s№]{0,4}(?<it>${phoneNumber})${end}`, flags) },
  { kind: 'phone', pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?<it>(?:\\+|00)${phoneNumber.slice(3)})${end}`, flags) },
  {
    kind: 'phone',
    pattern: new RegExp(`${start}(?<it>\\(?0\\d{1,4}\\)?[\\s-]\\d{2,4}(?:[\\s-]?\\d{2,4}){1,3})${end}`, flags),
  },
  {
    kind: 'case-number',
    pattern: new RegExp(
      `${start}(?:${caseWords})[.:\\s№#]{0,4}(?<it>(?:\\p{L}\\s+)?(?=[\\p{L}\\p{N}/.-]{0,40}\\d)[\\p{L}\\p{N}]{1,40}(?:\\s?[/.-]?[\\p{L}\\p{N}]{0,20}\\p{N}){0,4})`,
      flags,
    ),
  },
]

function escaped(host: string): string {
  return host.replaceAll('.', '\\.')
}
