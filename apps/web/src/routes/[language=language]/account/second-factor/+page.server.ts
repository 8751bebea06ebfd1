import {
  confirmSecondFactor,
  runtime,
  needsFactor,
  recoveryCodesOf,
  renewRecoveryCodes,
  secretToConfirm,
} from '@waymark/operations'
import { accountForm, provedAccount } from '#lib/server/account.ts'
import { keepSession } from '#lib/server/session.ts'

export async function load(event) {
  const { session } = await provedAccount(event, 'second-factor')
  const secret = await secretToConfirm(runtime(), session)
  return {
    hasCode: session.hasCode,
    needed: await needsFactor(runtime(), session.person.id),
    left: await recoveryCodesOf(runtime(), session.person.id),
    secret: secret.ok ? secret.value : null,
  }
}

// Recovery codes are shown in the answer itself and nowhere else: there is no page that could show them again.
export const actions = {
  confirm: async event => {
    const account = await provedAccount(event, 'second-factor')
    const form = await accountForm(event.request)
    const set = await confirmSecondFactor(runtime(), { ...account, code: form.text('code') })
    if (!set.ok) return form.refuse(set.refusal)
    keepSession(event, set.value.signed)
    // What the page shows after this is read with the new session, not the one that has just ended.
    return { refusals: [], kept: {}, codes: set.value.codes }
  },
  renew: async event => {
    const { session } = await provedAccount(event, 'second-factor')
    const form = await accountForm(event.request)
    const codes = await renewRecoveryCodes(runtime(), session)
    return codes.ok ? { refusals: [], kept: {}, codes: codes.value } : form.refuse(codes.refusal)
  },
}
