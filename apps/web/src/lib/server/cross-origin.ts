const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that could change something was made by a page of another site. `Sec-Fetch-Site` says so to https
 * and localhost; elsewhere `Origin` must be ours. A request with neither is refused: every browser sends one of them.
 */
export function comesFromElsewhere(request: Request): boolean {
  if (safeMethods.has(request.method)) return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  return request.headers.get('origin') !== new URL(request.url).origin
}
