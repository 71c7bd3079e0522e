/** The units that most parameters are in. */
import { z } from 'zod'
import { quantity } from './quantity.ts'

/** A share of something, from 0 to 1. */
export const share = (about: string) => quantity('share', about, { min: 0, max: 1 })

/** A length of time. */
export const days = (about: string) => quantity('days', about, { min: 0, max: 36_500 })

/** A hazard. */
export const perYear = (about: string) => quantity('per year', about, { min: 0, max: 1000 })

/** Money, in pounds or in pounds per something. */
export const pounds = (unit: string, about: string) => quantity(unit, about, { min: 0, max: 1e12 })

/** Queue discipline. */
export const discipline = z
  .enum(['oldest-first', 'newest-first'])
  .describe('Queue discipline: which waiting case is taken next.')
