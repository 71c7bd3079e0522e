/**
 * Python's `random`, as far as published outputs of SimPy need it: MT19937 of Matsumoto and Nishimura (1998), seeded by a whole number as Python does, and the
 * distributions that these models draw from.
 */
export class PythonRandom {
  readonly #state = new Uint32Array(624)
  #index = 624

  constructor(seed: number) {
    const mt = this.#state
    mt[0] = 19_650_218
    for (let i = 1; i < 624; i++) mt[i] = Math.imul(1_812_433_253, mt[i - 1]! ^ (mt[i - 1]! >>> 30)) + i
    let i = 1
    for (let k = 0; k < 624; k++) {
      mt[i] = (mt[i]! ^ Math.imul(mt[i - 1]! ^ (mt[i - 1]! >>> 30), 1_664_525)) + seed
      if (++i === 624) {
        mt[0] = mt[623]!
        i = 1
      }
    }
    for (let k = 0; k < 623; k++) {
      mt[i] = (mt[i]! ^ Math.imul(mt[i - 1]! ^ (mt[i - 1]! >>> 30), 1_566_083_941)) - i
      if (++i === 624) {
        mt[0] = mt[623]!
        i = 1
      }
    }
    mt[0] = 0x80000000
  }

  /** 32 bits. */
  #word(): number {
    const mt = this.#state
    if (this.#index === 624) {
      for (let k = 0; k < 624; k++) {
        const y = (mt[k]! & 0x80000000) | (mt[(k + 1) % 624]! & 0x7fffffff)
        mt[k] = mt[(k + 397) % 624]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)
      }
      this.#index = 0
    }
    let y = mt[this.#index++]!
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }

  /** `random.random()`. */
  random(): number {
    return ((this.#word() >>> 5) * 67_108_864 + (this.#word() >>> 6)) / 9_007_199_254_740_992
  }

  /** `random.uniform(low, high)`. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.random()
  }

  /** `random.expovariate(rate)`. */
  expovariate(rate: number): number {
    return -Math.log(1 - this.random()) / rate
  }

  /** `random.normalvariate(mean, deviation)`: Kinderman and Monahan (1977). */
  normalvariate(mean: number, deviation: number): number {
    const magic = (4 * Math.exp(-0.5)) / Math.sqrt(2)
    for (;;) {
      const u1 = this.random()
      const u2 = 1 - this.random()
      const z = (magic * (u1 - 0.5)) / u2
      if ((z * z) / 4 <= -Math.log(u2)) return mean + z * deviation
    }
  }

  /** `random.randint(low, high)` of Python 3. */
  randint(low: number, high: number): number {
    const count = high - low + 1
    const bits = 32 - Math.clz32(count)
    for (;;) {
      const found = this.#word() >>> (32 - bits)
      if (found < count) return low + found
    }
  }
}
