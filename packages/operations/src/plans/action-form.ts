/** What a form sends of an action, as typed. */
export type ActionForm = {
  readonly priority: string
  readonly what: string
  /** Organisations or roles; the form warns of what could point to a person. */
  readonly who: string
  /** Ids of the members responsible for it. */
  readonly members?: readonly string[]
  readonly start: string
  readonly due: string
  readonly resources: string
  /** Id of the indicator in which a change is expected, and the change in words. */
  readonly indicator: string
  readonly change: string
  readonly language: string
  /** Forms of exploitation it is about, and whether it looks at what happens online; empty where nobody looked. */
  readonly themes?: readonly string[]
  readonly online?: string
  /** Outcomes for children, target groups and SDG targets it serves, each as `facet/value`. */
  readonly serves?: readonly string[]
  /** The expected change as an answer: from which to which, by when. */
  readonly expectsFrom?: string
  readonly expectsTo?: string
  readonly expectsBy?: string
  /** What it supports a level up: `action/` or `priority/` and an id; empty where nothing. */
  readonly supports?: string
}
