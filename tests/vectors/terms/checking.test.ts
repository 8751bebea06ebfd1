import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { CheckingThread } from '../../../apps/web/src/routes/[language=language]/terms/checking.server.ts'

const threads: CheckingThread[] = []
after(() => Promise.all(threads.map(thread => thread.close())))

function threadWith(limits: { longest?: number; deadlineMs?: number; waiting?: number }): CheckingThread {
  const thread = new CheckingThread({ longest: 1000, deadlineMs: 60_000, waiting: 2, ...limits })
  threads.push(thread)
  return thread
}
const asked = (text: string) => ({ form: 'json', text, options: {} }) as const
type Answer = { findings: { text: string; gravity: string; why: string }[]; cut: boolean }

test('a text is checked in a thread of its own, and the answer is that text’s', async () => {
  const thread = threadWith({})
  const [first, second] = await Promise.all([
    thread.ask<Answer>(asked('child porn')),
    thread.ask<Answer>(asked('kiddie porn')),
  ])
  assert.deepEqual(
    [first, second].map(answer => answer.ok && answer.value.findings.map(finding => finding.text)),
    [['child porn'], ['kiddie porn']],
  )
})

test('a text that is too long is refused, and so is one that would wait behind too many', async () => {
  const thread = threadWith({})
  assert.deepEqual(await thread.ask(asked('a'.repeat(1001))), { ok: false, refusal: { kind: 'terms.long' } })
  const answers = await Promise.all(['a', 'b', 'c'].map(text => thread.ask<Answer>(asked(text))))
  assert.deepEqual(
    answers.map(answer => (answer.ok ? 'checked' : answer.refusal.kind)),
    ['checked', 'checked', 'terms.busy'],
  )
  assert.equal((await thread.ask(asked('d'))).ok, true)
})

test('a text that is not checked in time is refused, and the next one gets a new thread', async () => {
  const thread = threadWith({ deadlineMs: 0 })
  for (let round = 0; round < 2; round++)
    assert.deepEqual(await thread.ask(asked('child porn')), { ok: false, refusal: { kind: 'terms.slow' } })
})
