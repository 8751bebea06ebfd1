/** What a deed of the table of permissions is tried with. */
import type { Deed, Desk } from '@waymark/operations'
import {
  acceptance,
  type Filled,
  type OfficeThings,
  type Shared,
  type Things,
} from '../../../../tests/isolation/filled-network.ts'

/** The ids a deed is tried with: one target throughout, so that nothing of the own network hides what is foreign. */
export type Target = Things & Shared & Partial<OfficeThings> & Partial<Filled['regional']>
export type Attempt = (desk: Desk, on: Target) => Promise<unknown>

export const language = 'en'
export const nothing = { rationale: '', evidence: [], language }
export const yes = { indicator: 'A2', typed: { state: 'yes' }, ...nothing }
export const review = { ...acceptance, note: '' }
export const written = { text: 'said', language }
export const origin = 'https://example.org'

export type Attempts = Readonly<Partial<Record<Deed, Attempt>>>
