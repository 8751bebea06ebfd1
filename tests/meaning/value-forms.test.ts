/** From an answer typed to a public page the value changes its form at most four times: each change is a place where a field can be lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerFromJson, isGiven, readTypedAnswer, type Answer } from '@waymark/collection'
import { pageTasks, partsOf, type Status } from '@waymark/scorecard'
import { answerOf } from '../../packages/operations/src/settlement/settle-round.ts'
import { statusOf } from '../../packages/operations/src/settlement/status.ts'
import { threeCountries } from '../../packages/scorecard/test/three-countries.ts'

const most = 4
const subject = 'QMA'
/** Asked of the country in the small network. */
const questions = {
  rating: { code: 'O1a', typed: { state: 'partial' } },
  share: { code: 'O1b', typed: { numerator: '1', denominator: '4' } },
} as const

/** Plain, so that two forms compare by what they hold, in whatever order: whole numbers of any length are no JSON. */
const written = (form: unknown) =>
  JSON.stringify(form, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value} as a number`
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([name], [other]) => (name < other ? -1 : 1)))
  })

/** The value at each station, in the order in which it passes them. */
function stations(kind: keyof typeof questions): readonly { readonly where: string; readonly form: unknown }[] {
  const { code, typed } = questions[kind]
  const asked = { answer: kind, criteria: { partial: {} }, steps: [], subQuestions: [] }
  const read = readTypedAnswer(asked, typed)
  assert.ok(read.ok, JSON.stringify(read))
  const { value, reason, narrative } = read.value
  const found = answerFromJson(value)
  assert.ok(found.ok)
  const settled: Answer = answerOf({ value, reason, narrative })
  assert.ok(isGiven(settled))
  const status = statusOf(settled, value ?? {})
  const { base } = partsOf(withStatus(code, status))
  const published = base.answers.find(answer => answer.indicator === code && answer.subject === subject)!
  const pages = pageTasks(base, { label: '2026-1' }).flatMap(task => [...task()])
  const page = pages.find(([path]) => path === `countries/${subject}.json`)![1]
  const onPage = [...within(page)].find(held => written(held) === written(published.status))
  return [
    { where: 'typed', form: typed },
    { where: 'read', form: found.value },
    { where: 'kept', form: value },
    { where: 'settled', form: settled },
    { where: 'published', form: status },
    { where: 'in the base of the release', form: published.status },
    { where: 'on the public page', form: onPage },
  ]
}

const withStatus = (code: string, status: Status) => ({
  ...threeCountries,
  answers: threeCountries.answers.map(answer =>
    answer.indicator === code && answer.subject === subject ? { ...answer, status } : answer,
  ),
})

/** Everything that a file holds, however deep. */
function* within(value: unknown): Generator {
  yield value
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* within(part)
}

for (const kind of ['rating', 'share'] as const)
  test(`a ${kind} changes its form at most ${most} times on its way to a public page`, t => {
    const passed = stations(kind)
    assert.ok(passed.at(-1)!.form, 'the page shows the value as the release holds it')
    const changes = passed.slice(1).filter(({ form }, at) => written(form) !== written(passed[at]!.form))
    t.diagnostic(`${changes.length}: ${changes.map(({ where }) => where).join(', ')}`)
    assert.ok(changes.length <= most, changes.map(({ where, form }) => `${where}: ${written(form)}`).join('\n'))
  })
