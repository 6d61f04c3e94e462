/** How an icon stands before the words of a menu's item, which say the same. */
export const menuIcon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
