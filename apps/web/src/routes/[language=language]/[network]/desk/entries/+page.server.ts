import { mayDo, registersBoard } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event)
  return { registers: await registersBoard(desk), closes: mayDo(desk.roles, 'close-list') }
}
