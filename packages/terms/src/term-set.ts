import type { TermLanguage } from './languages.ts'

/** What the guidelines say of a wording: avoid it; it is right in some places only; this is the wording to use. */
export type Status = 'discouraged' | 'careful' | 'preferred'

/**
 * How one language words a concept. Lists hold patterns: dictionary words, inflected by rule. `a|b` either word, `(a)` may be left out, `=a` this form only,
 * `a*` any word that begins so, `_` any one word, `~a` only where the passage is in this language (Swedish "offer" is an English word too), `@a` only where the sentence has a word for
 * a child.
 */
export type Wording = {
  readonly discouraged: readonly string[]
  readonly careful: readonly string[]
  readonly preferred: readonly string[]
  /** Phrases that contain a listed wording and mean something else; found and left alone. */
  readonly except: readonly string[]
  /**
   * What to write instead, best first. English "a / b" is singular and plural; Russian "материал<ы|ов|ам|ы|ами|ах> о ..." gives the six cases.
   */
  readonly instead: readonly string[]
  /** The reason, in one or two sentences of our own. */
  readonly why: string
  /** A sentence that says it well. */
  readonly example: string
}

export type Concept = {
  readonly id: string
  /** True where the 2016 guidelines discuss the concept; false where the reason is general usage. */
  readonly guidelines: boolean
  /** Pages of the 2016 guidelines ("30", "46-47") where a document at hand cites them for the concept; null where none does. */
  readonly pages: string | null
  readonly words: Readonly<Record<TermLanguage, Wording>>
}

/** How a language names laws, bodies and works, so that a term inside such a name is not taken for the writer's own word. */
export type Titles = {
  /** A title that begins with `start` and goes on while its words are in `words` (or for `any` words). */
  readonly zones: readonly {
    readonly start: readonly string[]
    readonly words: readonly string[]
    readonly any: number
    /** The first word must be written with a capital. */
    readonly capital: boolean
  }[]
  /** Whole names. */
  readonly exact: readonly string[]
  /** Nouns that make a run of capitalised words the name of a law or fund: Act, Convention. */
  readonly heads: readonly string[]
  /** Words before the number of a provision: article, section. */
  readonly articles: readonly string[]
  /** How a provision's heading begins: "offences concerning". */
  readonly headings: readonly string[]
  /** Nouns whose name follows in quotation marks: law, campaign. */
  readonly namedInQuotes: readonly string[]
  /** Words that show that the next word is spoken of: "the term", "so-called". */
  readonly mentions: readonly string[]
  /** Words for a child: wordings marked `@` are found beside them only. */
  readonly children: readonly string[]
  /** Frequent small words by which the language of a passage is told. */
  readonly small: readonly string[]
}

export type TermSet = {
  /** In the order of `titles.yaml`. The first is taken where nothing tells which one a passage is in. */
  readonly languages: readonly TermLanguage[]
  readonly concepts: readonly Concept[]
  readonly titles: Readonly<Record<TermLanguage, Titles>>
}
