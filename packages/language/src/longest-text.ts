/** Characters of the longest text that a form takes; about two printed pages. */
export const longestText = 5000
