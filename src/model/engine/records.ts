/** What became of each item: one row per item, a typed array for each column. */
import { withRoom } from './typed-arrays.ts'

type Numbers = Float64Array<ArrayBuffer>

/** Which rows `Records.spans` takes. */
export interface Selection<Column extends string> {
  /** Those in which `from` is this or more. Default: all. */
  readonly since?: number
  /** Those in which `from` is less than this. Default: all. */
  readonly until?: number
  /** Those in which columns have these values: `{ urgent: 1 }`. Default: all. */
  readonly where?: { readonly [name in Column]?: number }
}

/** A table of numbers that grows by rows. What has not been set is NaN. Throws a RangeError where a column is named that it does not have. */
export class Records<Column extends string> {
  private readonly columns: Map<string, Numbers>
  private room = 64
  private used = 0

  /** @param names of the columns */
  constructor(...names: Column[]) {
    this.columns = new Map(names.map((name) => [name, new Float64Array(this.room).fill(Number.NaN)]))
  }

  /** Rows so far. */
  get length(): number {
    return this.used
  }

  /** Adds a row and returns its number. Amortised O(1). */
  add(): number {
    if (this.used === this.room) {
      this.room *= 2
      for (const [name, values] of this.columns)
        this.columns.set(name, withRoom(values, new Float64Array(this.room).fill(Number.NaN)))
    }
    return this.used++
  }

  /** Sets a cell. Throws a RangeError if there is no such row. */
  set(row: number, column: Column, value: number): void {
    if (row >>> 0 !== row || row >= this.used) throw new RangeError(`row ${row} of ${this.used}`)
    this.column(column)[row] = value
  }

  /** A cell; NaN if it was not set or there is no such row. */
  get(row: number, column: Column): number {
    const cells = this.column(column)
    return (row < this.used ? cells[row] : undefined) ?? Number.NaN
  }

  /** `to` less `from` of every row that has both, of those selected: `spans('arrived', 'started', { since: warmUp, where: { urgent: 1 } })`. */
  spans(from: Column, to: Column, selection: Selection<Column> = {}): number[] {
    const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY, where = {} } = selection
    const [starts, ends] = [this.column(from), this.column(to)]
    const wanted = Object.entries<number | undefined>(where)
    const conditions = wanted.map(([name, value]) => ({ values: this.column(name), value }))
    const found: number[] = []
    for (let row = 0; row < this.used; row++) {
      const start = starts[row]!
      const span = ends[row]! - start
      if (Number.isNaN(span) || !(start >= since && start < until)) continue
      if (conditions.every(({ values, value }) => values[row] === value)) found.push(span)
    }
    return found
  }

  private column(name: string): Numbers {
    const values = this.columns.get(name)
    if (values === undefined)
      throw new RangeError(`no column is named ${name}; there are ${[...this.columns.keys()].join(', ')}`)
    return values
  }
}
