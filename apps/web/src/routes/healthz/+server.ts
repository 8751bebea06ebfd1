/** Whether this process lives: it answers, whatever the database does. For what restarts processes. */
export const GET = () => new Response('alive\n', { headers: { 'cache-control': 'no-store' } })
