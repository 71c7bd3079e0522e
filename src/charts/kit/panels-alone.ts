/** A compiled chart without the words around its panels. */
import type { GroupMark, Spec } from 'vega'

/** The panels of a compiled chart alone: without title, subtitle, note and source, which a slide sets itself. */
export function panelsOf({ title: _, ...spec }: Spec): Spec {
  const marks = (spec.marks ?? []).map((mark) => {
    const { title: __, ...group } = mark as GroupMark
    return group
  })
  return { ...spec, padding: 0, marks }
}
