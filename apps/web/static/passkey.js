// Passkeys exist in the browser only: no form can ask for one. This file is all the script these pages load, so that they need
// neither hydration nor words in the browser; where it does not run, its forms stay hidden and password and code work as before.
const able = typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function'

async function answer(form) {
  const asked = await fetch(form.dataset.options, { method: 'POST', headers: { accept: 'application/json' } })
  if (!asked.ok) throw new Error(String(asked.status))
  const options = await asked.json()
  const credential =
    form.dataset.passkey === 'make'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  return JSON.stringify(credential.toJSON())
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const failed = form.querySelector('[data-failed]')
  form.hidden = !able
  form.addEventListener('submit', async event => {
    event.preventDefault()
    failed.hidden = true
    try {
      form.elements.response.value = await answer(form)
      form.submit() // does not come here again: only a person's own submit does
    } catch {
      failed.hidden = false // the person closed the question, or no passkey fits
    }
  })
}
