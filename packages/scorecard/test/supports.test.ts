/** What supports what a level up, on pages of both sides, in open data, and only where both are public. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assembleRelease,
  decodeUtf8,
  partsOf,
  verifyRelease,
  type Candidate,
  type CountryPage,
  type GroupPage,
  type PlanPage,
} from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { pageFiles } from './page-files.ts'
import { texts, threeCountries } from './three-countries.ts'

const [national] = threeCountries.priorities
const group = threeCountries.groups[0]!
const { place: _, ...anywhere } = national!
const regional = {
  ...anywhere,
  id: 'priority-r',
  region: group.id,
  actions: [{ id: 'action-r', what: 'text-7006', updates: [] }],
}
const supporting = (supports: string, upper = regional): Candidate => ({
  ...threeCountries,
  priorities: [
    { ...national!, actions: national!.actions.map(action => ({ ...action, supports })) },
    ...(upper.actions.length > 0 ? [upper] : []),
  ],
})
const pagesOf = (candidate: Candidate) => pageFiles(partsOf(candidate).base, stamp)
const actionIn = (candidate: Candidate) =>
  (pagesOf(candidate)['countries/QMA.json'] as CountryPage).priorities[0]!.actions[0]!

test('an action says what it supports, and what is supported says by whom', () => {
  const candidate = supporting('action/action-r')
  assert.deepEqual(actionIn(candidate).supports, { key: 'action/action-r', region: group.id, what: 'text-7006' })
  const page = pagesOf(candidate)[`groups/${group.id}.json`] as GroupPage
  const [upper] = page.priorities.find(priority => priority.id === 'priority-r')!.actions
  assert.deepEqual(upper!.supportedBy, [{ key: 'action/action-1', place: 'QMA', what: 'text-7006' }])
  assert.ok('QMA' in page.places && upper!.supports === undefined)
  const plan = pagesOf(supporting('priority/priority-r'))['plan.json'] as PlanPage
  const shown = plan.priorities.find(priority => priority.id === 'priority-r')!
  assert.deepEqual(
    shown.supportedBy?.map(({ key }) => key),
    ['action/action-1'],
  )
  assert.equal(plan.priorities.find(({ id }) => id === 'priority-1')!.supportedBy, undefined)
})

test('open data say it by the same key, and the release is intact', () => {
  const release = assembleRelease(supporting('priority/priority-r'), texts, { stamp, crypto: keys })
  assert.match(
    decodeUtf8(release.files['data/plans.csv']!)!,
    /^action,action-1,.*,priority\/priority-r,,,,,,text-7006\r?$/m,
  )
  assert.deepEqual(verifyRelease(release.files, anybody).findings, [])
})

test('what is not public, or is of a country that is hidden, is neither supported nor supports in public', () => {
  const { reason: __, ...unsaid } = regional
  assert.equal(actionIn(supporting('priority/priority-r', unsaid as typeof regional)).supports, undefined)
  assert.equal(actionIn(supporting('action/nowhere')).supports, undefined)
  const hidden = pagesOf({ ...supporting('action/action-r'), hidden: ['QMA'] })
  assert.doesNotMatch(JSON.stringify(hidden), /supportedBy/)
})
