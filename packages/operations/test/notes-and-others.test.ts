/** What stands at a question, with real PostgreSQL: the reviewer's note, and what other members of the country said. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  correctAnswer,
  holdAnswer,
  keepCountry,
  openRound,
  questionPage,
  readAs,
  registryPage,
  reviewCorrection,
  reviewPage,
  reviewSubmission,
  saveAnswer,
  sectionPage,
  submissionPage,
  submit,
  textShown,
} from '@waymark/operations'
import { respondentsOf, submissionById, submissionsOfRespondents } from '@waymark/store'
import { must, openWorld, type World } from '@waymark/testing'

const members = { Alder: 'arva', Birch: 'bodil', Cedar: 'cato', Dogwood: 'dagny' } as const
type Member = keyof typeof members

let world: World
let round: string
before(async () => {
  world = await openWorld()
  const sigrid = await world.signInAs('sigrid')
  const { members: known } = (await registryPage(sigrid))!
  for (const name of ['Cedar', 'Dogwood']) {
    const member = known.find(memberLine => memberLine.name === name)!.id
    must(await keepCountry(sigrid, { member, which: '', country: 'QMA', from: '2021-01-01', until: '' }))
  }
  const { edition } = world
  round = must(await openRound(sigrid, { edition, label: 'Round 2024', period: '2024', due: '2026-04-30' }))
})
after(() => world.close())

const deskOf = (member: Member) => world.signInAs(members[member])

/** The form of a member about QMA in the second round. */
function formOf(member: Member): Promise<string> {
  return readAs(world.system, async t => {
    const respondent = (await respondentsOf(t)).find(respondentRow => respondentRow.name === member)!
    const own = await submissionsOfRespondents(t, [respondent.id])
    return own.find(submission => submission.round === round && submission.place === 'QMA')!.id
  })
}
const revisionOf = (submission: string) =>
  readAs(world.system, async t => (await submissionById(t, submission))!.revision)

const evidence = [
  { type: 'law', where: '', address: 'https://example.org/12', seenOn: '2026-02-01', quote: '', place: '' },
]

async function says(member: Member, state: string, indicators: readonly string[] = ['A2']): Promise<string> {
  const [desk, submission] = [await deskOf(member), await formOf(member)]
  for (const indicator of indicators) {
    const { revision } = (await questionPage(desk, { submission, indicator }))!
    const rationale = `${state} as far as is known`
    const answer = { submission, indicator, typed: { state }, rationale, evidence, language: 'en', revision }
    must(await saveAnswer(desk, answer))
  }
  return submission
}

async function handsIn(member: Member, state: string, indicators?: readonly string[]): Promise<string> {
  const submission = await says(member, state, indicators)
  must(await submit(await deskOf(member), { submission, revision: await revisionOf(submission) }))
  return submission
}

