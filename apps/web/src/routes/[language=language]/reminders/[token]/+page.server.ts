import { redirect } from '@sveltejs/kit'
import { isStopToken, runtime, stopReminders } from '@waymark/operations'

// The button does it, not looking: programs that open links before people do turn nothing off.
export const load = async ({ params, url }) => {
  const known = await isStopToken(runtime(), params.token)
  return { known, stopped: known && url.searchParams.get('done') === 'stopped' }
}

export const actions = {
  default: async ({ params, url }) => {
    const stopped = await stopReminders(runtime(), params.token)
    redirect(303, stopped ? `${url.pathname}?done=stopped` : url.pathname)
  },
}
