// The reference pathway as the loop of loop.ts, in C++17: g++ -O3 -o loop loop.cpp; ./loop SCALE DAYS SEED prints its totals and processor seconds as JSON.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {

constexpr int32_t none = -1;
constexpr int32_t parts = 1024;
enum Kind { arrives, decided, heard, voluntary, absconds, barrier, removed, stayEnds, reenters };
enum Flag { hadHub = 1, queues = 2 };

/** next and previous are of the chain of events (previous: a chain's number as its complement), behind and ahead of the line. */
struct Person {
  double time;
  int32_t next, previous, behind, ahead;
  uint8_t kind, flags;
};

struct Sfc32 {
  uint32_t a, b, c, counter = 1;
  explicit Sfc32(uint32_t seed) : a(0x9e3779b9u), b(seed), c(0x243f6a88u) {
    for (int i = 0; i < 16; i++) (*this)();
  }
  double operator()() {
    const uint32_t t = a + b + counter++;
    a = b ^ (b >> 9);
    b = c + (c << 3);
    c = ((c << 21) | (c >> 11)) + t;
    return (t + 0.5) * 0x1p-32;
  }
};

/** A line from which nobody leaves before the turn comes. */
struct Line {
  int32_t first = none, last = none, count = 0;
};

struct Loop {
  double scale;
  int32_t days, today = 0;
  Sfc32 uniform;
  std::vector<Person> people{Person{}};
  std::vector<int32_t> heads;
  int32_t free = none;
  Line decisionLine, tribunalLine, hubLine;
  int32_t slots, courts, places, deciding = 0, hearing = 0, staying = 0, exhausted = 0, away = 0;
  double median, sigma, spare = 0;
  bool hasSpare = false;
  // Arrivals, granted, withdrawn, refused, allowed, entries; fired clocks by kind; stays that end in return or back in the UK, claims anew, events.
  long nArrivals = 0, nGranted = 0, nWithdrawn = 0, nRefused = 0, nAllowed = 0, nExhausted = 0, nBy[9] = {0};
  long nReturned = 0, nBack = 0, nReentries = 0, nEvents = 0;
  double sums[6] = {0};

  Loop(double s, int32_t d, uint32_t seed) : scale(s), days(d), uniform(seed), heads(d + 1 + parts, none) {
    slots = units(300), courts = units(110), places = units(1000);
    const double spread = 1 + (200.0 / 240) * (200.0 / 240);
    median = 240 / std::sqrt(spread), sigma = std::sqrt(std::log(spread));
    people.reserve(static_cast<size_t>(240000 * s) + 2000);
  }
  int32_t units(double capacity) const { return std::max(1, static_cast<int32_t>(std::lround(capacity * scale))); }
  double exponential(double mean) { return -mean * std::log(uniform()); }
  double normal() {
    hasSpare = !hasSpare;
    if (!hasSpare) return spare;
    const double radius = std::sqrt(-2 * std::log(uniform())), angle = 2 * M_PI * uniform();
    spare = radius * std::sin(angle);
    return radius * std::cos(angle);
  }

  void link(int32_t person, int32_t chain, int32_t after) {
    heads[chain] = person;
    people[person].previous = ~chain;
    people[person].next = after;
    if (after >= 0) people[after].previous = person;
  }
  void schedule(int32_t person, int kind, double time) {
    Person &p = people[person];
    p.kind = static_cast<uint8_t>(kind);
    p.time = time;
    p.previous = INT32_MAX;
    if (time >= days) return;
    const int32_t day = static_cast<int32_t>(time);
    if (day != today) return link(person, day, heads[day]);
    const int32_t part = days + 1 + static_cast<int32_t>((time - day) * parts);
    int32_t after = heads[part];
    if (after < 0 || people[after].time > time) return link(person, part, after);
    int32_t before = after;
    for (after = people[after].next; after >= 0 && people[after].time <= time; after = people[after].next) before = after;
    people[before].next = person;
    p.previous = before;
    p.next = after;
    if (after >= 0) people[after].previous = person;
  }
  void cancel(int32_t person) {
    const Person &p = people[person];
    if (p.previous == INT32_MAX) return;
    if (p.previous < 0) heads[~p.previous] = p.next;
    else people[p.previous].next = p.next;
    if (p.next >= 0) people[p.next].previous = p.previous;
  }
  int32_t newPerson() {
    int32_t person = free;
    if (person != none) free = people[person].next;
    else {
      person = static_cast<int32_t>(people.size());
      people.emplace_back();
    }
    people[person].flags = 0;
    return person;
  }
  void leave(int32_t person) {
    people[person].next = free;
    free = person;
  }
  void join(Line &line, int32_t person) {
    people[person].behind = none;
    people[person].ahead = line.last;
    if (line.last == none) line.first = person;
    else people[line.last].behind = person;
    line.last = person;
    line.count++;
  }
  void quit(Line &line, int32_t person) {
    const Person &p = people[person];
    if (p.ahead == none) line.first = p.behind;
    else people[p.ahead].behind = p.behind;
    if (p.behind == none) line.last = p.ahead;
    else people[p.behind].ahead = p.ahead;
    line.count--;
  }

