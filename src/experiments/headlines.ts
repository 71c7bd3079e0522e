/** The main figures of a run: what every run shows, in order. */
export const headlines = [
  'returns.total',
  'scheme.transferred',
  'scheme.brought_back',
  'barriers.arisen',
  'backlog.decision',
  'stock.rights_exhausted',
  'days.detained',
  'cost.total',
] as const

/** What a main figure is counted in. */
export const countedInOf = (metric: (typeof headlines)[number]) =>
  metric === 'cost.total' ? ('' as const) : ('people' as const)
