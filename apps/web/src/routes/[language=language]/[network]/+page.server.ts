import { redirect } from '@sveltejs/kit'
import { releaseAt } from '#lib/server/release.ts'

// The address of a network leads to its latest release; 404 where it has none.
export const load = async ({ params, locals }) => {
  await releaseAt({ network: params.network, release: 'latest' })
  redirect(307, `/${locals.language}/${params.network}/latest`)
}
