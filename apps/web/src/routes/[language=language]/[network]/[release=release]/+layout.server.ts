import type { IndexPage } from '@waymark/scorecard'
import { hiddenIn } from '#lib/server/hidden-in.ts'
import { fileOf, noticeOf, releaseAt } from '#lib/server/release.ts'
import { wordsIn } from '#lib/words.ts'

export const load = async ({ params, locals }) => {
  const opened = await releaseAt(params)
  const { page } = await fileOf<IndexPage>(opened, 'index.json')
  const base = `/${locals.language}/${params.network}/${params.release}`
  const { speak } = wordsIn(locals.language)
  const edition = page.editions.at(-1)
  const places = page.coverage.inScope > 0
  /** A link of the navigation; none to what this release does not have. */
  const link = (name: string, below: string | false | undefined) =>
    below ? [{ href: `${base}/${below}`, text: speak(`public.nav.${name}`) }] : []
  return {
    base,
    network: page.network,
    /** Its label stands in the page's file, the day it was published in what was made at signing. */
    release: { ...page.release, at: opened.release.at.toISOString().slice(0, 10) },
    /** The address that will not change, also when a newer release comes. */
    stays: `/${locals.language}/${params.network}/${page.release.label}`,
    notice: await noticeOf(opened),
    hidden: await hiddenIn(opened),
    nav: [
      ...link('framework', edition ? `framework/${edition.path}` : undefined),
      ...link('countries', places && 'countries'),
      ...link('regions', places && 'regions'),
      ...(page.registers.length > 0 ? [{ href: `${base}/register`, text: speak('public.registers.title') }] : []),
      ...link('plan', page.counts.priorities > 0 && 'plan'),
      ...link('learning', page.counts.learning > 0 && 'learning'),
      ...link('sources', page.calls.length > 0 && 'sources'),
      ...link('data', 'data'),
      { href: `/${locals.language}/method`, text: speak('shell.method') },
      { href: `/${locals.language}/about`, text: speak('shell.about') },
    ],
  }
}
