import { runtime } from '@waymark/operations'
import { answers } from '@waymark/store'

/** Whether this process can serve people: its database answers. For what sends requests to processes. */
export const GET = async () => {
  const ready = await answers(runtime().installation.app.db)
  return ready
    ? new Response('ready\n', { headers: { 'cache-control': 'no-store' } })
    : new Response('The database does not answer.', {
        status: 503,
        headers: { 'cache-control': 'no-store', 'retry-after': '2' },
      })
}
