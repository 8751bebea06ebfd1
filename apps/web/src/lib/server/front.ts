/** What the page of the installation shows: the latest release of the default network, then the other publishers. */
import { runtime, openRelease, publishers, type PublicRelease } from '@waymark/operations'
import type { IndexPage, SurveyPage } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'
import { chartOfSurvey } from './survey-chart.ts'
import { remembering } from './release-cache.ts'
import { daysOfImports } from './release-calls.ts'

/** Every publisher in order with its releases, and the front matter of the first, which has real facts. */
export async function frontOf(words: Words) {
  const all = await publishers(runtime())
  const latest = all[0] && (await openRelease(runtime(), all[0].network.slug, 'latest'))
  // Where every release is withdrawn none is shown here: each says so at its own address.
  const first = latest && !latest.release.withdrawnAt ? latest : undefined
  return {
    first: first && (await frontMatter(remembering(first, runtime().heard), words)),
    publishers: all.map(({ network, releases }) => ({
      slug: network.slug,
      names: network.names,
      about: network.about,
      invented: network.invented,
      releases: releases.map(({ label, at, withdrawnAt }) => ({
        label,
        day: at.toISOString().slice(0, 10),
        withdrawn: withdrawnAt !== null,
      })),
    })),
  }
}

async function frontMatter(opened: PublicRelease, words: Words) {
  const index = await opened.page<IndexPage>('index.json')
  const survey = index?.surveys[0]
  const page = survey && (await opened.page<SurveyPage>(`surveys/${survey.id}.json`))
  return {
    index,
    asOf: await daysOfImports(opened),
    survey: page && { id: page.survey.id, title: page.survey.title, chart: chartOfSurvey(page, words) },
  }
}
