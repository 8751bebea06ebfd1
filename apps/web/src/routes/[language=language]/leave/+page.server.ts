// The browser is asked to drop its copies of pages, and nothing that waits on the device to be sent. Its history it keeps: the page says so.
export const load = ({ setHeaders }) => setHeaders({ 'clear-site-data': '"cache"' })
