/** Settings of a scenario that are worked out from what is published. */
import type { Setting } from '../../scenarios/document/settings.ts'
import type { Plain } from '../../scenarios/document/tree.ts'
import type { Confidence } from '../../scenarios/schema/quantity.ts'

/** A setting of a whole section or word, without provenance. @param text what messages call it */
export function plainSetting(path: string, value: Plain, text = `${path}=${String(value)}`): Setting {
  return { text, path: path.split('.'), value }
}

/** A setting of a parameter, with provenance: derived, or an assumption where one is among its sources, unless it is said. */
export function setting(
  path: string,
  value: Plain,
  source: string | readonly string[],
  note: string,
  confidence: Confidence = [source].flat().includes('assumption') ? 'assumption' : 'derived',
): Setting {
  return {
    text: `${path}=${String(value)}`,
    path: path.split('.'),
    value,
    from: { source: source.length === 1 ? source[0]! : source, confidence, note },
  }
}
