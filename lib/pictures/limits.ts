/** What may be uploaded. */
export const largestUpload = 20 * 1024 * 1024; // bytes
export const mostPixels = 50_000_000;

/** For a file picker. What a file really is, its content says. */
export const acceptedTypes = "image/jpeg,image/png,image/webp,image/avif,image/gif";

export const tooLarge = "The file is larger than 20 MB; make the picture smaller and try again.";

/** Lengths as in a story's own picture. */
export const longest = { alt: 500, credit: 200, name: 120 } as const;
