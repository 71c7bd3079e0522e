/** Seeded draws for tests of coverage: the same every time, and fast. */
import { standardNormalQuantile } from '../../src/model/engine/normal-quantile.ts'

/** Uniform draws in (0, 1) by the Mulberry32 generator. */
export function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32
  }
}

/** Standard normal draws. */
export function normals(seed: number): () => number {
  const uniform = uniforms(seed)
  return () => standardNormalQuantile(uniform())
}

/** Values in clusters of these sizes: an effect of the cluster, and one of their own. */
export function clustered(normal: () => number, sizes: readonly number[], between: number, within: number) {
  const values: number[] = []
  const clusters: number[] = []
  for (const [cluster, size] of sizes.entries()) {
    const effect = Math.sqrt(between) * normal()
    for (let i = 0; i < size; i++) {
      values.push(effect + Math.sqrt(within) * normal())
      clusters.push(cluster)
    }
  }
  return { values, clusters }
}

/** Standard normal figures with this correlation between any two: an array a figure, of so many values. */
export function correlatedNormals(seed: number) {
  const normal = normals(seed)
  return (count: number, figures: number, correlation: number): Float64Array[] => {
    const values = Array.from({ length: figures }, () => new Float64Array(count))
    for (let i = 0; i < count; i++) {
      const shared = Math.sqrt(correlation) * normal()
      for (const own of values) own[i] = shared + Math.sqrt(1 - correlation) * normal()
    }
    return values
  }
}
