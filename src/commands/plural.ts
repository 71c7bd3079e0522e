/** A count with its word: `1 worker`, `2 workers`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
