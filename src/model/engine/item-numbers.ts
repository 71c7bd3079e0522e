/** Numbers for items that come and go, so that a resource's room grows with those present and not with all that ever came. */
import { withRoom } from './typed-arrays.ts'

const NONE = -1
const IN_USE = -2

/** Hands out whole numbers from 0; a number given back is the next to be handed out. Nothing is allocated but for growth. */
export class ItemNumbers {
  /** Of a number given back, that given back before it. */
  private behind = new Int32Array(64)
  private used = 0
  private firstFree = NONE
  private free = 0

  /** Numbers in use. */
  get size(): number {
    return this.used - this.free
  }

  /** One more than the largest number handed out so far. */
  get room(): number {
    return this.used
  }

  /** A number that is not in use. Amortised O(1). */
  take(): number {
    const number = this.firstFree
    if (number !== NONE) {
      this.firstFree = this.behind[number]!
      this.behind[number] = IN_USE
      this.free--
      return number
    }
    if (this.used === this.behind.length) this.behind = withRoom(this.behind, new Int32Array(2 * this.used))
    this.behind[this.used] = IN_USE
    return this.used++
  }

  /** Gives a number back. O(1). Throws a RangeError if it is not in use. */
  give(number: number): void {
    if (!(number >= 0 && number < this.used) || this.behind[number] !== IN_USE)
      throw new RangeError(`item number ${number} is not in use`)
    this.behind[number] = this.firstFree
    this.firstFree = number
    this.free++
  }
}
