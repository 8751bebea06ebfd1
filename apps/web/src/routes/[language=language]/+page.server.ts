import { say } from '@waymark/language'
import { spell } from '@waymark/measure'

const countries = {
  en: '{n, plural, one {# country} other {# countries}}',
  ru: '{n, plural, one {# страна} few {# страны} many {# стран} other {# страны}}',
  ar: '{n, plural, zero {لا بلدان} one {بلد واحد} two {بلدان} few {# بلدان} many {# بلدًا} other {# بلد}}',
  sv: '{n, plural, one {# land} other {# länder}}',
}

export const load = ({ locals: { language } }) => ({
  figure: spell(language, '{count} / {of}', { count: 21, of: 42 }),
  rows: Array.from({ length: 100 }, (_, index) => say(language, countries[language], { n: index })),
})
