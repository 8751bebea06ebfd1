/** A device that lies open, or is taken from somebody's hands, does not stay open. */

const longest = 10 * 60_000 // milliseconds without a key, a click or a touch
const often = 15_000

/** Does something once nobody has done anything here for ten minutes; what was typed lies sealed already. */
export function closeWhenIdle(close: () => void): void {
  let last = Date.now()
  const check = () => {
    if (Date.now() - last > longest) close()
  }
  for (const name of ['keydown', 'pointerdown', 'input'])
    addEventListener(name, () => {
      check()
      last = Date.now()
    })
  document.addEventListener('visibilitychange', check)
  setInterval(check, often)
}
