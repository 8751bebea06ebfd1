/** One piece of real work for every role, done by keys alone; each gives the words that say it is done. */
import assert from 'node:assert/strict'
import { runJobs, runtime } from '@waymark/operations'
import type { Page } from 'playwright-core'
import type { Hands } from './keys.ts'

type Deed = (hands: Hands, page: Page) => Promise<void>

const said = async (page: Page, words: RegExp) =>
  assert.match((await page.textContent('main')) ?? '', words, page.url())

/** Reviews the next submission on the list: accepts it, having read that nobody can be recognised. */
const review: Deed = async (hands, page) => {
  await hands.follow(/^a Review$/)
  await hands.follow(/^a Cairnland/)
  await hands.to(/^input radio/)
  await hands.press('Space')
  await hands.choose(/^Accept$/)
  await hands.to(/^input checkbox I have read/)
  await hands.press('Space')
  await hands.follow(/^button/)
  await said(page, /accepted\./)
}

/** Answers one question of the first submission on the desk and hands the submission in. */
const answer: Deed = async (hands, page) => {
  await hands.follow(/^a Waymark Isles/)
  await hands.follow(/^a Does your country have a published plan/)
  await hands.to(/^input radio/)
  await hands.press('Space')
  await hands.choose(/^No/)
  await hands.to(/^textarea/)
  await hands.type('Section 4 of the act of 2024.')
  await hands.follow(/^button Save$/)
  await said(page, /Your answer is saved\./)
  await hands.follow(/^a Submit for review/)
  await hands.follow(/^button Submit for review/)
  await said(page, /Submitted for review/)
}

const finding: Deed = async (hands, page) => {
  await hands.follow(/^a Learning$/)
  await hands.follow(/^a Record a finding/)
  await hands.to(/^textarea/)
  await hands.type('Ministries answer late.')
  await hands.follow(/^button Record it/)
  await said(page, /The finding is recorded\..*Ministries answer late/s)
}

const invitation: Deed = async (hands, page) => {
  await hands.follow(/^a People$/)
  await hands.follow(/^a Invite somebody/)
  await hands.to(/^input text Name|^input text/)
  await hands.type('Vera')
  await hands.to(/^input email/)
  await hands.type('vera@example.org')
  await hands.to(/^select Role/)
  await hands.choose(/^observer$/)
  await hands.follow(/^button Invite$/)
  await said(page, /vera@example\.org/)
}

const publication: Deed = async (hands, page) => {
  await hands.follow(/^a .*2026-1/)
  await hands.to(/^input text .*[Dd]ays/)
  await hands.press('Control+A')
  await hands.type('0')
  await hands.follow(/^button Freeze it again/)
  await runJobs(runtime())
  await page.reload()
  await hands.follow(/^a Publish release/)
  await hands.follow(/^button Publish release/)
  await said(page, /is published\./)
}

const dialogue: Deed = async (hands, page) => {
  await hands.follow(/^a Plans$/)
  await hands.follow(/^a Lantern Coast/)
  await hands.follow(/^a Record a dialogue/)
  await hands.to(/^input date/)
  await hands.type('02012026')
  await hands.to(/^input checkbox/)
  await hands.press('Space')
  await hands.follow(/^button Record it/)
  await said(page, /The dialogue is recorded/)
}

const search: Deed = async (hands, page) => {
  await hands.follow(/^a Audit$/)
  await hands.to(/^select/)
  await hands.choose(/^save-answer$/)
  await hands.to(/^input date First day/)
  await hands.type('01012026')
  await hands.follow(/^button Search/)
  const deeds = await page.locator('main table code').allTextContents()
  assert.ok(deeds.includes('save-answer') && !deeds.includes('submit'), deeds.join())
}

const decision: Deed = async (hands, page) => {
  await hands.follow(/^a Safeguarding$/)
  await said(page, /A worrying sentence/)
  await hands.follow(/^button .*put it back/)
  await said(page, /back where it stood/)
}

const reading: Deed = async (hands, page) => {
  await hands.follow(/^a Release 2026-1/)
  await hands.follow(/^a .*[Cc]ountries/)
  await said(page, /Cairnland/)
}

export const deedsOf: Readonly<Record<string, Deed>> = {
  administrator: invitation,
  secretariat: publication,
  coordinator: finding,
  lead: dialogue,
  contributor: answer,
  respondent: answer,
  reviewer: review,
  'focal-point': decision,
  auditor: search,
  observer: reading,
}
