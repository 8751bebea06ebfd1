/** The script of a component stands where it stood, so that its lines are those of the file. */
export const scriptOf = (file: string, text: string) =>
  file.endsWith('.svelte')
    ? text.replaceAll(/(^|<\/script>)[\s\S]*?(<script[^>]*>|$)/g, between => between.replaceAll(/[^\n]/g, ' '))
    : text
