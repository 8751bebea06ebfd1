/** National indicators: proposed by a member or the secretariat, agreed by another person, answered with what else the member hands in. */
import { agreeNational, proposeNational, saveAnswer } from '@waymark/operations'
import type { Submission } from '../recount/world.ts'
import type { Life } from './life.ts'
import { must } from './stage.ts'
import { wordOf } from './typed.ts'

type Of = { readonly of: string }

const indicatorOf = ({ world }: Life, of: string) => world.national!.find(({ code }) => code === of)!

export async function propose(life: Life, { of }: Of): Promise<void> {
  const { country, wording, proposed } = indicatorOf(life, of)
  const { by } = proposed
  const desk = by === 'secretariat' ? await life.stage.office('secretariat') : await life.stage.member(by)
  const texts = {
    name: wording,
    question: wording,
    evidence: 'The decision.',
    yes: 'All.',
    partial: 'Some.',
    no: 'None.',
  }
  const choice = { section: 'O1', answer: 'rating', measures: 'process', years: '1' }
  const about = { place: country, edition: life.edition.id, proposal: null, revision: 0, language: 'en' }
  const { proposal } = must(await proposeNational(desk, { ...about, ...texts, ...choice }))
  life.nationals.set(of, { proposal, code: undefined })
}

export async function agreeOnNational(life: Life, { of }: Of): Promise<void> {
  const { proposal } = life.nationals.get(of)!
  const { body, day } = indicatorOf(life, of).agreed!
  const desk = await life.stage.office('secretariat', 1)
  const { code } = must(await agreeNational(desk, { proposal, revision: 1, body, day, record: 'Planted minutes' }))
  life.nationals.set(of, { proposal, code })
}

/** What the member says of the national indicators of its country in the round, once. */
export async function writeNational(life: Life, { round, respondent, subject }: Submission, id: string): Promise<void> {
  if (subject.kind !== 'country') return
  for (const { code, country, answers } of life.world.national ?? []) {
    const said = answers.find(answer => answer.round === round && answer.respondent === respondent)
    const ours = life.nationals.get(code)?.code
    const key = `${id} ${code}`
    if (country !== subject.code || !said || ours === undefined || life.submissions.has(key)) continue
    const typed: Readonly<Record<string, string>> =
      'missing' in said.given ? { missing: said.given.missing } : { state: wordOf(said.given) }
    const form = { submission: id, indicator: ours, typed, rationale: '', evidence: [], language: 'en', revision: 0 }
    must(await saveAnswer(await life.stage.member(respondent), form))
    life.submissions.set(key, id)
  }
}
