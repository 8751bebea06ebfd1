import { fail } from '@sveltejs/kit'
import { saidAround } from '#lib/components/frame-words.ts'
import { readForm, refuseForm, textOf } from '#lib/server/form.ts'
import { readMessages } from '#lib/server/messages.ts'
import { firstRun, firstRunDay } from '@waymark/terms/first-run'
import { checkForPage, usualLimits } from './checking.server.ts'
import { shippedTerms } from './shipped.ts'
import type { Catalogue } from '@waymark/language'
import type { Actions, PageServerLoad } from './$types'

let catalogue: Catalogue | undefined

export const load: PageServerLoad = ({ locals }) => {
  catalogue ??= readMessages()
  const words = [...catalogue]
    .filter(([key]) => saidAround(key) || key.startsWith('terms.'))
    .map(([key, message]): [string, Record<string, string>] => [
      key,
      { [locals.language]: message[locals.language] ?? '' },
    ])
  return { words, concepts: shippedTerms().concepts.length, measured: firstRun, measuredOn: firstRunDay }
}

export const actions: Actions = {
  default: async ({ request, setHeaders }) => {
    setHeaders({ 'cache-control': 'no-store' }) // the answer holds what a person wrote
    const form = await readForm(request)
    const text = textOf(form, 'text')
    const published = textOf(form, 'published')
    if (text === '') return refuseForm(form, { kind: 'terms.empty', field: 'text' })
    if (published !== '' && !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(published))
      return refuseForm(form, { kind: 'terms.published', field: 'published' })
    const checked = await checkForPage(text, published)
    const kept = { text: [text], published: [published] }
    if (checked.ok) return { refusals: [], kept, checked: checked.value }
    const refusal = { kind: checked.refusal.kind, field: 'text', n: usualLimits.longest }
    return checked.refusal.kind === 'terms.busy' ? fail(503, { refusals: [refusal], kept }) : refuseForm(form, refusal)
  },
}
