#include "text/survey.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "tables/model.hpp"
#include "tables/script.hpp"
#include "text/damage/misreading.hpp"
#include "text/damage/mojibake.hpp"
#include "text/damage/pinyin.hpp"
#include "text/forms/characters.hpp"
#include "text/forms/width.hpp"
#include "text/lines/line_shape.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr std::size_t bmp = 0x10000;

Traits compute(char32_t c) {
  if (c == U'\n') return 0;
  if (is_blank(c) && c != 0xA0) return trait::blank;
  Traits traits = trait::text;
  const auto add = [&](bool has, Traits which) { traits |= has ? which : 0; };
  add(is_han(c), trait::han);
  add(c >= 0x3041 && c <= 0x30FF && c != U'・', trait::kana);
  add(c == U'“' || c == U'”', trait::quote);
  add(is_digit(c), trait::digit);
  add(is_latin(c), trait::latin);
  add(c >= 0x80 && is_reading_letter(c), trait::toned);
  add(is_rare(c), trait::rare);
  add(may_be_odd(c), trait::odd);
  add(tables::is_traditional_only(c), trait::traditional);
  add(c == U'?' || c == 0xFFFD, trait::lost);
  add(c < 0x80 && has_full_width(c), trait::half_mark);
  add(c >= 0x80 && has_other_width(c), trait::wide_form);
  add(is_opening_mark(c), trait::opening);
  return traits;
}

// One byte for each character of the basic plane, so that those in use stay in the fastest cache;
// characters with the same traits share a number.
struct Table {
  std::array<std::uint8_t, bmp> number{};
  std::array<Traits, 256> traits{};
  std::size_t numbers = 0;
};

const Table& table() {
  static const Table made = [] {
    Table out;
    for (std::size_t c = 0; c < bmp; ++c) {
      const Traits traits = compute(static_cast<char32_t>(c));
      auto* const end = out.traits.begin() + out.numbers;
      auto* const at = std::find(out.traits.begin(), end, traits);
      if (at == end) {
        *at = traits;
        ++out.numbers;  // some dozen: traits exclude one another
      }
      out.number[c] = static_cast<std::uint8_t>(at - out.traits.begin());
    }
    return out;
  }();
  return made;
}

}  // namespace

Traits traits_of(char32_t c) {
  if (c >= bmp) return compute(c);
  const Table& all = table();
  return all.traits[all.number[c]];
}

Survey::Survey(std::string_view text) {
  const Table& all = table();
  constexpr std::size_t usual_line = 64;  // bytes; only a first guess of the room
  lines_.reserve(text.size() / usual_line + 1);
  lines_.push_back({});
  Traits traits = 0;
  const auto blank = [&] {
    traits |= trait::blank | ((traits & trait::text) != 0 ? trait::inner_blank : 0);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first >= 0xE0 && first < 0xF0) {
      const Rune c = rune_at(text, at);
      const Traits found = all.traits[all.number[c.value]];
      if (found == trait::blank) {
        blank();
      } else {
        traits |= found;
      }
      at += 3;
    } else if (first < 0x80) {
      if (first == '\n') {
        lines_.back().traits = traits;
        traits = 0;
        lines_.push_back({static_cast<std::uint32_t>(at + 1), 0});
      } else {
        const Traits found = all.traits[all.number[first]];
        // The carriage return of a line end is no blank in the line.
        const bool line_end = first == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (found != trait::blank) {
          traits |= found;
        } else if (!line_end) {
          blank();
        }
      }
      ++at;
    } else {
      const Rune c = rune_at(text, at);
      traits |= traits_of(c.value);
      at += c.size;
    }
  }
  lines_.back().traits = traits;
}

Traits Survey::all() const {
  Traits all = 0;
  for (const Line& line : lines_) all |= line.traits;
  return all;
}

void Survey::add(Traits where, Traits what) {
  for (Line& line : lines_) {
    if ((line.traits & where) != 0) line.traits |= what;
  }
}

void SurveyUpdate::replace(Span at, std::string_view before, std::string_view after,
                           std::uint32_t out) {
  std::vector<Survey::Line>& lines = survey_.lines_;
  if (stale_ || lines.empty()) return;
  if (before.find('\n') != std::string_view::npos || after.find('\n') != std::string_view::npos) {
    stale_ = true;
    return;
  }
  while (line_ + 1 < lines.size() && lines[line_ + 1].begin <= at.begin) {
    lines[++line_].begin += shift_;
  }
  Traits& traits = lines[line_].traits;
  for (std::size_t i = 0; i < after.size();) {
    const Rune c = rune_at(after, i);
    traits |= traits_of(c.value);
    i += c.size;
  }
  // Where in the line something was put is not asked: it may be before the blanks or behind them.
  if (!after.empty() && (traits & trait::blank) != 0) traits |= trait::inner_blank;
  shift_ = out + static_cast<std::uint32_t>(after.size()) - at.end;
}

Survey SurveyUpdate::finish() && {
  if (stale_) return {};
  std::vector<Survey::Line>& lines = survey_.lines_;
  while (++line_ < lines.size()) lines[line_].begin += shift_;
  return std::move(survey_);
}

}  // namespace gongwen::text
