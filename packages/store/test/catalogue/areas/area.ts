/** The tables of one area: what each role of ours may do with them, and whether the audit is told of their changes. */
export type ListedArea = { readonly grants: Grants; readonly audited: Readonly<Record<string, Audited>> }

/** By role, then by rights, the objects they are granted on; `public` is everybody. Columns stand in brackets. */
export type Grants = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/**
 * `told`: whoever changes rows tells the audit in the same transaction. `besides` are the changes that are not told, each with its
 * reason: `insert`, `delete`, `update` of any column, or `update` with the columns in brackets.
 */
export type Audited =
  'audited' | { readonly audited: true; readonly besides: Readonly<Record<string, string>> } | Untold
/** No change of it is told, and why. */
type Untold = { readonly untold: string }
