/** What an action supports a level up: national, then regional, then the network as a whole. Source: models.md 5. */
import { refused, done, type Result } from '@waymark/language'

/** `action/` or `priority/` and an id. */
export type Supported = `action/${string}` | `priority/${string}`

/** `place`: the country it is for; `places`: those of a region. */
export type PlannedFor =
  | { readonly kind: 'country'; readonly place: string }
  | { readonly kind: 'group'; readonly places: readonly string[] }
  | { readonly kind: 'network' }

export type SupportRefusal = {
  readonly field: 'supports'
  readonly kind: 'action.supports-circular' | 'action.supports-not-above' | 'action.supports-other-region'
}

const levels = ['country', 'group', 'network']

/**
 * Whether an action may support what stands above it. Refuses itself or what supports it already, directly or through others; what is of
 * its own level or below; and what is of a region that does not have its country. `above`: what the supported supports in turn.
 */
export function readSupport(
  supported: Supported,
  {
    own,
    of,
    above,
    upper,
  }: {
    /** The action itself; null where it is only being planned. */
    readonly own: Supported | null
    readonly of: PlannedFor
    readonly above: readonly Supported[]
    readonly upper: PlannedFor
  },
): Result<Supported, SupportRefusal> {
  const not = (kind: SupportRefusal['kind']) => refused({ field: 'supports' as const, kind })
  if (own !== null && [supported, ...above].includes(own)) return not('action.supports-circular')
  if (levels.indexOf(upper.kind) <= levels.indexOf(of.kind)) return not('action.supports-not-above')
  if (of.kind === 'country' && upper.kind === 'group' && !upper.places.includes(of.place))
    return not('action.supports-other-region')
  return done(supported)
}