const decided = { accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
async function accept(submission: string): Promise<void> {
  const [rune, revision] = [await world.signInAs('rune'), await revisionOf(submission)]
  must(await reviewSubmission(rune, { ...decided, decision: 'accept', submission, revision }))
}

const othersFor = async (member: Member) =>
  (await questionPage(await deskOf(member), { submission: await formOf(member), indicator: 'A2' }))!.others

describe('what other members of the country said', () => {
  test('is not shown before one hands in one’s own, and not where two answered', async () => {
    await accept(await handsIn('Alder', 'yes'))
    await says('Birch', 'no')
    assert.deepEqual(await othersFor('Birch'), [])
    await accept(await handsIn('Birch', 'no'))
    assert.deepEqual(await othersFor('Birch'), [])
    assert.deepEqual(await othersFor('Cedar'), [])
  })

  test('is shown of accepted answers once three answered, without who and without the held ones', async () => {
    const cedar = await handsIn('Cedar', 'partial')
    const said = await othersFor('Cedar')
    assert.deepEqual(
      said.map(({ status, rationale }) => ['state' in status && status.state, rationale?.body]),
      [
        ['no', 'no as far as is known'],
        ['yes', 'yes as far as is known'],
      ],
    )
    assert.doesNotMatch(JSON.stringify(said), /Alder|Birch|respondent/)
    // Cedar's own waits for its review: to the others nothing of it is shown yet.
    assert.equal((await othersFor('Alder')).length, 1)
    await accept(cedar)
    assert.equal((await othersFor('Alder')).length, 2)
    const birch = await formOf('Birch')
    must(await holdAnswer(await deskOf('Birch'), { submission: birch, indicator: 'A2', held: true }))
    assert.deepEqual(
      (await othersFor('Alder')).map(({ status }) => 'state' in status && status.state),
      ['partial'],
    )
  })

  test('stands beside the answer of its reviewer, with who said it', async () => {
    const dogwood = await handsIn('Dogwood', 'yes', ['A1', 'A2'])
    const { questions } = (await reviewPage(await world.signInAs('rune'), dogwood))!
    const { others } = questions.find(question => question.indicator.code === 'A2')!
    assert.deepEqual(
      others.map(({ respondent, accepted, held }) => [respondent, accepted, held]),
      [
        ['Alder', true, false],
        ['Birch', true, true],
        ['Cedar', true, false],
      ],
    )
    assert.deepEqual(questions.find(question => question.indicator.code === 'A1')!.others, [])
  })
})

describe('a note of the reviewer at a question', () => {
  const notes = { A1: '', A2: 'Which of the three years does the budget cover?' }

  test('says why a form comes back, stands at that question, and can be asked away', async () => {
    const [rune, dagny, submission] = [await world.signInAs('rune'), await deskOf('Dogwood'), await formOf('Dogwood')]
    const revision = await revisionOf(submission)
    must(await reviewSubmission(rune, { ...decided, decision: 'return', notes, submission, revision }))
    const page = (await sectionPage(dagny, { submission, section: null }))!
    const shown = page.notes.filter(note => note.text !== null)
    assert.deepEqual(
      shown.map(({ code, decision, text }) => [code, decision, text!.body]),
      [['A2', 'returned', notes.A2]],
    )
    const id = shown[0]!.text!.id
    assert.equal((await textShown(dagny, id))?.body, notes.A2)
    assert.equal(await textShown(await deskOf('Alder'), id), null)
  })

  test('stays there when it is answered, and the next one follows it', async () => {
    const [rune, submission] = [await world.signInAs('rune'), await handsIn('Dogwood', 'partial', ['A1', 'A2'])]
    assert.equal((await reviewPage(rune, submission))!.notes.filter(note => note.code === 'A2').length, 1)
    const inPart = { ...decided, decision: 'accept-in-part', accepted: ['A1'], note: 'Nearly there.' } as const
    const second = { A1: 'Thank you.', A2: 'The third year is missing.' }
    must(await reviewSubmission(rune, { ...inPart, notes: second, submission, revision: await revisionOf(submission) }))
    const { notes: all } = (await submissionPage(await deskOf('Dogwood'), submission))!
    assert.deepEqual(
      all.flatMap(({ code, decision, text }) => (text ? [[code, decision, text.body]] : [])),
      [
        ['A2', 'returned', notes.A2],
        [null, 'accepted-in-part', 'Nearly there.'],
        ['A1', 'accepted', 'Thank you.'],
        ['A2', 'returned', 'The third year is missing.'],
      ],
    )
  })

  test('is refused at a question that is not under review, and above the longest text', async () => {
    const [rune, submission] = [await world.signInAs('rune'), await handsIn('Dogwood', 'yes')]
    const revision = await revisionOf(submission)
    const tried = async (written: Readonly<Record<string, string>>) => {
      const form = { ...decided, decision: 'return', notes: written, submission, revision } as const
      const done = await reviewSubmission(rune, form)
      return done.ok ? 'done' : `${done.refusal.kind} ${done.refusal.field}`
    }
    assert.equal(await tried({ A1: 'Already accepted' }), 'review.answer-unknown A1:note')
    assert.equal(await tried({ Z9: 'Not asked' }), 'review.answer-unknown Z9:note')
    assert.equal(await tried({ A2: 'x'.repeat(5001) }), 'field.too-long A2:note')
    assert.equal(await tried({ A2: ' ' }), 'review.note-missing note')
  })
})

describe('evidence that may name or picture a child', () => {
  const news = { ...evidence[0]!, type: 'news', address: 'https://news.example.org/court' }

  test('is opened and ticked by the reviewer, piece by piece, before it counts; a return needs none of it', async () => {
    const [rune, dagny] = [await world.signInAs('rune'), await deskOf('Dogwood')]
    const submission = await formOf('Dogwood')
    const back = { ...decided, decision: 'return', note: 'A newspaper?', submission } as const
    must(await reviewSubmission(rune, { ...back, revision: await revisionOf(submission) }))
    const { revision } = (await questionPage(dagny, { submission, indicator: 'A2' }))!
    const said = { submission, indicator: 'A2', typed: { state: 'yes' }, rationale: 'A court said so', language: 'en' }
    must(await saveAnswer(dagny, { ...said, evidence: [...evidence, news], revision }))
    must(await submit(dagny, { submission, revision: await revisionOf(submission) }))
    const accepted = { ...decided, decision: 'accept', submission, revision: await revisionOf(submission) } as const
    for (const opened of [[], ['A2:0'], ['1']]) {
      const unopened = await reviewSubmission(rune, { ...accepted, opened })
      assert.deepEqual(unopened, { ok: false, refusal: { kind: 'review.evidence-not-opened', field: 'opened' } })
    }
    must(await reviewSubmission(rune, { ...accepted, opened: ['A2:1'] }))
  })

  test('of a correction it is opened too', async () => {
    const [rune, arva, submission] = [await world.signInAs('rune'), await deskOf('Alder'), await formOf('Alder')]
    const { answer: base } = (await questionPage(arva, { submission, indicator: 'A2' }))!
    const said = { submission, indicator: 'A2', typed: { state: 'no' }, rationale: 'It was taken back', language: 'en' }
    const { answer } = must(await correctAnswer(arva, { ...said, evidence: [news], base: base!.id }))
    const accepted = { answer, decision: 'accept', note: '', language: 'en', nobodyRecognisable: true } as const
    const unopened = await reviewCorrection(rune, accepted)
    assert.equal(!unopened.ok && unopened.refusal.kind, 'review.evidence-not-opened')
    must(await reviewCorrection(rune, { ...accepted, opened: ['0'] }))
  })
})
