#include "text/text.hpp"

#include <cassert>
#include <utility>

namespace gongwen::text {

const Survey& surveyed(Text& text) {
  if (!text.survey.made()) text.survey = Survey(text.utf8);
  return text.survey;
}

void Rewriter::begin() {
  changed_ = true;
  earlier_ = in_.repairs.size();
  survey_ = SurveyUpdate(in_.survey);
  out_.reserve(in_.utf8.size() + in_.utf8.size() / 8);
}

void Rewriter::keep_until(std::uint32_t end) {
  out_.append(in_.utf8, done_, end - done_);
  map_.keep(end - done_);
  done_ = end;
}

void Rewriter::replace(Span at, std::string_view after, RepairKind kind, float confidence) {
  assert(at.begin >= done_ && at.end <= in_.utf8.size());
  if (!changed_) begin();
  keep_until(at.begin);
  const auto out_begin = static_cast<std::uint32_t>(out_.size());
  const auto after_size = static_cast<std::uint32_t>(after.size());
  const std::string_view before = at.of(in_.utf8);
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
  survey_.replace(at, before, after, out_begin);
  in_.repairs.add(kind, before, after, 1, confidence, [&](Repair& row) {
    row.span = {out_begin, out_begin + after_size};
    row.source = in_.map.to_source(at);
  });
  done_ = at.end;
}

void Rewriter::diagnose(Diagnostic diagnostic) {
  diagnostics_.push_back(std::move(diagnostic));
}

Text Rewriter::finish() && {
  if (changed_) {
    ++in_.changes;
    keep_until(static_cast<std::uint32_t>(in_.utf8.size()));
    // The old text is not held while the maps are composed; a moved string may keep it.
    in_.utf8 = std::move(out_);
    out_ = std::string();
    out_.shrink_to_fit();
    // What earlier stages noted moves along to the new text.
    std::vector<Repair>& rows = in_.repairs.rows();
    for (std::size_t i = 0; i < earlier_; ++i) rows[i].span = map_.to_text(rows[i].span);
    for (Block& block : in_.blocks) {
      block.span = map_.to_text(block.span);
      if (!block.lead.empty()) block.lead = map_.to_text(block.lead);
    }
    for (Cell& cell : in_.cells) cell.span = map_.to_text(cell.span);
    for (Link& link : in_.links) link.span = map_.to_text(link.span);
    for (Diagnostic& earlier : in_.diagnostics) {
      if (earlier.span) earlier.span = map_.to_text(*earlier.span);
    }
    for (Diagnostic& own : diagnostics_) {
      if (own.span) own.span = map_.to_text(*own.span);
    }
    in_.map = in_.map.then(map_);
    in_.map.shrink_to_fit();  // it is held until the end
    in_.survey = std::move(survey_).finish();
  }
  in_.diagnostics.insert(in_.diagnostics.end(), std::make_move_iterator(diagnostics_.begin()),
                         std::make_move_iterator(diagnostics_.end()));
  return std::move(in_);
}

}  // namespace gongwen::text
