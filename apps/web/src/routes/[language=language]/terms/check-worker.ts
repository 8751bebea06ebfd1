/** The thread in which the site checks texts (checking.server.ts). Node runs this file as it stands; nothing of a text is kept. */
import { parentPort } from 'node:worker_threads'
import { gravityOf } from '@waymark/terms'
import { checkText, findingsWithin } from './checked.ts'
import type { Asked } from './checking.server.ts'
import { readShippedChecker } from './shipped.ts'

const compiled = readShippedChecker()

parentPort!.on('message', (asked: Asked) => parentPort!.postMessage(answer(asked), []))

function answer(asked: Asked) {
  if (asked.form === 'page') return checkText(compiled, asked.text, asked.published)
  const { findings, cut } = findingsWithin(compiled, asked.text, asked.options)
  const reasons = new Map(compiled.concepts.map(concept => [concept.id, concept.words]))
  const withReasons = findings.map(finding => ({
    ...finding,
    gravity: gravityOf(finding),
    why: reasons.get(finding.concept)![finding.language]!.why,
  }))
  return { findings: withReasons, cut }
}
