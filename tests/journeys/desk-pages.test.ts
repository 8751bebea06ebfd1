/** Every page of the desk in four languages: no script, no cookie of others, 320 px, nothing to fault for accessibility. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { directionOf, languages } from '@waymark/language'
import {
  askRedaction,
  choosePriority,
  look,
  planAction,
  recordDialogue,
  recordFinding,
  saveAnswer,
  saveEntry,
  startPreview,
  submit,
  submitEntry,
} from '@waymark/operations'
import { answersOf, indicatorsInUse, membersOnDay, submissionById, submissionsInState } from '@waymark/store'
import type { Browser, Page } from 'playwright-core'
import { latinWords } from '../../checks/visible-words.ts'
import { noBrowser, openBrowser } from '../browser/served.ts'
import { must, type PersonName } from '../database/world.ts'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe('every page of the desk', { skip: noBrowser }, () => {
  let here: DeskWorld
  let browser: Browser
  let pages: readonly { readonly person: PersonName; readonly path: string }[]
  before(async () => {
    here = await openDeskWorld()
    pages = await furnish(here)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await here?.close()
  })

  const pathsOf = (person: PersonName) => pages.filter(one => one.person === person).map(one => one.path)

  async function visit(person: PersonName, script: boolean, look: (page: Page) => Promise<void>): Promise<void> {
    const [name = '', value = ''] = (await here.enter(person)).cookie().split('=')
    const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: script })
    await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
    try {
      await look(await context.newPage())
    } finally {
      await context.close()
    }
  }

  for (const language of languages)
    test(`says everything in ${language} and fits 320 px`, async () => {
      for (const person of persons)
        await visit(person, false, async page => {
          await page.setViewportSize({ width: 320, height: 800 })
          for (const path of pathsOf(person)) {
            const address = `${here.origin}/${language}${path}`
            const answer = await page.goto(address)
            assert.equal(answer?.status(), 200, address)
            const html = (await answer?.text()) ?? ''
            assert.ok(html.includes(`<html lang="${language}" dir="${directionOf(language)}">`), address)
            assert.doesNotMatch(html, /<script|<style|\sstyle=|\son[a-z]+=|⟦|undefined|\[object|NaN/, address)
            assert.equal(html.match(/<h1[\s>]/g)?.length, 1, address)
            await fits(page, address)
            if (language === 'ar' || language === 'ru') assert.deepEqual(latinWords(await wordsOf(page)), [], address)
          }
        })
    })

  test('has nothing to fault for accessibility, each in one of the languages', async () => {
    for (const person of persons)
      await visit(person, true, async page => {
        for (const [place, path] of pathsOf(person).entries()) {
          const address = `${here.origin}/${languages[place % languages.length]}${path}`
          await page.goto(address)
          const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
          assert.deepEqual(found, [], address)
        }
      })
  })
})

const persons = ['arva', 'rune', 'sigrid', 'tuva', 'kaja'] as const

async function fits(page: Page, address: string): Promise<void> {
  const [scroll, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(scroll! <= shown!, `${address}: ${scroll} px wide in ${shown}`)
}

/** Names that people gave, where no element can set them apart: titles of pages and choices. */
const given = ['Round 2025', 'Alder', 'Birch', 'Cedar', 'Dogwood', 'Meet the ministry', 'Course for judges']

/** All words a person sees or hears, without names, codes, what people wrote, and texts marked as of another language. */
async function wordsOf(page: Page): Promise<string> {
  const words = await page.evaluate(() => {
    const own = document.documentElement.lang
    const apart = `bdi, code, .code, .written, blockquote, textarea, [lang]:not([lang="${own}"])`
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const element of copy.querySelectorAll(apart)) element.remove()
    for (const option of copy.querySelectorAll('option')) option.append('\n')
    const told = [...document.querySelectorAll('[aria-label], [title], [data-label]')]
      .filter(element => !element.closest(apart))
      .flatMap(element => ['aria-label', 'title', 'data-label'].map(name => element.getAttribute(name) ?? ''))
    return [document.title, copy.textContent, ...told].join('\n')
  })
  return given.reduce((text, name) => text.replaceAll(name, ''), words)
}

