/** What a new colleague is asked to add, each as the edits that do it, with how many files it may touch beside words and tests. */

/** In `file`, `find` becomes `put`; without `find` the file is new. With `like` it begins as that file. */
export type Edit = { readonly file: string; readonly like?: string; readonly find?: string; readonly put: string }

export type Change = {
  readonly name: string
  /** Files beside words and tests. */
  readonly most: number
  readonly edits: readonly Edit[]
  /** A test that shows the change at work; it runs in the copy. */
  readonly test: string
}

const four = (text: string) => JSON.stringify({ en: text, ru: text, ar: text, sv: text, note: 'Planted.' })
/** Texts of the interface, in a file of their own. */
const words = (name: string, texts: Readonly<Record<string, string>>): Edit => ({
  file: `content/messages/${name}.json`,
  put: `{ ${Object.entries(texts)
    .map(([key, text]) => `"${key}": ${four(text)}`)
    .join(', ')} }\n`,
})

const answerField: Change = {
  name: 'a field of an answer, from the form to the public page and the open data',
  most: 6,
  edits: [
    { file: 'packages/collection/src/beside-rating.ts', find: "['step']", put: "['step', 'sure']" },
    {
      file: 'packages/collection/src/typed-answer.ts',
      find: '  const step = answer && all.take(readStep(indicator, typed, answer))',
      put: '  const sure = answer && all.take(readSure(typed))\n  const step = answer && all.take(readStep(indicator, typed, answer))',
    },
    {
      file: 'packages/collection/src/typed-answer.ts',
      find: '...(step ? { step } : {}) })\n  })',
      put: '...(step ? { step } : {}), ...(sure ? { sure } : {}) })\n  })',
    },
    {
      file: 'packages/collection/src/typed-answer.ts',
      find: "...(indicator.steps.length > 0 ? ['step'] : [])",
      put: "...(indicator.steps.length > 0 ? ['step'] : []), ...(indicator.answer === 'rating' ? ['sure'] : [])",
    },
    {
      file: 'packages/collection/src/typed-answer.ts',
      find: "  | { readonly kind: 'answer.step-unknown'; readonly given: string }",
      put: "  | { readonly kind: 'answer.step-unknown' | 'answer.sure-unknown'; readonly given: string }",
    },
    {
      file: 'packages/collection/src/typed-answer.ts',
      find: 'function readStep(',
      put: `function readSure(typed: TypedAnswer): Result<string | null, TypedAnswerProblem> {
  const given = (typed['sure'] ?? '').trim()
  if (given === '' || given === 'certain' || given === 'likely') return done(given === '' ? null : given)
  return refused({ kind: 'answer.sure-unknown', field: 'sure', given })
}

function readStep(`,
    },
    {
      file: 'apps/web/src/lib/components/desk/AnswerFields.svelte',
      find: "{:else if indicator.answer === 'count'}",
      put: `  <Select
    name="sure"
    label={speak('label.sure')}
    options={['', 'certain', 'likely'].map(value => ({ value, label: speak(\`answer.sure.\${value || 'open'}\`) }))}
    value={typed['sure'] ?? ''}
  />
{:else if indicator.answer === 'count'}`,
    },
    {
      file: 'apps/web/src/lib/components/desk/AnswerShown.svelte',
      find: '{#if parts.length > 0}',
      put: `{#if rated?.sure}<span class="src">{speak(\`answer.sure.\${rated.sure}\`)}</span>{/if}
      {#if parts.length > 0}`,
    },
    {
      file: 'apps/web/src/lib/public/PublishedStatus.svelte',
      find: '{#if step}',
      put: `{#if status.sure}{' '}<span class="src">{speak(\`answer.sure.\${status.sure}\`)}</span>{/if}{#if step}`,
    },
    {
      file: 'packages/scorecard/src/open-data/open-data-observations.ts',
      find: "  observations.text('step'),",
      put: "  observations.text('sure'),\n  observations.text('step'),",
    },
    {
      file: 'content/open-data/columns.json',
      find: '"step": {',
      put: `"sure": ${four('how sure the respondent is')}, "step": {`,
    },
    words('planted', {
      'label.sure': 'How sure are you?',
      'answer.sure.open': 'not said',
      'answer.sure.certain': 'certain',
      'answer.sure.likely': 'likely',
      'answer.sure-unknown': 'Choose one of the list.',
    }),
  ],
  test: `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTypedAnswer } from '@waymark/collection'
import { statusOf } from '../../packages/operations/src/settlement/status.ts'

const rating = { answer: 'rating', steps: [], parts: [], phases: [], subQuestions: [], criteria: null } as never
test('the field is read, kept, published, and refused by name', () => {
  const read = readTypedAnswer(rating, { state: 'yes', sure: 'likely' })
  assert.ok(read.ok, JSON.stringify(read))
  assert.deepEqual(read.value.typed, { state: 'yes', sure: 'likely' })
  assert.deepEqual(statusOf({ kind: 'rating', state: 'yes' }, read.value.value!), { state: 'yes', sure: 'likely' })
  const wrong = readTypedAnswer(rating, { state: 'yes', sure: 'perhaps' })
  assert.deepEqual(wrong, { ok: false, refusal: [{ kind: 'answer.sure-unknown', field: 'sure', given: 'perhaps' }] })
})
`,
}

