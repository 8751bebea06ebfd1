/** The texts of one block of a desk's page, gathered while it is rendered: below it stands once what can be done about each. */
import { createContext } from 'svelte'

export type TextOfBlock = { readonly id: string; readonly body: string }

const [blockOf, setBlock] = createContext<TextOfBlock[]>()

/** Begins a block; texts rendered inside it add themselves. */
export function beginBlock(): readonly TextOfBlock[] {
  const texts: TextOfBlock[] = []
  setBlock(texts)
  return texts
}

/** Adds a text to the block it stands in, once. */
export function addToBlock(text: TextOfBlock): void {
  const block = blockOf()
  if (!block.some(textOfBlock => textOfBlock.id === text.id)) block.push(text)
}

const firstWords = 60 // letters: enough to know a text again

/** The beginning of a text, to the end of a word. */
export function beginningOf(body: string): string {
  const plain = body.replace(/\s+/g, ' ').trim()
  if (plain.length <= firstWords) return plain
  return `${plain.slice(0, firstWords).replace(/\s\S*$/, '')} …`
}