/** Something on every page: answers, an entry, a plan, a finding, a redaction asked for, a preview. */
async function furnish({ world }: DeskWorld) {
  const [arva, sigrid] = [await world.sit('arva'), await world.sit('sigrid')]
  const drafts = await look(world.system, t => submissionsInState(t, 'draft'))
  const own = (name: string) => drafts.find(one => one.respondentName === name && one.subjectKind === 'country')!.id
  const submission = own('Alder')
  const evidence = [
    { address: 'https://example.org/1', seenOn: '2026-01-01', quote: 'Section 4 applies.', place: 'page 3' },
  ]
  const answer = { typed: { state: 'yes' }, rationale: 'Call +46 70 123 45 67.', evidence, language: 'en' }
  must(await saveAnswer(arva, { ...answer, submission, indicator: 'A2', revision: 0 }))
  const cato = await world.sit('cato')
  must(await saveAnswer(cato, { ...answer, submission: own('Cedar'), indicator: 'A2', revision: 0 }))
  must(await submit(cato, { submission: own('Cedar'), revision: 1 }))
  const training = { title: 'Course for judges', day: '2025-05-01', fields: { participants: '20' }, language: 'en' }
  const entry = await saveEntry(arva, { ...training, submission, kind: 'training', entry: null, revision: 0 })
  const kept = must(entry)
  await submitEntry(arva, kept)
  const seen = await look(sigrid, async t => ({
    indicator: (await indicatorsInUse(t)).find(one => one.code === 'A2')!.id,
    member: (await membersOnDay(t, '2026-02-01')).find(one => one.name === 'Alder')!.id,
    subject: (await submissionById(t, submission))!.subject,
  }))
  const text = { language: 'en' }
  const { dialogue } = must(
    await recordDialogue(arva, { place: 'QMA', heldOn: '2026-02-01', members: [seen.member], note: 'Held.', ...text }),
  )
  const { priority } = must(
    await choosePriority(arva, { dialogue, indicator: seen.indicator, reason: 'The budget.', ...text }),
  )
  const plan = { what: 'Meet the ministry', who: 'Alder', start: '', due: '2026-06-01', resources: '', ...text }
  const { action } = must(
    await planAction(arva, { ...plan, priority, indicator: seen.indicator, change: 'A budget line' }),
  )
  const { step } = must(await recordFinding(sigrid, { place: null, indicator: null, text: 'Few answer.', ...text }))
  const note = await look(sigrid, async t => (await answersOf(t, submission))[0]!.rationale!)
  must(await askRedaction(arva, { text: note, reason: 'It holds a number.' }))
  const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-1', days: '7' }))
  const base = '/test-network/desk'
  const of = (person: PersonName, paths: readonly string[]) => paths.map(path => ({ person, path: `${base}${path}` }))
  return [
    ...of('arva', [
      '',
      `/answer/${submission}`,
      `/answer/${submission}/A2`,
      `/answer/${submission}/B1`,
      `/answer/${submission}/C1`,
      `/answer/${submission}/D1`,
      `/answer/${submission}/entries/training/new`,
      `/answer/${submission}/entries/joint-action/new`,
      `/answer/${submission}/entries/training/${kept.entry}`,
      `/preview/${preview}`,
      '/plan',
      '/plan/QMA',
      '/plan/QMA/dialogue',
      `/plan/QMA/priority?dialogue=${dialogue}`,
      `/plan/QMA/action?priority=${priority}`,
      `/plan/QMA/update?action=${action}`,
      `/redactions/ask?text=${note}`,
    ]),
    ...of('rune', ['', '/review', `/review/${own('Cedar')}`, '/rounds']),
    ...of('sigrid', [
      '',
      '/rounds/open',
      `/rounds/${world.round}`,
      '/releases',
      '/preview',
      `/preview/${preview}`,
      '/frameworks',
      `/frameworks/${world.edition}`,
      `/frameworks/${world.edition}/A2?text=name&in=sv`,
      '/learning',
      '/learning/finding',
      `/learning/${step}`,
    ]),
    ...of('tuva', ['/redactions']),
    ...of('kaja', ['', '/plan', '/learning']),
  ]
}
