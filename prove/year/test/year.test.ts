/** The parts of the proof of the year that can be looked at without a database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant, smallSize, wide } from '../../recount/plant.ts'
import type { PublicAction } from '../../recount/plans.ts'
import { recount } from '../../recount/recount.ts'
import { compareChanges } from '../compare-changes.ts'
import { comparePlans } from '../compare-plans.ts'
import { compareTargets } from '../compare-targets.ts'
import { Comparison } from '../comparison.ts'
import { shippedOf } from '../edition.ts'
import { markOf } from '../kills.ts'
import { livable } from '../livable.ts'
import { networkFile } from '../network-file.ts'
import { csvLines } from '../public-files.ts'
import { typedEntry, whyNotEntered } from '../registers.ts'
import { partsAsked, typedOf } from '../typed.ts'

const planted = plant(1, wide(smallSize))
const shipped = shippedOf()
const { edition } = shipped

test('fields in quotes hold commas, quotes and line ends; an empty field is a field', () => {
  const lines = csvLines('\ufeffa,b,c\r\n"1,5","say ""so""",\r\n,"two\nlines",x\r\n')
  assert.deepEqual(lines, [
    { a: '1,5', b: 'say "so"', c: '' },
    { a: '', b: 'two\nlines', c: 'x' },
  ])
})

test('what a world holds and the proof does not live is said, and the recount of what is left stands', () => {
  const { world, notLived } = livable(planted, shipped)
  const left = new Set(world.entries.map(entry => entry.id))
  const out = planted.entries.filter(entry => !left.has(entry.id))
  assert.ok(left.has('company-kept') && left.has('research-half'))
  assert.ok(out.every(entry => notLived.some(line => line.includes(entry.register))))
  assert.ok(world.submissions.some(submission => submission.answers.some(answer => answer.held !== null)))
  const asked = new Set(world.rounds.flatMap(round => round.asks.map(one => one.indicator)))
  assert.ok(world.submissions.every(submission => submission.answers.every(answer => asked.has(answer.indicator))))
  assert.ok(recount(world, '2024-1').figures.length > 0)
})

test('every answer left has fields that the form of the edition asks', () => {
  const { world } = livable(planted, shipped)
  const indicators = new Map(edition.indicators.map(eachIndicator => [eachIndicator.code, eachIndicator]))
  for (const answer of world.submissions.flatMap(submission => submission.answers)) {
    const indicator = indicators.get(answer.indicator)!
    const allowed = new Set([
      'state',
      'step',
      'missing',
      ...indicator.subQuestions.flatMap(({ code }) => [`part.${code}`, `names.${code}`]),
    ])
    const typed = typedOf(indicator, answer)
    assert.ok(
      Object.keys(typed).every(field => allowed.has(field)),
      `${answer.indicator} ${JSON.stringify(typed)}`,
    )
  }
})

test('a member that joins later is not in the founding file, and an end stands from its day on', () => {
  const joining = planted.network.members.find(member => member.first > planted.network.founded)!
  const leaving = planted.network.members.find(member => member.last !== null)!
  const file = (day: string) => JSON.parse(networkFile(planted, day)) as { members: { name: string; until?: string }[] }
  const named = (day: string, name: string) => file(day).members.find(member => member.name === name)
  assert.equal(named(planted.network.founded, joining.name), undefined)
  assert.ok(named(joining.first, joining.name))
  assert.equal(named(planted.network.founded, leaving.name)!.until, undefined)
  assert.equal(named(leaving.last!, leaving.name)!.until! > leaving.last!, true)
})

test('a difference says what is and what is expected, and equal values are counted as compared', () => {
  const comparison = new Comparison()
  comparison.same('one', { b: 1, a: 2, none: 0 }, { a: 2, b: 1 })
  comparison.same('two', undefined, 'yes')
  assert.deepEqual([comparison.compared, comparison.differences], [2, ['two: is not there, expected yes']])
})

test('the form of an entry says what was written down by its day, in the words of its register', () => {
  const { world } = livable(planted, shipped)
  const company = world.entries.find(entry => entry.id === 'company-kept')!
  const [early, late] = ['2024-02-20', '2025-08-01'].map(day => typedEntry(world, company, day))
  assert.deepEqual(early!.stages, [{ stage: 'joined', on: '2023-03-10' }])
  assert.equal(late!.stages!.at(-1)!.stage, 'left')
  assert.deepEqual([early!.places!.length, late!.places!.length], [1, 2])
  assert.equal(early!.fields!['criterion-2'], undefined)
  assert.deepEqual(late!.fields!['criterion-2'], ['2024-05-01'])
})

test('an entry that no register can hold is left out with the reason', () => {
  const law = planted.entries.find(entry => entry.id === 'law-regional')!
  assert.equal(whyNotEntered(law), null)
  assert.match(whyNotEntered({ ...law, level: 'national' })!, /maker/)
  assert.match(whyNotEntered({ ...law, register: 'unheard-of' })!, /no register/)
})

test('what is said of a list holds of the entries that are left, and lists the registers do not have are gone', () => {
  const { world } = livable(planted, shipped)
  const lists = new Map(world.registers.map(eachRegister => [eachRegister.kind, eachRegister.lists]))
  assert.ok(world.closings.length > 300)
  for (const { register, list, said, saw } of world.closings) {
    assert.ok(lists.get(register)!.includes(list.level), `${register} ${list.level}`)
    if (said === 'complete') assert.ok(saw.length > 0)
    if (said === 'nothing to report') assert.deepEqual(saw, [])
  }
  assert.ok(world.closings.some(closing => closing.held))
})

const fileOf = (text: string) => new Uint8Array(Buffer.from(text))

test('a target whose rows say other than is counted again differs, row by row', () => {
  const { world } = livable(planted, shipped)
  const expected = { ...recount(world, '2024-1'), numberTargets: [] }
  const compared = (rows: readonly string[]) => {
    const comparison = new Comparison()
    const header = 'target,framework,indicator,state,line,day,figure,value,at_most,of,joined_later'
    const files = { 'data/targets.csv': fileOf([header, ...rows, ''].join('\n')) }
    compareTargets(comparison, expected, { files, world: { targets: world.targets }, idOf: id => id })
    return comparison.differences
  }
  const right = world.targets.flatMap(({ id, indicator, value, by }) => {
    const target = expected.targets.find(each => each.target === id)!
    const { from, to } = target.public.ranges!['yes']!
    const row = (...cells: readonly unknown[]) => [id, 'ecpat', indicator, 'yes', ...cells].join(',')
    return [
      row('baseline', '', '', target.baseline!.inState, '', target.baseline!.countries, ''),
      row('observed', '2023-12-31', 'figure', from, to, target.public.applicable, target.later),
      row('target', by, '', value, '', target.of, ''),
    ]
  })
  assert.deepEqual(compared(right), [])
  assert.equal(compared(right.map(row => row.replace(',observed,2023', ',observed,2022'))).length, 2)
  assert.equal(compared(right.slice(1)).length, 4, 'a row less, and each of three stands elsewhere')
})

test('a change that is not counted again is named, and one that is not there too', () => {
  const { world } = livable(planted, shipped)
  const comparison = new Comparison()
  const figures = 'figure,indicator,part,period,respondent_type\nf1,O1a,,2023,member\nf2,O1a,,2024,member\n'
  const changes =
    'figure,compared_with,since,group,state,baselines,both,before,after\nf2,period,f1,region-9,yes,,3,1,1\n'
  compareChanges(comparison, recount(world, '2025-1'), {
    'data/figures.csv': fileOf(figures),
    'data/changes.csv': fileOf(changes),
  })
  assert.match(comparison.differences.at(-1)!, /beyond those: is O1a 2024 member period O1a 2023 member region-9 yes/)
  assert.ok(comparison.differences[0]!.includes('is not there'))
})

test('the same form has the same mark, and one typed otherwise another', () => {
  assert.equal(markOf({ typed: { state: 'yes' } }), markOf({ typed: { state: 'yes' } }))
  assert.notEqual(markOf({ typed: { state: 'yes' } }), markOf({ typed: { state: 'no' } }))
  assert.match(markOf({}), /^[0-9a-f]{64}$/)
})

test('a part of S2a that names no objective is typed as no, one that names it with its objective', () => {
  const indicator = edition.indicators.find(eachIndicator => eachIndicator.code === 'S2a')!
  const [first, second] = partsAsked(indicator)
  const yes = { rating: 'yes' } as const
  const parts = [
    { part: first!, given: yes, names: null },
    { part: second!, given: yes, names: 'objective-1' },
  ]
  const typed = typedOf(indicator, { given: null, parts })
  assert.deepEqual(typed, { [`part.${first}`]: 'no', [`part.${second}`]: 'yes', [`names.${second}`]: 'O1' })
})

test('nothing is written to an entry while it waits for a reviewer', () => {
  const company = planted.entries.find(entry => entry.id === 'company-kept')!
  const stages = company.stages.map(one => ({ ...one, recorded: '2024-03-01' }))
  const written = (accepted: string | null) =>
    livable({ ...planted, entries: [{ ...company, submitted: '2024-02-20', accepted, stages }] }, shipped).world
      .entries[0]!
  assert.deepEqual([...new Set(written('2024-03-20').stages.map(one => one.recorded))], ['2024-03-20'])
  assert.deepEqual(written(null).stages, [])
})

/** Whether nothing is public of what it takes, supports or reaches on its way. */
const isPlain = ({ money, supports, milestones }: PublicAction) =>
  !money && supports === null && milestones.length === 0

