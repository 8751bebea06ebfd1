import { mayDo, textsAreOff } from '@waymark/operations'
import { deskFor, deskPath } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

/** What was done, by the word the address carries after a form was taken. */
const doneWord = /^[a-z-]{1,30}$/

export async function load(event) {
  const desk = await deskFor(event)
  const { speak } = wordsIn(event.locals.language)
  const may = (deed: Parameters<typeof mayDo>[1]) => mayDo(desk.roles, deed)
  const link = (page: string, shown = true) =>
    shown ? [{ href: deskPath(event, page), text: speak(`desk.nav.${page}`) }] : []
  const done = event.url.searchParams.get('done') ?? ''
  return {
    nav: [
      { href: deskPath(event), text: speak('desk.nav.today') },
      ...link('search'),
      { href: deskPath(event, 'entries'), text: speak('entries.title') },
      ...link('reviews', may('review-submission')),
      ...link('on-behalf', may('answer-for-member')),
      ...link('rounds', may('open-round') || may('answer-for-member')),
      ...link('records', may('record-contribution')),
      ...link('plans', may('record-dialogue')),
      ...link('learning', may('record-finding')),
      ...link('releases', may('publish-release')),
      ...link('registry', may('keep-registry')),
      ...link('people', may('invite-person')),
      ...link('redactions', may('agree-redaction')),
      ...link('safeguarding', may('decide-concern') || may('set-safeguarding')),
      ...link('audit', may('search-audit')),
      ...link('frameworks', may('adopt-framework')),
      ...link('baselines', may('save-baseline')),
      ...link('targets', may('agree-target')),
      ...link('hidden', may('ask-hiding')),
    ],
    /** Pages above others that this desk may not open: they are no step to what it may. */
    notOpened: [
      ...(may('open-round') || may('answer-for-member') ? [] : ['rounds/[round]']),
      ...(may('start-preview') ? [] : ['previews']),
      ...(may('agree-redaction') ? [] : ['redactions']),
      ...(may('decide-concern') || may('set-safeguarding') ? [] : ['safeguarding']),
    ],
    network: desk.network.names,
    slug: desk.network.slug,
    invented: desk.network.invented,
    person: desk.person?.name ?? '',
    textsOff: await textsAreOff(desk),
    done: doneWord.test(done) && speak.knows(`desk.done.${done}`) ? speak(`desk.done.${done}`) : null,
  }
}
