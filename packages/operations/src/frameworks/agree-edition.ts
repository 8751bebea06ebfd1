/** An adopted edition on its way: proposed, agreed (by which body, when, with which record), in use, retired. */
import { mayMove, type Agreement } from '@waymark/framework'
import { done, refused, type Result, plainText } from '@waymark/language'
import { readDay } from '@waymark/network'
import {
  editionById,
  lockEdition,
  saveText,
  setEditionState,
  versionsInEdition,
  writeAgreement,
  type EditionRow,
  type InNetwork,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { readOptional } from '../plans/written.ts'
import type { CommonRefusal } from '../refusal.ts'
import { hashOfCriteria, standingAgreements, toAgreeOn } from './agreed.ts'

export type DecisionRefusal =
  CommonRefusal | { readonly kind: 'day.in-future'; readonly field: string; readonly given: string }

export type EditionMoveRefusal =
  | DecisionRefusal
  | { readonly kind: 'edition.cannot-move'; readonly from: string; readonly to: string }
  /** Made after the edition's last day, and no reason says why. */
  | { readonly kind: 'agreement.after-edition'; readonly field: string; readonly last: string }

export type AgreementForm = {
  readonly edition: string
  readonly body: string
  readonly day: string
  readonly record: string
  /** Codes of the indicators decided on; left out, all on which no decision stands yet. */
  readonly indicators?: readonly string[]
  /** Why the decision came after the edition's last day, where it did, and in which language that is written. */
  readonly lateReason?: string
  readonly language?: string
}

/**
 * Records a decision of the network on indicators of an edition, each in its version and with its criteria as they read now;
 * the first one makes a proposed edition an agreed one, later ones add to it. Gives the edition's id. Refuses a day in the
 * future, a day after the edition's last one without a reason, a decision on nothing, and a retired edition.
 */
export async function recordAgreement(desk: Desk, form: AgreementForm): Promise<Result<string, EditionMoveRefusal>> {
  return perform<string, EditionMoveRefusal>(desk, 'record-agreement', async ({ t, at, latest, about }) => {
    const said = readDecision(form, latest)
    if (!said.ok) return said
    const edition = await lockEdition(t, form.edition)
    if (!edition) return refused({ kind: 'thing.not-found' })
    if (edition.state === 'retired') return refused({ kind: 'edition.cannot-move', from: 'retired', to: 'agreed' })
    const reason = await lateReason(t, { edition, form, day: said.value.day })
    if (!reason.ok) return reason
    const decided = await decidedVersions(t, edition, form.indicators)
    if (!decided.ok) return decided
    const versions = decided.value
    await writeAgreement(t, { edition: edition.id, ...said.value, lateReason: reason.value, at, versions })
    if (edition.state === 'proposed') await setEditionState(t, edition.id, 'agreed')
    about(edition.id, { ...said.value, indicators: versions.map(version => version.code) })
    return done(edition.id)
  })
}

/** Reads a decision as typed. Refuses one without body, record or day, and a day that lies ahead. */
export function readDecision(form: Agreement, latest: string): Result<Agreement, DecisionRefusal> {
  const body = plainText(form.body)
  const record = plainText(form.record)
  if (body === '') return refused({ kind: 'field.missing', field: 'body' })
  if (record === '') return refused({ kind: 'field.missing', field: 'record' })
  const day = readDay(form.day)
  if (!day.ok) return refused({ ...day.refusal, field: 'day' })
  if (day.value > latest) return refused({ kind: 'day.in-future', field: 'day', given: form.day })
  return done({ body, day: day.value, record })
}

/** The text that says why a decision came after the edition's last day; null where it came in time. */
async function lateReason(
  t: InNetwork,
  { edition, form, day }: { edition: EditionRow; form: AgreementForm; day: string },
): Promise<Result<string | null, EditionMoveRefusal>> {
  const { last } = edition.content.edition
  if (last === null || day <= last) return done(null)
  const reason = readOptional('lateReason', form.lateReason, form.language ?? 'en')
  if (!reason.ok) return reason
  if (reason.value === null) return refused({ kind: 'agreement.after-edition', field: 'lateReason', last })
  return done(await saveText(t, reason.value))
}

/** The versions decided on, with the hash of their criteria as they read now. */
async function decidedVersions(t: InNetwork, edition: EditionRow, chosen: readonly string[] | undefined) {
  const open = edition.content.indicators.filter(toAgreeOn)
  const agreed = new Set(standingAgreements(edition).flatMap(agreement => agreement.indicators))
  const codes = new Set(chosen ?? open.map(indicator => indicator.code).filter(code => !agreed.has(code)))
  if ([...codes].some(code => !open.some(indicator => indicator.code === code)))
    return refused({ kind: 'thing.not-found' as const })
  if (codes.size === 0 && open.length > 0) return refused({ kind: 'field.missing' as const, field: 'indicators' })
  const versions = new Map((await versionsInEdition(t, edition.id)).map(version => [version.code, version.id]))
  return done(
    open
      .filter(indicator => codes.has(indicator.code))
      .map(indicator => ({
        code: indicator.code,
        version: versions.get(indicator.code)!,
        criteria: hashOfCriteria(indicator),
      })),
  )
}

/** Puts an agreed edition in use, or retires one that is in use, or a proposal that nobody agreed to. */
export async function moveEdition(
  desk: Desk,
  move: { readonly edition: string; readonly to: 'in-use' | 'retired' },
): Promise<Result<string, EditionMoveRefusal>> {
  return perform<string, EditionMoveRefusal>(desk, 'put-in-use', async ({ t, about }) => {
    const edition = await editionById(t, move.edition)
    if (!edition) return refused({ kind: 'thing.not-found' })
    if (!mayMove(edition.state, move.to))
      return refused({ kind: 'edition.cannot-move', from: edition.state, to: move.to })
    await setEditionState(t, edition.id, move.to)
    about(edition.id, { to: move.to })
    return done(edition.id)
  })
}
