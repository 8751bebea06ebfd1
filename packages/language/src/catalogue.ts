import { checkMessage, type MessageFault } from './check-message.ts'
import type { Language } from './languages.ts'
import { done, refused, type Result } from './result.ts'
import { say, sayRuns, type Run, type Values } from './say.ts'

/** One message: an ICU text in each language, and a note to those who translate it. */
export type Message = Readonly<Record<Language, string>> & { readonly note: string }
export type Catalogue = ReadonlyMap<string, Message>

/** What is wrong with one key of one area file. `catalogue.*` are the kinds. */
export type CatalogueFault = MessageFault & { readonly area: string; readonly key: string }

/**
 * Reads area files, each the parsed JSON of `content/messages/<area>.json`: key to `{ en, ru, ar, sv, note }`. Refuses
 * with every fault of every file: a missing language, a text that is no ICU message, places or tags that differ between
 * languages, a plural form missing that a language needs, a key in two areas.
 */
export function readCatalogue(
  areas: Readonly<Record<string, unknown>>,
): Result<Catalogue, { readonly kind: 'catalogue.faults'; readonly faults: readonly CatalogueFault[] }> {
  const catalogue = new Map<string, Message>()
  const faults: CatalogueFault[] = []
  for (const [area, content] of Object.entries(areas)) {
    if (!isRecord(content)) {
      faults.push({ area, key: '', kind: 'catalogue.not-an-object' })
      continue
    }
    for (const [key, entry] of Object.entries(content)) {
      const message = isRecord(entry) ? entry : {}
      const found = [
        ...(keyShape.test(key) ? [] : [{ kind: 'catalogue.key-shape' } as const]),
        ...(catalogue.has(key) ? [{ kind: 'catalogue.key-twice' } as const] : []),
        ...checkMessage(message),
      ]
      faults.push(...found.map(fault => ({ ...fault, area, key })))
      catalogue.set(key, message as Message)
    }
  }
  return faults.length > 0 ? refused({ kind: 'catalogue.faults', faults }) : done(catalogue)
}

const keyShape = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/ // words joined by dots, as "figure.of"

/** Says a message in one language. An unknown key shows as ⟦key⟧: visible to readers and to tests, never a failed page. */
export type Speak = {
  (key: string, values?: Values): string
  /** The message in runs, for links inside a sentence. */
  readonly runs: (key: string, values?: Values) => readonly Run[]
  /** Whether the catalogue has the key. */
  readonly knows: (key: string) => boolean
  readonly language: Language
}

/** The voice of one language over one catalogue. */
export function speaker(language: Language, catalogue: Catalogue): Speak {
  const patternOf = (key: string) => catalogue.get(key)?.[language]
  const speak = (key: string, values?: Values) => {
    const pattern = patternOf(key)
    return pattern === undefined ? `⟦${key}⟧` : say(language, pattern, values)
  }
  const runs = (key: string, values?: Values) => {
    const pattern = patternOf(key)
    return pattern === undefined ? [{ text: `⟦${key}⟧` }] : sayRuns(language, pattern, values)
  }
  return Object.assign(speak, { runs, knows: (key: string) => catalogue.has(key), language })
}

/** One line for each fault, naming file, key, language and what is wrong, for whoever runs the check. */
export function describeFaults(faults: readonly CatalogueFault[]): string {
  return faults
    .map(
      ({ area, key, kind, ...more }) =>
        `content/messages/${area}.json ${key}: ${kind} ${Object.values(more).join(' ')}`,
    )
    .join('\n')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
