/** Without somebody who would receive a worrying text, the forms that could bring one stay off. */
import { done, refused, type Result } from '@waymark/language'
import { safeguardingOf, type InNetwork } from '@waymark/store'
import type { Deed } from '../permissions/index.ts'

/** Deeds by which members and their reviewers bring free text into a network. */
const bringsText: ReadonlySet<Deed> = new Set([
  'save-answer',
  'correct-answer',
  'answer-for-member',
  'save-entry',
  'answer-preview',
  'record-contribution',
  'record-dialogue',
  'choose-priority',
  'propose-national',
  'decide-not-to-act',
  'plan-action',
  'keep-plan',
  'agree-plan',
  'amend-priority',
  'amend-action',
  'keep-milestone',
  'keep-resource',
  'report-update',
  'record-finding',
  'draw-lesson',
  'decide',
  'follow-up-decision',
  'record-change',
])

/** A real network always needs one; an invented one only where its administrators said so. */
export const needsFocalPoint = (invented: boolean, asked: boolean | null): boolean => !invented || asked === true

/** Whether a deed may bring free text into this network today. */
export async function mayBringText(of: {
  readonly t: InNetwork
  readonly deed: Deed
  readonly invented: boolean
  readonly today: string
}): Promise<Result<null, { readonly kind: 'safeguarding.no-focal-point' }>> {
  if (!bringsText.has(of.deed)) return done(null)
  const { focalPoints, asked } = await safeguardingOf(of.t, of.today)
  if (focalPoints > 0 || !needsFocalPoint(of.invented, asked)) return done(null)
  return refused({ kind: 'safeguarding.no-focal-point' })
}