test('a plan is compared part by part: what is public beyond the recount, or missing, is a difference', () => {
  const { world } = livable(planted, shipped)
  const { label } = world.releases[1]!
  const expected = recount(world, label)
  const [plan, action] = expected.plans
    .flatMap(figure => figure.actions.map(each => [figure, each] as const))
    .find(([, { public: said }]) => said?.due && said.state && said.responsible.length === 0 && isPlain(said))!
  const { state, start, due, change, updates } = action.public!
  const only = {
    ...plan,
    priorities: [],
    actions: [action],
    counts: { ...plan.counts, public: { [state!]: 1 } },
  }
  const status = state === 'under way' ? 'under-way' : state === 'dropped' ? 'stopped' : state!
  const differing = (said: string, named = '') => {
    const header = 'line,id,within,start,due,status,expects_indicator,named'
    const own = `action,a-1,p-1,${start ?? ''},${due},${said},${change ? 'O1a' : ''},${named}`
    const reported = updates.map((_, at) => `update,u-${at},a-1,,,,,`)
    const files = {
      'data/plans.csv': Buffer.from([header, own, ...reported].join('\r\n')),
      'plan.json': Buffer.from(JSON.stringify({ actions: { [status]: 1 } })),
    }
    const comparison = new Comparison()
    const idOf = (thing: string) => (thing === action.action ? 'a-1' : undefined)
    comparePlans(comparison, { ...expected, plans: [only] }, { files, world, idOf })
    return comparison.differences
  }
  assert.deepEqual(differing(status), [])
  assert.equal(differing('').length, 1)
  assert.equal(differing(status, 'Member 1').length, 1)
})
