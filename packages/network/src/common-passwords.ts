/**
 * Whether a long password is one of those that everybody tries first: words that are passwords everywhere, rows of the keyboard,
 * alphabets, years and repetitions, however they are joined and whatever signs stand for their letters. What is left of the password
 * when these are taken out has to be long enough to be guessed by nobody.
 *
 * Source of the idea: zxcvbn (Wheeler, USENIX Security 2016): a password is as strong as what no list explains. Unlike it this counts
 * signs and estimates no number of guesses.
 */

/** Words that stand in every published list of common passwords, and theirs in the languages of the interface. */
const words = `
  password passwort passord passwd welcome letmein login administrator admin root guest
  iloveyou sunshine princess football baseball superman batman dragon monkey shadow master
  trustno changeme secret hello freedom whatever qazwsx starwars computer internet summer
  winter spring autumn default temporary waymark ecpat lösenord losenord hejsan sommar
  välkommen valkommen parol пароль привет любовь солнышко администратор كلمةالسر كلمةالمرور مرحبا
`
  .trim()
  .split(/\s+/)
  .toSorted((one, other) => other.length - one.length)

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  'qazwsxedcrfvtgbyhnujm',
]
const runs = rows.flatMap(row => [row, [...row].toReversed().join('')])
const shortestRun = 4 // signs of a row that stand there together
const leastLeft = 6 // different signs that nothing here explains

const letters: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

export function isCommon(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const read = [...plain].map(sign => letters[sign] ?? sign).join('')
  return Math.min(left(plain), left(read)) < leastLeft
}

/** How many different signs are left once words, rows, years and repetitions are taken out. */
function left(text: string): number {
  let rest = text
  for (const word of words) rest = rest.replaceAll(word, ' ')
  rest = withoutRuns(rest)
  rest = rest.replace(/(?:19|20)\d\d/g, ' ').replace(/(.{1,4}?)\1{2,}/gu, ' ')
  return new Set(rest.replace(/\s/gu, '')).size
}

function withoutRuns(text: string): string {
  let rest = ''
  for (let at = 0; at < text.length;) {
    let length = 0
    for (let wide = Math.min(20, text.length - at); wide >= shortestRun && length === 0; wide--)
      if (runs.some(run => run.includes(text.slice(at, at + wide)))) length = wide
    rest += length === 0 ? text[at]! : ' '
    at += Math.max(1, length)
  }
  return rest
}
