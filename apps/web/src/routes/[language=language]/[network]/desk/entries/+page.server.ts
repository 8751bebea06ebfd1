import { registersBoard } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { registers: await registersBoard(await deskFor(event)) }
}
