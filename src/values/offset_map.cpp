#include "gongwen/offset_map.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace gongwen {
namespace {

using Run = OffsetMap::Run;

bool is_atomic(const Run& run) {
  return run.source_unit == 0;
}

// Two regular runs side by side that are alike are one.
bool is_like(const Run& a, const Run& b) {
  return a.source_unit == b.source_unit && a.text_unit == b.text_unit && a.kind == b.kind;
}

// The size of one side of a run that is left to consume, and how finely it can be cut.
struct Rest {
  std::uint32_t source = 0;
  std::uint32_t text = 0;
  std::uint8_t source_unit = 0;  // 0: only as a whole
  std::uint8_t text_unit = 0;
  RepairKind kind = RepairKind::none;
};

Rest rest_of(const OffsetMap& map, std::size_t i) {
  const Run& run = map.runs()[i];
  return {map.source_of(i).size(), map.text_of(i).size(), run.source_unit, run.text_unit, run.kind};
}

bool keeps(const Rest& rest) {
  return rest.source_unit == 1 && rest.text_unit == 1 && rest.kind == RepairKind::none;
}

// The least common multiple; units are alike or one of them is a byte, mostly.
std::uint32_t common_unit(std::uint32_t a, std::uint32_t b) {
  if (a == b || b == 1) return a;
  return a == 1 ? b : std::lcm(a, b);
}

// The later repair names the composite: it is the one that made what stands in the text.
RepairKind composite(RepairKind first, RepairKind second) {
  return second == RepairKind::none ? first : second;
}

// Walks the runs of a map, handing out the rest of the current one.
class Cursor {
 public:
  explicit Cursor(const OffsetMap& map) : map_(map) { load(); }
  [[nodiscard]] bool done() const { return index_ == map_.runs().size(); }
  [[nodiscard]] const Rest& rest() const { return rest_; }
  // Consumes bytes of the rest (both counted in whole units, or all of it).
  [[nodiscard]] std::size_t index() const { return index_; }
  // Nothing of the current run is taken yet.
  [[nodiscard]] bool at_begin() const {
    const Rest whole = rest_of(map_, index_);
    return rest_.source == whole.source && rest_.text == whole.text;
  }
  // Goes on to run `index`.
  void skip_to(std::size_t index) {
    index_ = index;
    load();
  }
  void take(std::uint32_t source, std::uint32_t text) {
    rest_.source -= source;
    rest_.text -= text;
    if (rest_.source == 0 && rest_.text == 0) {
      ++index_;
      load();
    }
  }

 private:
  void load() {
    if (!done()) rest_ = rest_of(map_, index_);
  }
  const OffsetMap& map_;
  std::size_t index_ = 0;
  Rest rest_;
};

}  // namespace

OffsetMap OffsetMap::identity(std::uint32_t size) {
  OffsetMap map;
  map.keep(size);
  return map;
}

void OffsetMap::append(std::uint32_t source_size, std::uint32_t text_size, RepairKind kind) {
  if (source_size == 0 && text_size == 0) return;
  runs_.push_back({source_size_, text_size_, 0, 0, kind});
  source_size_ += source_size;
  text_size_ += text_size;
}

Span OffsetMap::source_of(std::size_t i) const {
  return {runs_[i].source_begin, i + 1 < runs_.size() ? runs_[i + 1].source_begin : source_size_};
}

Span OffsetMap::text_of(std::size_t i) const {
  return {runs_[i].text_begin, i + 1 < runs_.size() ? runs_[i + 1].text_begin : text_size_};
}

bool OffsetMap::is_identity() const {
  return runs_.empty() || (runs_.size() == 1 && runs_[0].source_unit == 1 &&
                           runs_[0].text_unit == 1 && runs_[0].kind == RepairKind::none);
}

