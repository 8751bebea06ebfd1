import { runtime, shippedFrameworks } from '@waymark/operations'

export const load = async () => ({ frameworks: await shippedFrameworks(runtime()) })