const network = 'apps/web/src/routes/[language=language]/[network]'
const page = (title: string, shown: string) => `<script lang="ts">
  import { useWords } from '#lib/words.ts'
  let { data } = $props()
  const { speak } = useWords()
</script>

<svelte:head><title>{speak('${title}')}</title></svelte:head>
<h1>{speak('${title}')}</h1>
<p>{${shown}}</p>
`

const deskPage: Change = {
  name: 'a page of the desk',
  most: 2,
  edits: [
    { file: `${network}/desk/planted/+page.svelte`, put: page('planted.title', 'data.rows.length') },
    {
      file: `${network}/desk/planted/+page.server.ts`,
      put: `import { targetsPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  const { targets } = await targetsPage(await deskFor(event, 'agree-target'))
  return { rows: targets }
}
`,
    },
    words('planted', { 'planted.title': 'A planted page' }),
  ],
  test: `import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginSession, useRuntime } from '@waymark/operations'
import { openWorld, type World } from '@waymark/testing'
import { siteFromSources, type SiteFromSources } from '../../apps/web/from-sources.ts'
import { serve, type Serving } from '../../apps/web/server.ts'

let world: World, site: SiteFromSources, serving: Serving
before(async () => {
  world = await openWorld()
  useRuntime(world.runtime)
  site = await siteFromSources(world.runtime)
  const settings = { hosts: ['127.0.0.1'], port: 0, origins: [], open: false, graceMs: 2000 }
  serving = await serve(settings, { site: async () => site.answer })
})
after(async () => {
  await serving?.close()
  await site?.end()
  await world?.close()
})
test('the page is served to whoever may see it, in four languages', async () => {
  const { token } = await beginSession(world.runtime, (await world.signInAs('sigrid')).person!.id)
  for (const language of ['en', 'ru', 'ar', 'sv']) {
    const address = \`http://localhost:\${serving.port}/\${language}/test-network/desk/planted\`
    const shown = await fetch(address, { headers: { cookie: \`waymark=\${token}\` }, redirect: 'manual' })
    assert.equal(shown.status, 200)
    assert.match(await shown.text(), /<h1>A planted page/)
  }
})
`,
}

const publicPage: Change = {
  name: 'a public page with a page file of its own',
  most: 4,
  edits: [
    {
      file: 'packages/scorecard/src/pages/planted-page.ts',
      put: `import type { PageHead } from '../page-types/pages-shared.ts'
import type { Site } from './site.ts'

/** \`planted.json\`: how many answers the release has. */
export type PlantedPage = PageHead & { readonly answers: number }

export const plantedPage = ({ base, head }: Site): PlantedPage => ({ ...head, answers: base.answers.length })
`,
    },
    {
      file: 'packages/scorecard/src/release/page-files.ts',
      find: "    one('index.json',",
      put: "    one('planted.json', () => plantedPage(site)),\n    one('index.json',",
    },
    {
      file: 'packages/scorecard/src/release/page-files.ts',
      find: 'import { registerPages }',
      put: "import { plantedPage } from '../pages/planted-page.ts'\nimport { registerPages }",
    },
    {
      file: `${network}/[release=release]/planted/+page.server.ts`,
      put: `import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<{ readonly answers: number }>(params, 'planted.json')
`,
    },
    { file: `${network}/[release=release]/planted/+page.svelte`, put: page('planted.title', 'data.page.answers') },
    words('planted', { 'planted.title': 'A planted page' }),
  ],
  test: `import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pageTasks, partsOf } from '@waymark/scorecard'
import { threeCountries } from '../../packages/scorecard/test/three-countries.ts'

test('a release has the page file, and the page reads it', () => {
  const { base } = partsOf(threeCountries)
  const files = new Map(pageTasks(base, { label: '2026-1' }).flatMap(task => [...task()]))
  assert.equal((files.get('planted.json') as { answers: number }).answers, base.answers.length)
  const route = '${network}/[release=release]/planted/+page.server.ts'
  assert.match(readFileSync(route, 'utf8'), /planted\\.json/)
})
`,
}

const registerKind: Change = {
  name: 'a kind of register',
  most: 0,
  edits: [
    {
      file: 'content/registers/planted.yaml',
      like: 'content/registers/training.yaml',
      find: 'code: training',
      put: 'code: planted',
    },
  ],
  test: `import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { saveEntry } from '@waymark/operations'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => (world = await openWorld()))
after(() => world?.close())
test('an entry of the new kind is kept', async () => {
  const arva = await world.signInAs('arva')
  const form = { kind: 'planted', entry: null, revision: 0, title: 'Planted', day: '2025-05-01', fields: { participants: '20' }, language: 'en' }
  assert.equal(must(await saveEntry(arva, form)).revision, 1)
})
`,
}

export const changes: readonly Change[] = [answerField, deskPage, publicPage, registerKind]
