/** Whether the precision asked for was reached, and what replications of its own said of it, as text. */
import type { PrecisionReached } from '../experiments/replications/precision.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { formatNumber, plural, roundingStep } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'

/** Lines of at most 80 columns; none where no precision was asked for. */
export function precisionText({
  precision,
  confirmation,
}: Pick<Manifest, 'precision' | 'confirmation'>): string[] {
  if (precision === undefined) return []
  const missed = precision.filter(({ reached }) => !reached)
  if (missed.length > 0)
    return [
      'The precision asked for was NOT reached for:',
      ...missed.map(({ scenario, metric }) => `  ${metric} in ${scenario}`),
    ]
  if (confirmation === undefined) return ['The precision asked for was reached.']
  const { from, replications, precision: again } = confirmation
  const wider = again.filter(({ reached }) => !reached)
  return [
    ...wrap(
      `The precision asked for was reached with ${plural(from, 'replication')}. ${plural(replications, 'replication')} more, by themselves, ${wider.length === 0 ? 'confirm it' : 'do NOT confirm it'}. Half-widths there, and those allowed:`,
      80,
    ),
    ...again.map(lineOf),
  ]
}

function lineOf({ scenario, metric, scheme, counted_in, half_width, allowed }: PrecisionReached): string {
  const text = (value: number | null) =>
    value === null
      ? 'none'
      : value < 10
        ? String(Number(value.toPrecision(3)))
        : formatNumber(value, roundingStep(value))
  const of = [scheme && `scheme ${scheme}`, counted_in].filter((word) => word !== '').join(', ')
  return `  ${metric}${of === '' ? '' : ` (${of})`} in ${scenario}: ${text(half_width)} of ${text(allowed)}`
}
