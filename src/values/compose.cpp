#include "values/compose.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace gongwen::values {
namespace {

using Run = OffsetMap::Run;

// What is left of a run to consume, and how finely it can be cut.
struct Rest {
  std::uint32_t source = 0;
  std::uint32_t text = 0;
  std::uint8_t source_unit = 0;  // 0: only as a whole
  std::uint8_t text_unit = 0;
  RepairKind kind = RepairKind::none;
};

bool keeps(const Rest& rest) {
  return rest.source_unit == 1 && rest.text_unit == 1 && rest.kind == RepairKind::none;
}

// Walks the runs of a map, handing out the rest of the current one.
class Cursor {
 public:
  explicit Cursor(const OffsetMap& map) : map_(map) { load(); }
  [[nodiscard]] bool done() const { return index_ == map_.runs().size(); }
  [[nodiscard]] const Rest& rest() const { return rest_; }
  // Consumes bytes of the rest (both counted in whole units, or all of it).
  void take(std::uint32_t source, std::uint32_t text) {
    rest_.source -= source;
    rest_.text -= text;
    whole_ = false;
    if (rest_.source == 0 && rest_.text == 0) skip_to(index_ + 1);
  }

  [[nodiscard]] const OffsetMap& map() const { return map_; }
  [[nodiscard]] std::size_t index() const { return index_; }
  // True if nothing of the current run is taken yet.
  [[nodiscard]] bool is_whole() const { return whole_; }
  void skip_to(std::size_t index) {
    index_ = index;
    load();
  }

 private:
  void load() {
    whole_ = true;
    if (done()) return;
    const Run& run = map_.runs()[index_];
    rest_ = {map_.source_of(index_).size(), map_.text_of(index_).size(), run.source_unit,
             run.text_unit, run.kind};
  }
  const OffsetMap& map_;
  std::size_t index_ = 0;
  bool whole_ = true;
  Rest rest_;
};

// The least common multiple; units are alike or one of them is a byte, mostly.
std::uint32_t common_unit(std::uint32_t a, std::uint32_t b) {
  if (a == b || b == 1) return a;
  return a == 1 ? b : std::lcm(a, b);
}

// The later repair names the composite: it is the one that made what stands in the text.
RepairKind composite(RepairKind first, RepairKind second) {
  return second == RepairKind::none ? first : second;
}

// A map under composition, and which of its sides is the text between the two maps.
struct Side {
  std::uint32_t Run::*middle;
  std::uint32_t Run::*outer;
  std::uint32_t (OffsetMap::*middle_size)() const;
  std::uint32_t (OffsetMap::*outer_size)() const;
  std::uint32_t Composed::*out_middle;  // the size that grows in the middle's stead
  std::uint32_t Composed::*out_outer;
};
constexpr Side of_first{&Run::text_begin,        &Run::source_begin,   &OffsetMap::text_size,
                        &OffsetMap::source_size, &Composed::text_size, &Composed::source_size};
constexpr Side of_second{&Run::source_begin,    &Run::text_begin,       &OffsetMap::source_size,
                         &OffsetMap::text_size, &Composed::source_size, &Composed::text_size};

class Composer {
 public:
  Composer(const OffsetMap& first, const OffsetMap& second) : first_(first), second_(second) {
    out_.runs.reserve(first.runs().size() + second.runs().size());
  }

  Composed compose() {
    while (!first_.done() || !second_.done()) {
      if (!copy_runs() && !take_one_sided() && !take_units()) take_whole();
    }
    return std::move(out_);
  }

 private:
  // Where one map keeps, whole runs of the other stand as they are. That is most of any text.
  bool copy_runs() {
    if (first_.done() || second_.done()) return false;
    if (keeps(second_.rest()) && first_.is_whole()) return copy(first_, second_, of_first);
    return keeps(first_.rest()) && second_.is_whole() && copy(second_, first_, of_second);
  }

  bool copy(Cursor& from, Cursor& keeper, const Side& side) {
    const std::vector<Run>& runs = from.map().runs();
    const std::uint32_t begin = runs[from.index()].*side.middle;
    const std::uint32_t until = begin + keeper.rest().text;
    const std::uint32_t shift = out_.*side.out_middle - begin;
    std::uint32_t end = begin;
    std::size_t i = from.index();
    for (; i < runs.size(); ++i) {
      const bool last = i + 1 == runs.size();
      const std::uint32_t run_end =
          last ? (from.map().*side.middle_size)() : runs[i + 1].*side.middle;
      if (run_end > until) break;
      end = run_end;
      Run run = runs[i];
      run.*side.middle += shift;
      push(run);
    }
    if (i == from.index()) return false;
    out_.*side.out_middle = end + shift;
    out_.*side.out_outer = i == runs.size() ? (from.map().*side.outer_size)() : runs[i].*side.outer;
    from.skip_to(i);
    if (end > begin) keeper.take(end - begin, end - begin);
    return true;
  }

