/**
 * Gives the simjs bundle a `window` to register on where there is none (Node, workers).
 * Must be imported before 'simjs'; simjs.ts removes it again.
 */
const scope = globalThis as { window?: { Sim?: unknown } }

/** True where this module had to make the `window`, so that simjs.ts knows to take it away. */
export const madeWindow: boolean = typeof scope.window === 'undefined'
if (madeWindow) scope.window = {}
