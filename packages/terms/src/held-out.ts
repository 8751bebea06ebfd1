import { check, type Finding } from './check.ts'
import type { Compiled } from './compile.ts'

/** The four classes of the held-out sentences, and their marks. */
const heldOutClasses = ['discouraged', 'careful', 'title', 'quotation'] as const
export type HeldOutClass = (typeof heldOutClasses)[number]
const marks: Readonly<Record<string, HeldOutClass>> = { d: 'discouraged', c: 'careful', t: 'title', q: 'quotation' }

export type Mark = { readonly start: number; readonly end: number; readonly class: HeldOutClass }
export type HeldOutSentence = { readonly line: number; readonly text: string; readonly marks: readonly Mark[] }
export type Miss = {
  readonly line: number
  readonly class: HeldOutClass
  readonly kind: 'missed' | 'wrong'
  readonly text: string
}
/** Counts for one class: marks, marks found, findings, and the two shares from them. */
export type Score = {
  readonly class: HeldOutClass
  readonly positives: number
  readonly found: number
  readonly findings: number
  readonly right: number
}

/** Reads a file of held-out sentences: `{d|...}` marks, `\n` a line break, a source after a tab, `#` a remark. */
export function readHeldOut(file: string): HeldOutSentence[] {
  return file
    .split('\n')
    .flatMap((row, index) => (row === '' || row.startsWith('#') ? [] : [readSentence(row, index + 1)]))
}

function readSentence(row: string, line: number): HeldOutSentence {
  const given = row.split('\t')[0]!.replaceAll('\\n', '\n')
  const found: Mark[] = []
  let text = ''
  let from = 0
  for (const match of given.matchAll(/\{([dctq])\|([^}]*)\}/g)) {
    text += given.slice(from, match.index)
    found.push({ start: text.length, end: text.length + match[2]!.length, class: marks[match[1]!]! })
    text += match[2]
    from = match.index + match[0].length
  }
  return { line, text: text + given.slice(from), marks: found }
}

/** The class a finding speaks for, or undefined for preferred wordings, which ask for nothing. */
function classOf(finding: Finding): HeldOutClass | undefined {
  if (finding.status === 'preferred') return undefined
  if (finding.reading === 'title' || finding.reading === 'quotation') return finding.reading
  return finding.status
}

/** Precision and recall, by class: a finding is right when it overlaps a mark of its class, a mark is found when a finding of its class overlaps it. */
export function scoreHeldOut(
  compiled: Compiled,
  sentences: readonly HeldOutSentence[],
): { scores: Score[]; misses: Miss[] } {
  const misses: Miss[] = []
  const counts = new Map(heldOutClasses.map(name => [name, { positives: 0, found: 0, findings: 0, right: 0 }]))
  for (const sentence of sentences) {
    const findings = check(compiled, sentence.text).flatMap(finding => {
      const name = classOf(finding)
      return name ? [{ start: finding.start, end: finding.end, class: name }] : []
    })
    const meets = (left: Mark, right: Mark) =>
      left.class === right.class && left.start < right.end && right.start < left.end
    for (const mark of sentence.marks) {
      const found = findings.some(finding => meets(mark, finding))
      counts.get(mark.class)!.positives++
      if (found) counts.get(mark.class)!.found++
      else misses.push(missOf(sentence, mark, 'missed'))
    }
    for (const finding of findings) {
      const right = sentence.marks.some(mark => meets(mark, finding))
      counts.get(finding.class)!.findings++
      if (right) counts.get(finding.class)!.right++
      else misses.push(missOf(sentence, finding, 'wrong'))
    }
  }
  return { scores: heldOutClasses.map(name => ({ class: name, ...counts.get(name)! })), misses }
}

function missOf(sentence: HeldOutSentence, mark: Mark, kind: Miss['kind']): Miss {
  return {
    line: sentence.line,
    class: mark.class,
    kind,
    text: `${sentence.text.slice(mark.start, mark.end)} | ${sentence.text}`,
  }
}
