/** The shipped public record as the start reads it: its framework, the groups of places, and one plan per import. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { readFramework, type FrameworkEdition } from '@waymark/framework'
import { readReference, type ContentGroup, type ImportPlan, type ContentPlace, type TextFile } from '@waymark/exchange'

export const root = new URL('../../', import.meta.url)

export type ShippedFacts = {
  readonly framework: FrameworkEdition
  readonly places: readonly ContentPlace[]
  readonly groups: readonly ContentGroup[]
  readonly facts: readonly ImportPlan[]
}

/** Throws where the content is not sound, with every problem found. */
export function shippedFacts(): ShippedFacts {
  const record = 'content/frameworks/public-record.yaml'
  const framework = readFramework(readFileSync(new URL(record, root), 'utf8'), record)
  assert.ok(framework.ok, JSON.stringify(framework))
  const content = readReference(
    {
      places: filesIn('content/places/'),
      groups: filesIn('content/groups/'),
      facts: filesIn('content/facts/'),
      reviews: [],
      recommendations: [],
    },
    framework.value.indicators,
  )
  assert.ok(content.ok, JSON.stringify(content.ok || content.refusal, null, 1))
  const { places, groups, facts } = content.value
  return {
    framework: framework.value,
    places: places.flatMap(list => list.places),
    groups: groups.flatMap(list => list.groups),
    facts,
  }
}

function filesIn(folder: string): TextFile[] {
  return readdirSync(new URL(folder, root)).map(name => {
    const file = `${folder}${name}`
    return { file, text: readFileSync(new URL(file, root), 'utf8') }
  })
}
