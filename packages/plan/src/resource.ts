/** What an action takes: money in one currency, days of staff, or things in kind; planned or spent. Source: models.md 5. */
import { done, folded, plainText, refused, type Result } from '@waymark/language'

export const resourceSorts = ['money', 'staff-days', 'in-kind'] as const
export type ResourceSort = (typeof resourceSorts)[number]
export const resourceUses = ['planned', 'spent'] as const
export type ResourceUse = (typeof resourceUses)[number]

/** `amount`: decimal text, of money or of days; null in kind. `currency`: ISO 4217, of money alone. */
export type Resource = {
  readonly used: ResourceUse
  readonly sort: ResourceSort
  readonly amount: string | null
  readonly currency: string | null
}

/** As typed; `note` says from which source, or what is given in kind. */
export type ResourceFields = {
  readonly used: string
  readonly sort: string
  readonly amount: string
  readonly currency: string
  readonly note: string
}

export type ResourceRefusal =
  | { readonly field: 'used'; readonly kind: 'money.as-unknown'; readonly given: string }
  | { readonly field: 'sort'; readonly kind: 'resource.sort-unknown'; readonly given: string }
  | { readonly field: 'amount'; readonly kind: 'resource.amount-missing' | 'resource.amount-in-kind' }
  | { readonly field: 'amount'; readonly kind: 'money.amount-malformed'; readonly given: string }
  | { readonly field: 'currency'; readonly kind: 'money.currency-missing' | 'resource.currency-without-money' }
  | { readonly field: 'currency'; readonly kind: 'money.currency-malformed'; readonly given: string }
  | { readonly field: 'note'; readonly kind: 'resource.note-missing' }

/**
 * Reads what an action takes; digits of any script. Refuses, everything wrong at once: a sort or use that is none, money without its
 * currency, a currency without money, no amount or one that is no number, an amount in kind, and things in kind that nobody names.
 */
export function readResource(typed: ResourceFields): Result<Resource, readonly ResourceRefusal[]> {
  const sort = resourceSorts.find(known => known === typed.sort)
  const used = resourceUses.find(known => known === typed.used)
  const amount = latin(typed.amount)
  const currency = typed.currency.trim().toUpperCase()
  const problems: ResourceRefusal[] = [
    ...(used ? [] : [{ field: 'used', kind: 'money.as-unknown', given: typed.used } as const]),
    ...(sort ? [] : [{ field: 'sort', kind: 'resource.sort-unknown', given: typed.sort } as const]),
    ...(sort ? amountProblems(sort, amount) : []),
    ...(sort ? currencyProblems(sort, currency) : []),
    ...(sort === 'in-kind' && plainText(typed.note) === ''
      ? [{ field: 'note', kind: 'resource.note-missing' } as const]
      : []),
  ]
  if (!sort || !used || problems.length > 0) return refused(problems)
  return done({
    used,
    sort,
    amount: sort === 'in-kind' ? null : amount,
    currency: sort === 'money' ? currency : null,
  })
}

function amountProblems(sort: ResourceSort, amount: string): readonly ResourceRefusal[] {
  if (sort === 'in-kind') return amount === '' ? [] : [{ field: 'amount', kind: 'resource.amount-in-kind' }]
  if (amount === '') return [{ field: 'amount', kind: 'resource.amount-missing' }]
  const isNumber = /^\d{1,15}(?:\.\d{1,2})?$/.test(amount)
  return isNumber ? [] : [{ field: 'amount', kind: 'money.amount-malformed', given: amount }]
}

function currencyProblems(sort: ResourceSort, currency: string): readonly ResourceRefusal[] {
  if (sort !== 'money') return currency === '' ? [] : [{ field: 'currency', kind: 'resource.currency-without-money' }]
  if (currency === '') return [{ field: 'currency', kind: 'money.currency-missing' }]
  const isCode = /^[A-Z]{3}$/.test(currency)
  return isCode ? [] : [{ field: 'currency', kind: 'money.currency-malformed', given: currency }]
}

/** Digits of any script as those of Latin script, without the signs between thousands. */
const latin = (typed: string): string => folded(typed).replace(/(?<=\d)[ ’'](?=\d{3})/gu, '')
