/** Where the schema breaks a rule of isolation: asked of PostgreSQL's own catalogue, so that no new table can forget one. */
import type { Db } from '@waymark/store'
import { listedGrants } from './areas/index.ts'
import { definerFunctions, listedPolicies, listedSchemas, tablesWithoutNetwork } from './listed.ts'
import {
  foreignKeysOf,
  grantsOf,
  policiesOf,
  relationsOf,
  roleRowsOf,
  routinesOf,
  rulesOf,
  uniquesOf,
  type Policy,
  type Relation,
} from './read.ts'

export type CatalogueFault = { readonly rule: string; readonly object: string }

const ownNetworkOnly = '(network_id = ( SELECT app.network() AS network))'

/** Every breach, none where the schema is sound. Needs the owner's connection. */
export async function catalogueFaults(db: Db): Promise<readonly CatalogueFault[]> {
  const relations = await relationsOf(db)
  const apart = relations.filter(isKeptApart)
  return [
    ...schemaFaults(relations),
    ...apart.flatMap(tableFaults),
    ...(await keyFaults(db, apart)),
    ...(await policyFaults(db, apart)),
    ...relations.flatMap(viewFaults),
    ...(await routineFaults(db)),
    ...(await roleFaults(db)),
    ...(await grantFaults(db)),
  ]
}

const fault = (rule: string, object: string): CatalogueFault => ({ rule, object })
const isTable = (relation: Relation) => relation.kind === 'r' || relation.kind === 'p'

/** Tables whose rows belong to one network each. */
const isKeptApart = (relation: Relation) =>
  isTable(relation) &&
  !tablesWithoutNetwork.includes(relation.name) &&
  (listedSchemas[relation.schema] === 'of-networks' || relation.networkColumn !== null)

function schemaFaults(relations: readonly Relation[]): CatalogueFault[] {
  const unknown = relations.filter(relation => listedSchemas[relation.schema] === undefined)
  const numbered = relations.filter(
    relation => relation.kind === 'S' && listedSchemas[relation.schema] === 'of-networks',
  )
  const outside = relations.filter(relation => relation.kind === 'f' || relation.kind === 'm')
  return [
    ...unknown.map(eachRelation => fault('its schema is not listed', eachRelation.name)),
    ...numbered.map(eachRelation => fault('a sequence counts across networks', eachRelation.name)),
    ...outside.map(eachRelation =>
      fault('row security does not reach materialised views and foreign tables', eachRelation.name),
    ),
  ]
}

function tableFaults(table: Relation): CatalogueFault[] {
  const { networkColumn: column, name } = table
  const faults = []
  if (!column) faults.push(fault('network_id is missing', name))
  else if (column.type !== 'uuid' || !column.required) faults.push(fault('network_id is not a required uuid', name))
  if (!table.security) faults.push(fault('row security is off', name))
  if (!table.forced) faults.push(fault('row security is not forced', name))
  return faults
}

async function keyFaults(db: Db, apart: readonly Relation[]): Promise<CatalogueFault[]> {
  const names = new Set(apart.map(relation => relation.name))
  const uniques = (await uniquesOf(db)).filter(unique => names.has(unique.table))
  const keyed = new Set(uniques.filter(unique => unique.primary).map(unique => unique.table))
  const keys = (await foreignKeysOf(db)).filter(foreignKey => names.has(foreignKey.table))
  return [
    ...apart
      .filter(relation => !keyed.has(relation.name))
      .map(relation => fault('there is no primary key', relation.name)),
    ...uniques
      .filter(unique => !unique.columns.includes('network_id'))
      .map(unique => fault('a unique index without network_id', `${unique.table} ${unique.name}`)),
    ...keys
      .filter(({ target, columns, targets }) => {
        const pairs = columns.map((column, place) => `${column} ${targets[place]}`)
        if (target === 'app.network') return !pairs.includes('network_id id')
        return names.has(target) && !pairs.includes('network_id network_id')
      })
      .map(key => fault('a foreign key without network_id', `${key.table} ${key.name}`)),
  ]
}

async function policyFaults(db: Db, apart: readonly Relation[]): Promise<CatalogueFault[]> {
  const policies = await policiesOf(db)
  const named = new Set(policies.filter(keepsApart).map(policy => policy.table))
  const wide = policies.filter(policy => !keepsApart(policy) && policy.permissive && !isListed(policy))
  return [
    ...apart
      .filter(relation => !named.has(relation.name))
      .map(relation => fault('no policy keeps networks apart', relation.name)),
    ...wide.map(eachPolicy => fault('a policy opens more than one network', `${eachPolicy.table} ${eachPolicy.name}`)),
  ]
}

const keepsApart = (policy: Policy) =>
  policy.using === ownNetworkOnly && (policy.check ?? policy.using) === ownNetworkOnly

const isListed = (policy: Policy) =>
  listedPolicies.some(
    listed => listed.policy === `${policy.table} ${policy.name}` && listed.roles === policy.roles.toSorted().join(' '),
  )

function viewFaults(relation: Relation): CatalogueFault[] {
  if (relation.kind !== 'v') return []
  const asReader = relation.options.some(option => /^security_invoker=(true|on|1|yes)$/.test(option))
  return asReader ? [] : [fault('a view reads with the rights of its owner', relation.name)]
}

async function routineFaults(db: Db): Promise<CatalogueFault[]> {
  const routines = (await routinesOf(db)).filter(routine => routine.definer)
  const rules = await rulesOf(db)
  return [
    ...routines
      .filter(routine => !definerFunctions.includes(routine.name))
      .map(routine => fault('a function runs with the rights of its owner and is not listed', routine.name)),
    ...routines
      .filter(routine => !routine.settings.some(setting => setting.startsWith('search_path=')))
      .map(routine => fault('a function of its owner has no fixed search path', routine.name)),
    ...rules.map(rule => fault('a rewrite rule steps around row security', `${rule.table} ${rule.name}`)),
  ]
}

async function roleFaults(db: Db): Promise<CatalogueFault[]> {
  return (await roleRowsOf(db)).flatMap(role => [
    ...role.powers.map(power => fault(`a role has the power ${power}`, role.name)),
    ...role.memberOf.map(other => fault('a role may become another', `${role.name} ${other}`)),
    ...(role.owns > 0 ? [fault('a role owns something', role.name)] : []),
  ])
}

async function grantFaults(db: Db): Promise<CatalogueFault[]> {
  const listed = new Set(listedLines())
  return (await grantsOf(db)).filter(line => !listed.has(line)).map(line => fault('a grant is not listed', line))
}

/** The listed grants as `grantsOf` names them. */
export function listedLines(): readonly string[] {
  return Object.entries(listedGrants).flatMap(([role, rights]) =>
    Object.entries(rights).flatMap(([words, objects]) =>
      objects.flatMap(object => words.split(' ').map(right => `${role}: ${right} on ${object}`)),
    ),
  )
}
