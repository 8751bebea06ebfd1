import { regionsAtWork, reviewList } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { roundName } from '#lib/round-name.ts'
import { deskFor } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const words = wordsIn(event.locals.language)
  const desk = await deskFor(event, 'review-submission')
  const { submissions, entries, corrections } = await reviewList(desk)
  const regions = await regionsAtWork(desk)
  const regionsOf = (place: string | undefined) =>
    regions.flatMap(({ code, places }) => (place !== undefined && places.includes(place) ? code : []))
  const rows = [
    ...submissions.map(submission => ({
      kind: 'submissions',
      key: submission.id,
      path: submission.id,
      ...form(submission),
      indicator: null,
    })),
    ...corrections.map(correction => ({
      kind: 'corrections',
      key: correction.answer,
      path: `correction/${correction.answer}`,
      ...form(correction),
      indicator: correction.indicator,
    })),
    ...entries.map(entry => ({
      kind: 'entries',
      key: entry.id,
      path: `entry/${entry.id}`,
      entry: entry,
      form: null,
      day: entry.day,
      indicator: null,
    })),
  ]
  const list = listed(
    rows,
    event.url.searchParams,
    {
      text: row => [
        row.form ? words.pick(row.form.subject.names).text : '',
        row.form?.respondent ?? '',
        row.form ? roundName(row.form.round, words) : '',
        row.indicator ?? '',
        row.entry?.title.body ?? '',
      ],
      filters: { kind: row => [row.kind], region: row => regionsOf(row.form?.subject.code) },
      sorts: {
        oldest: row => row.day,
        country: row => (row.form ? words.pick(row.form.subject.names).text : (row.entry?.title.body ?? '')),
      },
    },
    words.compare,
  )
  return { list, regions }
}

/** What a row shows of a form; its day is the one it was due on. */
function form<Form extends { readonly round: { readonly dueOn: string } }>(eachForm: Form) {
  return { form: eachForm, day: eachForm.round.dueOn, entry: null }
}
