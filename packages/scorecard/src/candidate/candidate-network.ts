/** Whom and what the rest is about: places, groups, members; and the sources of public facts. */
import type { Language } from '@waymark/language'
import type { LocalName, WrittenDay } from './candidate-values.ts'

export type Place = {
  readonly code: string
  readonly kind: string
  readonly names: Readonly<Record<Language, string>>
  readonly nameSources: Readonly<Record<Language, string>>
  readonly note?: LocalName
  /** Row and column on the tile grid, for invented countries only. */
  readonly tile?: readonly [number, number]
}

/** A dated set of places, as it was on the last day of the period named. */
export type Group = {
  readonly id: string
  readonly kind: string
  readonly names: LocalName
  readonly on: WrittenDay
  readonly places: readonly string[]
  readonly source?: string
  readonly note?: LocalName
}

export type Member = {
  readonly id: string
  readonly name: string
  readonly shown: 'name' | 'country' | 'hidden'
  readonly places: readonly string[]
}

/** `contributed`: something stands in it, whatever; `complete`: the member said that nothing is missing. */
export type MemberRecord = {
  readonly call: string
  readonly member: string
  readonly contributed: boolean
  readonly complete: boolean
}

export type Source = {
  readonly id: string
  readonly title: LocalName
  readonly publisher: string
  readonly address?: string
  readonly licence: string
  readonly seenOn?: WrittenDay
  readonly asOf?: WrittenDay
  /** What its facts rest on and where they end, in words. */
  readonly note?: LocalName
  /** What was mended or marked while importing, sentence by sentence. */
  readonly mendings: readonly LocalName[]
  /** Rows left out with their reason. */
  readonly leftOut: readonly { readonly row: number; readonly name: string; readonly reason: LocalName }[]
}
