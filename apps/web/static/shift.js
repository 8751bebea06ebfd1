// Shift three times leaves the page, as the link does that says so: blank at once, and not one step back.
const exit = document.querySelector('a.exit')
const leave = event => {
  event?.preventDefault()
  document.body.hidden = true
  location.replace(exit.href)
}
let times = 0
let last = 0
addEventListener('keydown', ({ key, repeat, timeStamp }) => {
  if (repeat) return
  times = key !== 'Shift' ? 0 : timeStamp - last < 1500 ? times + 1 : 1
  last = timeStamp
  if (times === 3) leave()
})
exit.addEventListener('click', leave)
