/** The lists of a planted world that the shipped registers have, and what is said of them once some entries are left out. */
import { saidOfLists } from '../recount/plant/closings.ts'
import type { Closing, Register, World } from '../recount/world.ts'
import { together } from './livable-entries.ts'
import { registers } from './registers.ts'
import type { Shipped } from './edition.ts'

/** The world's registers with the lists that the shipped ones of their kind have; those that another one holds have none. */
export function shippedRegisters({ lists }: Pick<Shipped, 'lists'>, all: World['registers']): readonly Register[] {
  return all.map(register => {
    const known = register.kind in together ? [] : (lists.get(registers[register.kind]?.kind ?? '') ?? [])
    return { ...register, lists: register.lists.filter(level => known.includes(level)) }
  })
}

/** Closings of those lists, each saying what holds of the entries that are left. */
export function livableClosings(
  world: Pick<World, 'registers' | 'rounds' | 'entries' | 'closings'>,
): readonly Closing[] {
  const lists = new Map(world.registers.map(register => [register.kind, register.lists]))
  const kept = world.closings.filter(closing => lists.get(closing.register)!.includes(closing.list.level))
  return saidOfLists(kept, world)
}
