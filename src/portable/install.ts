/**
 * Has this process, with the libraries that it loads, take the exponential and its kin from here: the same bits on every processor. It
 * is imported first by the program and by each of its threads, and by nothing that others import: a library leaves `Math` alone.
 */
import { exp, expm1, log, log1p } from './functions.ts'
import { pow } from './power.ts'

Object.assign(Math, { exp, expm1, log, log1p, pow })
