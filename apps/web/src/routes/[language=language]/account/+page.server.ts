import { redirect } from '@sveltejs/kit'
import {
  runtime,
  ownSessions,
  recoveryCodesOf,
  setPreferences,
  signOutEverywhere,
  signOutOne,
  timeZones,
} from '@waymark/operations'
import { accountFor, accountForm } from '#lib/server/account.ts'
import { momentIn } from '#lib/server/moment.ts'
import { dropSession } from '#lib/server/session.ts'
import { wordsIn } from '#lib/words.ts'

const doneWords = [
  'password',
  'preferences',
  'signed-out-one',
  'factor-removed',
  'passkey-removed',
  'email-asked',
  'email-changed',
]

export async function load(event) {
  const { session } = await accountFor(event)
  const words = wordsIn(event.locals.language)
  const { person, email, timeZone, reminders, hasPassword, hasCode } = session
  const sessions = await ownSessions(runtime(), session)
  const done = event.url.searchParams.get('done') ?? ''
  return {
    name: person.name,
    language: event.locals.language,
    email,
    preferred: person.language,
    timeZone,
    reminders,
    timeZones,
    hasPassword,
    hasCode,
    codesLeft: await recoveryCodesOf(runtime(), person.id),
    sessions: sessions.map(({ id, begunBy, beganAt, endsAt, device, own }) => {
      const [began, ends] = [beganAt, endsAt].map(at => momentIn(words, at, timeZone))
      return { id, begunBy, device, own, began, ends }
    }),
    done: doneWords.includes(done) ? words.speak(`account.done.${done}`) : null,
  }
}

export const actions = {
  preferences: async event => {
    const { session } = await accountFor(event)
    const form = await accountForm(event.request)
    if (form.again) return form.again
    const wished = {
      language: form.text('language'),
      timeZone: form.text('timeZone'),
      reminders: form.text('reminders') === 'yes',
    }
    const set = await setPreferences(runtime(), session, wished)
    if (!set.ok) return form.refuse(set.refusal)
    redirect(303, `/${wished.language}/account?done=preferences`)
  },
  one: async event => {
    const { session } = await accountFor(event)
    const form = await accountForm(event.request)
    await signOutOne(runtime(), session, form.text('session'))
    redirect(303, `/${event.locals.language}/account?done=signed-out-one`)
  },
  everywhere: async event => {
    const { session } = await accountFor(event)
    await signOutEverywhere(runtime(), session)
    dropSession(event)
    redirect(303, `/${event.locals.language}/sign-in`)
  },
}
