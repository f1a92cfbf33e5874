#include "gongwen/offset_map.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "values/compose.hpp"

namespace gongwen {
namespace {

using Run = OffsetMap::Run;

bool is_atomic(const Run& run) {
  return run.source_unit == 0;
}

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
  values::Composed composed = values::compose(*this, next);
  OffsetMap out;
  out.runs_ = std::move(composed.runs);
  out.source_size_ = composed.source_size;
  out.text_size_ = composed.text_size;
  return out;
}

}  // namespace gongwen
