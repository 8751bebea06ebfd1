/** The address of a script that the build makes of one of our own (own-scripts.ts). */
declare module 'own-script:*' {
  const address: string
  export default address
}
