/** What of a briefing goes into a document or on slides: all but what a page shows on request, and charts that no section is about. */
import type { Block, Briefing, BriefingChart, Section } from '../briefing.ts'

/** Charts that no other section has. */
const rest = 'charts'

/** The sections that a document has. @param isLegible whether a chart can be read at the size that it would have */
export const sectionsIn = (
  { sections }: Briefing,
  isLegible: (chart: BriefingChart) => boolean,
): readonly Section[] =>
  sections
    .filter(({ id }) => id !== rest)
    .map(({ blocks, ...section }) => ({
      ...section,
      blocks: blocks.filter(
        (block) =>
          block.kind !== 'details' && (!isChart(block) || (block.png !== undefined && isLegible(block))),
      ),
    }))
    .filter(({ blocks }) => blocks.length > 0)

/** The charts that such sections leave to the page. */
export function chartsLeft({ sections }: Briefing, kept: readonly Section[]): readonly BriefingChart[] {
  const shown = kept.flatMap(({ blocks }) => blocks.filter(isChart))
  return sections
    .flatMap(({ blocks }) => blocks.filter(isChart))
    .filter(({ id }) => shown.every((chart) => chart.id !== id))
}

/** Whether a block is a chart. */
export const isChart = (block: Block): block is BriefingChart => block.kind === 'chart'
