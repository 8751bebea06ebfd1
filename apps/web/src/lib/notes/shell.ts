/** The empty page of notes, with its script and style, for when there is no line: it says nothing of anybody. */
import { cacheName } from './store.ts'

/** Whether this browser can keep notes at all. */
export const canKeep = (): boolean =>
  isSecureContext && 'serviceWorker' in navigator && 'indexedDB' in globalThis && 'caches' in globalThis

/** Keeps this page as it is now, and nothing older. */
export async function keepShell(language: string): Promise<void> {
  const files = [
    ...[...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet], link[rel=icon]')].map(({ href }) => href),
    ...[...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src),
  ]
  const wanted = [`/${language}/notes`, ...files].map(address => new URL(address, location.origin).href)
  const cache = await caches.open(cacheName)
  await cache.addAll(wanted)
  for (const request of await cache.keys()) if (!wanted.includes(request.url)) await cache.delete(request)
  await navigator.serviceWorker.register('/notes.js', { scope: '/' })
}

/** Ends the worker: nothing is kept any more. */
export async function dropShell(): Promise<void> {
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
  document.cookie = 'notes=; path=/; max-age=0; samesite=strict'
}

/** Lets the site ask before signing out: how many answers wait on this device, and nothing else. */
export function markKept(unsent: number): void {
  const safe = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `notes=${unsent}; path=/; max-age=${14 * 24 * 3600}; samesite=strict${safe}`
}