  // What has no width in the middle text belongs to one map alone.
  bool take_one_sided() {
    if (!first_.done() && first_.rest().text == 0) {
      const Rest a = first_.rest();
      append(a.source, 0, a.kind);
      first_.take(a.source, 0);
      return true;
    }
    if (!second_.done() && second_.rest().source == 0) {
      const Rest b = second_.rest();
      append(0, b.text, b.kind);
      second_.take(0, b.text);
      return true;
    }
    assert(!first_.done() && !second_.done());
    return false;
  }

  // Two regular runs compose in steps of the common multiple of their units.
  bool take_units() {
    const Rest a = first_.rest();
    const Rest b = second_.rest();
    if (a.text_unit == 0 || b.source_unit == 0) return false;
    const std::uint32_t unit = common_unit(a.text_unit, b.source_unit);
    const std::uint32_t count = std::min(a.text, b.source) / unit;
    const std::uint32_t source_unit = unit / a.text_unit * a.source_unit;
    const std::uint32_t text_unit = unit / b.source_unit * b.text_unit;
    constexpr std::uint32_t greatest = std::numeric_limits<std::uint8_t>::max();
    if (count == 0 || std::max(source_unit, text_unit) > greatest) return false;
    push({out_.source_size, out_.text_size, static_cast<std::uint8_t>(source_unit),
          static_cast<std::uint8_t>(text_unit), composite(a.kind, b.kind)});
    out_.source_size += count * source_unit;
    out_.text_size += count * text_unit;
    first_.take(count * source_unit, count * unit);
    second_.take(count * unit, count * text_unit);
    return true;
  }

  // Otherwise the smallest stretch on whose ends both agree becomes one atomic run.
  void take_whole() {
    std::uint32_t source = 0;
    std::uint32_t text = 0;
    std::uint32_t middle_first = 0;
    std::uint32_t middle_second = 0;
    RepairKind kind = RepairKind::none;
    do {
      if (middle_first <= middle_second) {
        const Rest r = first_.rest();
        const std::uint32_t missing = std::max(1U, middle_second - middle_first);
        const std::uint32_t units = units_for(missing, r.text_unit, r.text);
        const std::uint32_t take_text = units == 0 ? r.text : units * r.text_unit;
        const std::uint32_t take_source = units == 0 ? r.source : units * r.source_unit;
        if (kind == RepairKind::none) kind = r.kind;
        source += take_source;
        middle_first += take_text;
        first_.take(take_source, take_text);
      } else {
        const Rest r = second_.rest();
        const std::uint32_t missing = middle_first - middle_second;
        const std::uint32_t units = units_for(missing, r.source_unit, r.source);
        const std::uint32_t take_source = units == 0 ? r.source : units * r.source_unit;
        const std::uint32_t take_text = units == 0 ? r.text : units * r.text_unit;
        kind = composite(kind, r.kind);
        middle_second += take_source;
        text += take_text;
        second_.take(take_source, take_text);
      }
    } while (middle_first != middle_second);
    append(source, text, kind);
  }

  // As many units as cover `missing` bytes, of those that are left; 0 where there are no units.
  static std::uint32_t units_for(std::uint32_t missing, std::uint32_t unit, std::uint32_t left) {
    return unit == 0 ? 0 : std::min((missing + unit - 1) / unit, left / unit);
  }

  void append(std::uint32_t source, std::uint32_t text, RepairKind kind) {
    push({out_.source_size, out_.text_size, 0, 0, kind});
    out_.source_size += source;
    out_.text_size += text;
  }

  // Two regular runs side by side that are alike are one.
  void push(const Run& run) {
    if (run.source_unit != 0 && !out_.runs.empty()) {
      const Run& last = out_.runs.back();
      if (last.source_unit == run.source_unit && last.text_unit == run.text_unit &&
          last.kind == run.kind) {
        return;
      }
    }
    out_.runs.push_back(run);
  }

  Cursor first_;
  Cursor second_;
  Composed out_;
};

}  // namespace

Composed compose(const OffsetMap& first, const OffsetMap& next) {
  return Composer(first, next).compose();
}

}  // namespace gongwen::values
