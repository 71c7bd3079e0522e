/** The end of a `switch` over a union: a new member of the union does not compile until it has a case. */
export function unreachable(value: never): never {
  throw new Error(`no case for ${String(value)}`)
}
