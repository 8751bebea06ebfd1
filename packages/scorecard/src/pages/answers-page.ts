import { filesOfField } from '../base/base-files.ts'
import type { Base } from '../base/base.ts'
import type { AnswersPage } from '../page-types/pages-work.ts'
import type { Site } from './site.ts'

/** Where an answer lies: its file is the last whose first answer is not after it, in the order of `answerWords`. */
export function answersPage({ base, head }: Site): AnswersPage {
  const parts = filesOfField(base, 'answers').flatMap(([path, part]) => {
    const [first] = part as Base['answers']
    return first ? [{ path, first: answerWords(first) }] : []
  })
  return { ...head, kind: 'answers', parts }
}

/** What answers are ordered by: call, indicator, version in nine digits, kind of subject, subject. */
export function answerWords(
  about: Pick<Base['answers'][number], 'call' | 'indicator' | 'version' | 'subjectKind' | 'subject'>,
): readonly string[] {
  return [about.call, about.indicator, String(about.version).padStart(9, '0'), about.subjectKind, about.subject]
}
