/** How the page is used: reading, suggesting, reviewing. */
export type Mode = 'read' | 'suggest' | 'review'
