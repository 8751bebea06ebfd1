/** Brings the data and the list of redactions into step: at every start, and after every restore. */
import { canonicalJson } from '@waymark/scorecard'
import { allNetworks, appendAudit, inNetwork, redactionsAgreed, redactText } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { noteRedaction, readRedactionList } from './redaction-list.ts'

/**
 * Takes out of the data every text on the list, and puts on the list every redaction that only the data knows. Gives back how
 * many texts were taken out; a second run takes out none. Lines of networks that are not here are left on the list.
 */
export async function applyRedactions(runtime: Runtime): Promise<number> {
  const { folder, owner, app } = runtime.installation
  const at = runtime.now()
  let taken = 0
  for (const network of await allNetworks(owner.db)) {
    const listed = readRedactionList(folder).filter(redaction => redaction.network === network.id)
    const known = await inNetwork(app.db, network.id, async t => {
      for (const { text, day } of listed) {
        if (!(await redactText(t, { text, day, at }))) continue
        taken++
        const content = runtime.keysOf(network.slug).commit(canonicalJson({ text, day }))
        await appendAudit(t, { at, actor: null, action: 'apply-redaction', object: text, content })
      }
      return redactionsAgreed(t)
    })
    for (const redaction of known) noteRedaction(folder, redaction)
  }
  return taken
}
