/** Round constants of SHA-256: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
const roundConstants = firstPrimes(64).map(prime => fraction(Math.cbrt(prime)))
const startState = firstPrimes(8).map(prime => fraction(Math.sqrt(prime)))

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every(prime => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes
}

function fraction(value: number): number {
  return ((value - Math.floor(value)) * 4294967296) | 0
}

function bytesOf(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at++) {
    if (escaped[at] === '%') {
      bytes.push(parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    } else bytes.push(escaped.charCodeAt(at))
  }
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const bits = new DataView(padded.buffer)
  bits.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000))
  bits.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  return padded
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. Here because a pure package has no platform to ask for it;
 * the text must not contain a lone surrogate. Source: FIPS 180-4, sections 4.1.2, 5 and 6.2.
 */
export function sha256(text: string): string {
  const bytes = bytesOf(text)
  const view = new DataView(bytes.buffer)
  const state = Int32Array.from(startState)
  const schedule = new Int32Array(64)
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = view.getInt32(block + 4 * i)
    for (let i = 16; i < 64; i++) {
      const [early, late] = [schedule[i - 15]!, schedule[i - 2]!]
      const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
      const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      schedule[i] = schedule[i - 16]! + small + schedule[i - 7]! + large
    }
    compress(state, schedule)
  }
  return [...state].map(word => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function compress(state: Int32Array, schedule: Int32Array): void {
  const work = state.slice()
  for (let i = 0; i < 64; i++) {
    const [a, b, c, , e, f, g, h] = work as unknown as [number, number, number, number, number, number, number, number]
    const first =
      h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + roundConstants[i]! + schedule[i]!
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    work.copyWithin(1, 0, 7)
    work[4] = work[4]! + first
    work[0] = first + second
  }
  for (let i = 0; i < 8; i++) state[i] = state[i]! + work[i]!
}
