/** What became of each item: a row each, a typed array a column. */
import { withRoom } from './typed-arrays.ts'

/** A table of numbers that grows by rows. What has not been set is NaN. */
export class Records<Column extends string> {
  private readonly columns: Record<Column, Float64Array<ArrayBuffer>>
  private readonly names: readonly Column[]
  private used = 0

  /** @param names of the columns */
  constructor(...names: Column[]) {
    this.names = names
    const empty = names.map((name) => [name, new Float64Array(64).fill(Number.NaN)])
    this.columns = Object.fromEntries(empty) as Record<Column, Float64Array<ArrayBuffer>>
  }

  /** Rows so far. */
  get length(): number {
    return this.used
  }

  /** Adds a row and returns its number. Amortised O(1). */
  add(): number {
    if (this.used === this.columns[this.names[0]!].length) {
      for (const name of this.names)
        this.columns[name] = withRoom(this.columns[name], new Float64Array(2 * this.used).fill(Number.NaN))
    }
    return this.used++
  }

  /** Sets a cell. Throws a RangeError if there is no such row. */
  set(row: number, column: Column, value: number): void {
    if (row >>> 0 !== row || row >= this.used) throw new RangeError(`row ${row} of ${this.used}`)
    this.columns[column][row] = value
  }

  /** A cell; NaN if it was not set or there is no such row. */
  get(row: number, column: Column): number {
    return (row < this.used ? this.columns[column][row] : undefined) ?? Number.NaN
  }

  /** `to` less `from` of every row that has both, and in which `from` is `since` or more: `spans('arrived', 'started', warmUp)`. */
  spans(from: Column, to: Column, since = Number.NEGATIVE_INFINITY): number[] {
    const [starts, ends] = [this.columns[from], this.columns[to]]
    const found: number[] = []
    for (let row = 0; row < this.used; row++) {
      const span = ends[row]! - starts[row]!
      if (starts[row]! >= since && !Number.isNaN(span)) found.push(span)
    }
    return found
  }
}
