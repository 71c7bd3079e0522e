/** Growing typed arrays. */

type Numbers = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/** Copies `old` into the beginning of `larger`, which it returns. */
export function withRoom<Kind extends Numbers>(old: Numbers, larger: Kind): Kind {
  larger.set(old)
  return larger
}
