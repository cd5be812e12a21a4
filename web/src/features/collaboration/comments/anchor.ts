/** The part of an address that leads to a comment. */
export const anchorOf = (commentId: string): string => `comment-${commentId}`;

/** The comment that an address leads to. @param hash without its `#` */
export const commentAt = (hash: string): string | undefined => /^comment-(.+)$/.exec(hash)?.[1];