  void claim(int32_t person, double now) {
    people[person].flags = 0;
    if (deciding == slots) return join(decisionLine, person);
    deciding++;
    schedule(person, decided, now + exponential(1));
  }
  void appeal(int32_t person, double now) {
    if (hearing == courts) return join(tribunalLine, person);
    hearing++;
    schedule(person, heard, now + exponential(1));
  }
  void admit(int32_t person, double now) {
    staying++;
    exhausted--;
    people[person].flags |= hadHub;
    schedule(person, stayEnds, now + exponential(180));
  }
  void exhaust(int32_t person, double now) {
    nExhausted++;
    exhausted++;
    const bool undocumented = uniform() < 0.4;
    const double clocks[] = {exponential(900), exponential(1500), exponential(1200), median * std::exp(sigma * normal())};
    const int first = static_cast<int>(std::min_element(clocks, clocks + 4) - clocks);
    if (undocumented && !(people[person].flags & hadHub)) {
      if (staying < places) return admit(person, now);
      people[person].flags |= queues;
      join(hubLine, person);
    }
    schedule(person, voluntary + first, now + clocks[first]);
  }
  void returned(int32_t person, double now) {
    if (uniform() >= 0.1) return leave(person);
    away++;
    schedule(person, reenters, now + exponential(300));
  }
  void leaveHubLine(int32_t person) {
    people[person].flags &= ~queues;
    quit(hubLine, person);
  }
  /** Gives a unit that is free to the next of a line, or none. */
  void next(Line &line, int32_t &busy, int kind, double now) {
    const int32_t person = line.first;
    if (person == none) {
      busy--;
      return;
    }
    quit(line, person);
    schedule(person, kind, now + exponential(1));
  }

  void deliver(int32_t person, double now) {
    const int kind = people[person].kind;
    if (kind == arrives) {
      nArrivals++;
      schedule(person, arrives, now + exponential(1 / (300 * scale)));
      claim(newPerson(), now);
    } else if (kind == decided) {
      const double u = uniform();
      if (u < 0.47) nGranted++, leave(person);
      else if (u < 0.55) nWithdrawn++, leave(person);
      else {
        nRefused++;
        if (uniform() < 0.75) appeal(person, now);
        else exhaust(person, now);
      }
      next(decisionLine, deciding, decided, now);
    } else if (kind == heard) {
      if (uniform() < 0.45) nAllowed++, leave(person);
      else exhaust(person, now);
      next(tribunalLine, hearing, heard, now);
    } else if (kind == stayEnds) {
      staying--;
      const int32_t waiting = hubLine.first;
      if (waiting != none) leaveHubLine(waiting), cancel(waiting), admit(waiting, now);
      if (uniform() < 0.7) nReturned++, returned(person, now);
      else nBack++, exhaust(person, now);
    } else if (kind == reenters) {
      nReentries++;
      away--;
      claim(person, now);
    } else {
      exhausted--;
      nBy[kind]++;
      if (people[person].flags & queues) leaveHubLine(person);
      if (kind == absconds || kind == barrier) leave(person);
      else returned(person, now);
    }
  }

  void run() {
    for (long i = std::lround(90000 * scale); i > 0; i--) claim(newPerson(), 0);
    for (long i = std::lround(50000 * scale); i > 0; i--) appeal(newPerson(), 0);
    schedule(0, arrives, exponential(1 / (300 * scale)));
    for (today = 0; today < days; today++) {
      for (int32_t person = today > 0 ? heads[today] : none; person >= 0;) {
        const int32_t after = people[person].next;
        schedule(person, people[person].kind, people[person].time);
        person = after;
      }
      for (int32_t part = days + 1; part < days + 1 + parts; part++) {
        for (int32_t person = heads[part]; person >= 0; person = heads[part]) {
          const int32_t after = people[person].next;
          heads[part] = after;
          if (after >= 0) people[after].previous = ~part;
          nEvents++;
          deliver(person, people[person].time);
        }
      }
      const int32_t counts[] = {decisionLine.count, tribunalLine.count, exhausted - hubLine.count, hubLine.count, staying, away};
      for (int i = 0; i < 6; i++) sums[i] += counts[i];
    }
    nEvents += days;
  }
};

} // namespace

int main(int, char **words) {
  Loop loop(std::atof(words[1]), std::atoi(words[2]), static_cast<uint32_t>(std::atoi(words[3])));
  const std::clock_t before = std::clock();
  loop.run();
  const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  std::printf("{\"seconds\":%g,\"arrivals\":%ld,\"granted\":%ld,\"withdrawn\":%ld,\"refused\":%ld,\"allowed\":%ld,\"exhausted\":%ld,", seconds, loop.nArrivals,
              loop.nGranted, loop.nWithdrawn, loop.nRefused, loop.nAllowed, loop.nExhausted);
  std::printf("\"voluntary\":%ld,\"absconded\":%ld,\"barrier\":%ld,\"removed\":%ld,\"returnedFromHub\":%ld,\"backFromHub\":%ld,\"reentries\":%ld,\"events\":%ld",
              loop.nBy[voluntary], loop.nBy[absconds], loop.nBy[barrier], loop.nBy[removed], loop.nReturned, loop.nBack, loop.nReentries, loop.nEvents);
  const char *names[] = {"waitingForDecision", "waitingForTribunal", "notQueueing", "hubQueue", "inHub", "reentryPending"};
  for (int i = 0; i < 6; i++) std::printf(",\"%s\":%g", names[i], loop.sums[i] / loop.days);
  std::printf("}\n");
}
