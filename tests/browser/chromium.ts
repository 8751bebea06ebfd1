/** Where Chromium is: by setting, by path, or installed from the system's packages where that is allowed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium that is here already, or undefined. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'], ...places].find(place => place !== undefined && place !== '' && existsSync(place))
}

/** As `findChromium`; otherwise asks the system's package manager, which only an administrator may do. */
export function findOrInstallChromium(): string | undefined {
  const here = findChromium()
  if (here || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return here
  console.error('Installing Chromium for the browser tests (once) ...')
  const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], quietly)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'], quietly)
  return findChromium()
}
