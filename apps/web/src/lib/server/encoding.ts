/** The compression this reader takes, the best first; undefined where it takes none of ours. */
export function chooseEncoding(accepted: string | null): 'br' | 'gzip' | undefined {
  if (!accepted) return undefined
  const refused = /\b(br|gzip)\s*;\s*q=0(?:\.0*)?(?![.\d])/g
  const rest = accepted.replace(refused, '')
  if (/\bbr\b/.test(rest)) return 'br'
  return /\bgzip\b/.test(rest) ? 'gzip' : undefined
}

/** What a route says of an answer that may be kept (kept-pages.ts); it never leaves this process. */
export const keepHeader = 'waymark-keep'
