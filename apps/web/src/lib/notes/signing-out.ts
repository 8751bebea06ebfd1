/** Signing out asks first what becomes of what is kept here, and offers it as an encrypted file. */
import { asFile } from './file.ts'
import type { Page } from './panels.ts'
import { dropShell } from './shell.ts'
import { readAll, wipe } from './store.ts'

/** Hands everything out as a file that the same passphrase opens. Its name says nothing. */
export async function saveFile(): Promise<void> {
  const all = await readAll()
  if (!all) return
  const address = URL.createObjectURL(new Blob([asFile(all)], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: address, download: 'notes.json' }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export function askBeforeOut(page: Page, unsent: number): void {
  page.part('out-unsent').textContent = page.voice.speak('notes.unsent', { n: unsent })
  page.part('out-back').addEventListener('click', () => page.show('locked'))
  page.part('out-remove').addEventListener('submit', event => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    void wipe()
      .then(dropShell)
      .then(() => form.submit())
  })
  page.show('out')
}
