type Asked = { readonly getClientAddress: () => string }

/** The network address a request came from; "unknown" where the proxy that should say so (ADDRESS_HEADER) did not. */
export function addressOf({ getClientAddress }: Asked): string {
  try {
    return getClientAddress()
  } catch {
    return 'unknown'
  }
}