namespace {

// One direction of a look-up; the other has the roles of source and text exchanged.
struct Side {
  std::uint32_t Run::*from_begin;
  std::uint32_t Run::*to_begin;
  std::uint8_t Run::*from_unit;
  std::uint8_t Run::*to_unit;
};

constexpr Side text_to_source{&Run::text_begin, &Run::source_begin, &Run::text_unit,
                              &Run::source_unit};
constexpr Side source_to_text{&Run::source_begin, &Run::text_begin, &Run::source_unit,
                              &Run::text_unit};

// The run that holds byte `at`: the last that begins at or before it. Runs of size 0 on this side
// share their begin with the run behind them, which is the one that is found.
std::size_t run_at(const std::vector<Run>& runs, std::uint32_t at, const Side& side) {
  const auto after = std::upper_bound(
      runs.begin(), runs.end(), at,
      [&](std::uint32_t value, const Run& run) { return value < run.*side.from_begin; });
  return static_cast<std::size_t>(after - runs.begin()) - 1;
}

Span look_up(const std::vector<Run>& runs, Span at, std::uint32_t from_size, std::uint32_t to_size,
             const Side& side) {
  at.begin = std::min(at.begin, from_size);
  at.end = std::clamp(at.end, at.begin, from_size);
  if (runs.empty() || at.begin == from_size) return {to_size, to_size};

  const std::size_t first = run_at(runs, at.begin, side);
  const Run& head = runs[first];
  std::uint32_t begin = head.*side.to_begin;
  if (!is_atomic(head)) {
    begin += (at.begin - head.*side.from_begin) / head.*side.from_unit * head.*side.to_unit;
  }
  if (at.empty()) return {begin, begin};

  const std::size_t last = run_at(runs, at.end - 1, side);
  const Run& tail = runs[last];
  std::uint32_t end = last + 1 < runs.size() ? runs[last + 1].*side.to_begin : to_size;
  if (!is_atomic(tail)) {
    const std::uint32_t units =
        (at.end - tail.*side.from_begin + tail.*side.from_unit - 1) / tail.*side.from_unit;
    end = tail.*side.to_begin + units * tail.*side.to_unit;
  }
  return {begin, end};
}

}  // namespace

Span OffsetMap::to_source(Span text) const {
  return look_up(runs_, text, text_size_, source_size_, text_to_source);
}

Span OffsetMap::to_text(Span source) const {
  return look_up(runs_, source, source_size_, text_size_, source_to_text);
}

