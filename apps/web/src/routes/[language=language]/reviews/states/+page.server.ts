import { reviewedStates, runtime } from '@waymark/operations'

export const load = async () => ({ states: await reviewedStates(runtime()) })
