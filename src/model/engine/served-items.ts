/** The items that hold units, where some may lose them. */
import { ItemLists } from './item-lists.ts'

/** Items served by class, and within a class in order of starting. With a single class nobody's class is kept. */
export class ServedItems {
  private readonly lists: ItemLists
  private readonly units: Float64Array

  /** @param classes number of classes, 0 being the last to lose units */
  constructor(classes: number) {
    this.lists = new ItemLists(classes)
    this.units = new Float64Array(classes)
  }

  /** Makes room for items below `size`. */
  reserve(size: number): void {
    this.lists.reserve(size)
  }

  /** Notes the class of an item that asks for units. */
  note(item: number, priority: number): void {
    if (this.units.length > 1) this.lists.items.setLine(item, priority)
  }

  /** The class noted of an item; 0 with a single class. */
  classOf(item: number): number {
    return this.lists.items.line(item)
  }

  /** An item starts, with so many units. O(1). */
  join(item: number, units: number): void {
    const list = this.classOf(item)
    this.lists.join(list, item)
    this.units[list]! += units
  }

  /** An item stops. O(1). */
  leave(item: number, units: number): void {
    const list = this.classOf(item)
    this.lists.leave(list, item)
    this.units[list]! -= units
  }

  /** The newest started of the last class that holds units; -1 if none does. */
  newest(): number {
    for (let list = this.units.length - 1; list >= 0; list--) {
      const item = this.lists.last(list)
      if (item >= 0) return item
    }
    return -1
  }

  /** Units held by classes after the one given. */
  unitsAfter(priority: number): number {
    let sum = 0
    for (let list = this.units.length - 1; list > priority; list--) sum += this.units[list]!
    return sum
  }
}
