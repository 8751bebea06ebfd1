import { publicKeys } from '#lib/server/public-keys.ts'

export const load = async () => ({ networks: await publicKeys() })
