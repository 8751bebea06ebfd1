/** How many days a preview leaves for replies unless somebody types another number: none in a network where nobody is real. */
export const usualDays = ({ invented }: { readonly invented: boolean }): string => (invented ? '0' : '14')