OffsetMap OffsetMap::then(const OffsetMap& next) const {
  assert(text_size_ == next.source_size_);
  if (next.is_identity()) return *this;
  if (is_identity()) return next;

  OffsetMap out;
  out.runs_.reserve(runs_.size() + next.runs_.size());
  Cursor first(*this);
  Cursor second(next);
  while (!first.done() || !second.done()) {
    // Most of the second map keeps what the first one made: whole runs of that are copied.
    if (!first.done() && !second.done() && keeps(second.rest()) && first.at_begin()) {
      const std::uint32_t text_begin = runs_[first.index()].text_begin;
      const std::uint32_t until = text_begin + second.rest().source;
      const std::uint32_t shift = out.text_size_ - text_begin;
      std::size_t i = first.index();
      std::uint32_t source_end = out.source_size_;
      std::uint32_t text_end = text_begin;
      for (; i < runs_.size(); ++i) {
        const bool last = i + 1 == runs_.size();
        const std::uint32_t run_end = last ? text_size_ : runs_[i + 1].text_begin;
        if (run_end > until) break;
        source_end = last ? source_size_ : runs_[i + 1].source_begin;
        text_end = run_end;
        Run run = runs_[i];
        run.text_begin += shift;
        const bool merges = !out.runs_.empty() && !is_atomic(run) && is_like(out.runs_.back(), run);
        if (!merges) out.runs_.push_back(run);
      }
      if (i != first.index()) {
        out.source_size_ = source_end;
        out.text_size_ = text_end + shift;
        first.skip_to(i);
        second.take(text_end - text_begin, text_end - text_begin);
        continue;
      }
    }
    // Where the first map keeps, the runs of the second stand as they are.
    if (!first.done() && !second.done() && keeps(first.rest()) && second.at_begin()) {
      const std::vector<Run>& runs = next.runs_;
      const std::uint32_t middle_begin = runs[second.index()].source_begin;
      const std::uint32_t until = middle_begin + first.rest().text;
      const std::uint32_t shift = out.source_size_ - middle_begin;
      std::size_t i = second.index();
      std::uint32_t middle_end = middle_begin;
      std::uint32_t text_end = out.text_size_;
      for (; i < runs.size(); ++i) {
        const bool last = i + 1 == runs.size();
        const std::uint32_t run_end = last ? next.source_size_ : runs[i + 1].source_begin;
        if (run_end > until) break;
        middle_end = run_end;
        text_end = last ? next.text_size_ : runs[i + 1].text_begin;
        Run run = runs[i];
        run.source_begin += shift;
        const bool merges = !out.runs_.empty() && !is_atomic(run) && is_like(out.runs_.back(), run);
        if (!merges) out.runs_.push_back(run);
      }
      if (i != second.index()) {
        out.source_size_ = middle_end + shift;
        out.text_size_ = text_end;
        second.skip_to(i);
        first.take(middle_end - middle_begin, middle_end - middle_begin);
        continue;
      }
    }
    // What has no width in the middle text belongs to one map alone.
    if (!first.done() && first.rest().text == 0) {
      const Rest a = first.rest();
      out.append(a.source, 0, a.kind);
      first.take(a.source, 0);
      continue;
    }
    if (!second.done() && second.rest().source == 0) {
      const Rest b = second.rest();
      out.append(0, b.text, b.kind);
      second.take(0, b.text);
      continue;
    }
    assert(!first.done() && !second.done());

    // Two regular runs compose in steps of the common multiple of their units.
    const Rest a = first.rest();
    const Rest b = second.rest();
    if (a.text_unit > 0 && b.source_unit > 0) {
      const std::uint32_t unit = common_unit(a.text_unit, b.source_unit);
      const std::uint32_t count = std::min(a.text, b.source) / unit;
      const std::uint32_t source_unit = unit / a.text_unit * a.source_unit;
      const std::uint32_t text_unit = unit / b.source_unit * b.text_unit;
      if (count > 0 &&
          std::max(source_unit, text_unit) <= std::numeric_limits<std::uint8_t>::max()) {
        out.append_units(count, static_cast<std::uint8_t>(source_unit),
                         static_cast<std::uint8_t>(text_unit), composite(a.kind, b.kind));
        first.take(count * source_unit, count * unit);
        second.take(count * unit, count * text_unit);
        continue;
      }
    }

    // Otherwise the smallest stretch on whose ends both agree becomes one atomic run.
    std::uint32_t source = 0;
    std::uint32_t text = 0;
    std::uint32_t middle_first = 0;
    std::uint32_t middle_second = 0;
    RepairKind kind = RepairKind::none;
    do {
      if (middle_first <= middle_second) {
        const Rest r = first.rest();
        const std::uint32_t missing = std::max(1U, middle_second - middle_first);
        std::uint32_t take_text = r.text;
        std::uint32_t take_source = r.source;
        if (r.text_unit > 0) {
          const std::uint32_t units =
              std::min((missing + r.text_unit - 1) / r.text_unit, r.text / r.text_unit);
          take_text = units * r.text_unit;
          take_source = units * r.source_unit;
        }
        if (kind == RepairKind::none) kind = r.kind;
        source += take_source;
        middle_first += take_text;
        first.take(take_source, take_text);
      } else {
        const Rest r = second.rest();
        std::uint32_t take_source = r.source;
        std::uint32_t take_text = r.text;
        if (r.source_unit > 0) {
          const std::uint32_t missing = middle_first - middle_second;
          const std::uint32_t units =
              std::min((missing + r.source_unit - 1) / r.source_unit, r.source / r.source_unit);
          take_source = units * r.source_unit;
          take_text = units * r.text_unit;
        }
        kind = composite(kind, r.kind);
        middle_second += take_source;
        text += take_text;
        second.take(take_source, take_text);
      }
    } while (middle_first != middle_second);
    out.append(source, text, kind);
  }
  return out;
}

}  // namespace gongwen
