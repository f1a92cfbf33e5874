#include "text/text.hpp"

#include <cassert>
#include <utility>

namespace gongwen::text {

void Rewriter::keep_until(std::uint32_t end) {
  out_.append(in_.utf8, done_, end - done_);
  map_.keep(end - done_);
  done_ = end;
}

void Rewriter::replace(Span at, std::string_view after, RepairKind kind, float confidence) {
  assert(at.begin >= done_ && at.end <= in_.utf8.size());
  if (repairs_.empty()) out_.reserve(in_.utf8.size());
  keep_until(at.begin);
  const auto out_begin = static_cast<std::uint32_t>(out_.size());
  const auto after_size = static_cast<std::uint32_t>(after.size());
  out_ += after;
  // A single character for a single one stays a unit, so that runs of them share one entry.
  constexpr std::uint32_t longest_character = 4;
  if (at.size() > 0 && after_size > 0 && at.size() <= longest_character &&
      after_size <= longest_character) {
    map_.append_units(1, static_cast<std::uint8_t>(at.size()),
                      static_cast<std::uint8_t>(after_size), kind);
  } else {
    map_.append(at.size(), after_size, kind);
  }
  repairs_.push_back({.kind = kind,
                      .before = std::string(at.of(in_.utf8)),
                      .after = std::string(after),
                      .span = {out_begin, out_begin + after_size},
                      .source = in_.map.to_source(at),
                      .count = 1,
                      .confidence = confidence});
  done_ = at.end;
}

void Rewriter::diagnose(Diagnostic diagnostic) {
  diagnostics_.push_back(std::move(diagnostic));
}

Text Rewriter::finish() && {
  if (!repairs_.empty()) {
    keep_until(static_cast<std::uint32_t>(in_.utf8.size()));
    // What earlier stages noted moves along to the new text.
    for (Repair& repair : in_.repairs) repair.span = map_.to_text(repair.span);
    for (Block& block : in_.blocks) block.span = map_.to_text(block.span);
    for (Link& link : in_.links) link.span = map_.to_text(link.span);
    for (Diagnostic& earlier : in_.diagnostics) {
      if (earlier.span) earlier.span = map_.to_text(*earlier.span);
    }
    for (Diagnostic& own : diagnostics_) {
      if (own.span) own.span = map_.to_text(*own.span);
    }
    in_.repairs.insert(in_.repairs.end(), std::make_move_iterator(repairs_.begin()),
                       std::make_move_iterator(repairs_.end()));
    in_.map = in_.map.then(map_);
    in_.utf8 = std::move(out_);
  }
  in_.diagnostics.insert(in_.diagnostics.end(), std::make_move_iterator(diagnostics_.begin()),
                         std::make_move_iterator(diagnostics_.end()));
  return std::move(in_);
}

}  // namespace gongwen::text
