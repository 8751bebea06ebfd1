import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import { portInWords, refuseTakenPort } from '../src/port.ts'

test('a port that is taken is refused in words that name another one', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await assert.rejects(refuseTakenPort({ hosts: ['127.0.0.1'], port }), {
    message: `Port ${port} is taken: Waymark runs already, or another program does. Nothing was changed. Another port: PORT=${port + 1} npm start`,
  })
  taken.close()
  await once(taken, 'close')
  await refuseTakenPort({ hosts: ['127.0.0.1'], port })
})

test('an address that this machine lacks is passed over, and any free port is free', async () => {
  await refuseTakenPort({ hosts: ['192.0.2.1', '127.0.0.1'], port: 0 })
})

test('problems that are not about the port stay as they are', () => {
  const other = new Error('The site has not been built.')
  assert.equal(portInWords(other, 3000), other)
})
