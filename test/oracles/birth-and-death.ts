/** Queues that are birth-and-death processes: closed forms, and the balance of any such chain solved as linear equations. The mean service time is 1. */
import { Matrix, solve } from 'ml-matrix'

/** Share lost in M/M/c/c (Erlang B), with the load in servers. */
export function erlangB(servers: number, load: number): number {
  let lost = 1
  for (let k = 1; k <= servers; k++) lost = (load * lost) / (k + load * lost)
  return lost
}

/** Probability of waiting in M/M/c (Erlang 1917), with the load in servers. */
export function erlangC(servers: number, load: number): number {
  const lost = erlangB(servers, load)
  return lost / (1 - (load / servers) * (1 - lost))
}

/**
 * M/M/c+M, Erlang A (Palm 1957): share that gives up and mean wait of all. With patience p, x = c p and y = rate × p, the series A = 1 + y / (x + 1) +
 * y² / (x + 1)(x + 2) + … and the share B that Erlang’s loss formula gives: A B / (1 + (A - 1) B) wait, of whom 1 / (ρ A) + 1 - 1 / ρ give up, ρ = rate / c; a
 * mean wait is the share that gives up times p.
 */
export function erlangA(servers: number, rate: number, patience: number): { gaveUp: number; wait: number } {
  let series = 0
  for (let term = 1, k = 1; series + term > series; k++) {
    series += term
    term *= (rate * patience) / (servers * patience + k)
  }
  const lost = erlangB(servers, rate)
  const waits = (series * lost) / (1 + (series - 1) * lost)
  const load = rate / servers
  const gaveUp = waits * (1 / (load * series) + 1 - 1 / load)
  return { gaveUp, wait: gaveUp * patience }
}

/** Shares of time in states 0, 1, …, `states` - 1: the solution of the balance equations, what comes into each state being what goes out of it. */
export function balanced(
  states: number,
  up: (state: number) => number,
  down: (state: number) => number,
): number[] {
  const flows = Matrix.zeros(states, states)
  const move = (from: number, to: number, rate: number) => {
    flows.set(to, from, flows.get(to, from) + rate)
    flows.set(from, from, flows.get(from, from) - rate)
  }
  for (let state = 1; state < states; state++) {
    move(state - 1, state, up(state - 1))
    move(state, state - 1, down(state))
  }
  // The equations hang together: one of them gives way to shares that sum up to 1.
  const total = Matrix.zeros(states, 1)
  flows.setRow(states - 1, new Array(states).fill(1))
  total.set(states - 1, 0, 1)
  return solve(flows, total).to1DArray()
}
