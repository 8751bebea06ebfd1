/** Whether Frame.svelte, or a form in it, says this message: a page that takes its words to the browser takes these along. */
export const saidAround = (key: string): boolean => /^(?:shell|form)\./.test(key)
