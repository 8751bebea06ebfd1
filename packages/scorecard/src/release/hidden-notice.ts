/** The signed notice beside a release in which countries were hidden after it was published. Source: design 3.11. */
import type { ManifestFile } from './manifest.ts'

/** Where it lies, its signature, and the lists it is the root of. */
export const noticePath = 'hidden.json'
export const noticeSignaturePath = 'hidden-signature.json'
export const noticePartPath = (number: number): string => `hidden/${String(number).padStart(4, '0')}.json`
/** Which countries they are: for an auditor alone. */
export const sealedHiddenPath = 'sealed/hidden.json'

/** On which day how many countries were hidden; never which. */
export type HiddenOn = { readonly day: string; readonly countries: number }

/**
 * What the network says, and signs, of files that are no longer those of the signed manifest. `manifest`: the SHA-256 of that manifest, so
 * that the notice fits this release alone. `sealed`: HMAC of `sealed/hidden.json`.
 */
export type NoticeRoot = {
  readonly format: 1
  readonly network: string
  readonly release: { readonly id: string; readonly label: string; readonly manifest: string }
  readonly hidden: readonly HiddenOn[]
  readonly parts: readonly ManifestFile[]
  readonly sealed: string
}

/** Files that were made again or came with it, parts of the manifest among them; and paths at which nothing lies any more. */
export type NoticePart = { readonly files: readonly ManifestFile[]; readonly gone: readonly string[] }
export type Notice = NoticeRoot & NoticePart

/** Countries hidden after publication, by the day: what the sealed part says. */
export type HiddenLater = readonly { readonly day: string; readonly country: string }[]
