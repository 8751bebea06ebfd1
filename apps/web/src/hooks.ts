import type { Transport } from '@sveltejs/kit/hooks'
import { isDataOfPlainPage } from '#lib/unsent.ts'

export const transport: Transport = {
  DataOfPlainPage: { encode: value => isDataOfPlainPage(value) && 1, decode: () => undefined },
}
