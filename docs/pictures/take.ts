/** Takes the pictures of the README from a running Waymark: `node docs/pictures/take.ts http://localhost:3000`. */
import path from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'
import { findChromium } from '../../tests/browser/chromium.ts'

const address = process.argv[2] ?? 'http://localhost:3000'
const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium was found; set CHROMIUM to its path.')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage({
  viewport: { width: 1280, height: 860 },
  colorScheme: 'light',
  javaScriptEnabled: false,
})

const picture = async (name: string, at: string) => {
  await page.goto(`${address}${at}`)
  await page.screenshot({ path: path.join(import.meta.dirname, `${name}.png`) })
}

await picture('front', '/en')
await picture('indicator', '/en/demonstration/latest/framework/demonstration-2026-2030/A2')
await picture('country-ar', '/ar/demonstration/latest/countries/QMA')
await page.goto(`${address}/en/try`)
await page.getByRole('button', { name: /Upper Meadow/ }).click()
await page.getByRole('link', { name: 'Upper Meadow', exact: true }).first().click()
await page.screenshot({ path: path.join(import.meta.dirname, 'submission.png') })
await browser.close()
