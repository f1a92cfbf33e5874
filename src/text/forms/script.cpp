#include "text/forms/script.hpp"

#include <array>
#include <utility>
#include <vector>

#include "tables/script.hpp"
#include "text/forms/conversion.hpp"
#include "text/forms/regional.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Of the characters that belong to one script only, the share that makes the text this script's;
// between the two shares it is mixed.
constexpr double hant_share = 0.8;
constexpr double hans_share = 0.2;
// A third of the Han characters of traditional prose are traditional only. Fewer than this share
// are names and rare characters in a text that has no mark of either script.
constexpr double least_marked = 0.1;
// Japanese and Korean have traditional characters, too; kana and hangul tell them apart.
constexpr double most_kana = 0.1;
// In a text that is not traditional, a line is only if it says so this often, and the other script
// has less than one mark to this many.
constexpr std::size_t line_marks = 6;
constexpr std::size_t line_ratio = 8;

struct Marks {
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t traditional = 0;
  std::size_t simplified = 0;
};

Marks count_marks(std::string_view text) {
  const tables::ScriptMarks& marks = tables::script_marks();
  std::array<std::size_t, 5> count{};
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0xE3) {
      at += first < 0x80 ? 1 : first < 0xE0 ? 2 : 3;
      continue;
    }
    const Rune c = rune_at(text, at);
    at += c.size;
    // Ideographs outside the basic plane have no mark.
    const auto mark = c.value < marks.size() ? marks[c.value] : tables::ScriptMark::han;
    ++count[static_cast<std::size_t>(mark)];
  }
  const auto of = [&](tables::ScriptMark mark) { return count[static_cast<std::size_t>(mark)]; };
  Marks found{.kana = of(tables::ScriptMark::kana),
              .traditional = of(tables::ScriptMark::traditional),
              .simplified = of(tables::ScriptMark::simplified)};
  found.han = of(tables::ScriptMark::han) + found.traditional + found.simplified;
  return found;
}

bool is_japanese(const Marks& marks) {
  return static_cast<double>(marks.kana) > most_kana * static_cast<double>(marks.han);
}

bool is_traditional_line(const Marks& marks) {
  return marks.traditional >= line_marks && marks.simplified * line_ratio <= marks.traditional &&
         !is_japanese(marks);
}

// What the options ask to be converted.
std::vector<Span> stretches_of(Text& text, Script script, Simplify wanted) {
  std::vector<Span> stretches;
  const auto size = static_cast<std::uint32_t>(text.utf8.size());
  if (script == Script::hant || wanted == Simplify::always) {
    stretches.push_back({0, size});
    return stretches;
  }
  surveyed(text).for_each(trait::traditional, size, [&](Span line) {
    values::poll(text.watch, line.size());
    if (is_traditional_line(count_marks(line.of(text.utf8)))) stretches.push_back(line);
  });
  return stretches;
}

}  // namespace

Script script_of(Text& text) {
  const Traits traits = surveyed(text).all();
  if ((traits & trait::han) == 0) return Script::none;
  if ((traits & trait::traditional) == 0) return Script::hans;
  const Marks marks = count_marks(text.utf8);
  if (marks.han == 0) return Script::none;
  const auto all = static_cast<double>(marks.traditional + marks.simplified);
  const auto traditional = static_cast<double>(marks.traditional);
  if (traditional <= hans_share * all || is_japanese(marks)) return Script::hans;
  if (all < least_marked * static_cast<double>(marks.han)) return Script::hans;
  return traditional >= hant_share * all ? Script::hant : Script::mixed;
}

bool is_japanese(Text& text) {
  if ((surveyed(text).all() & trait::kana) == 0) return false;
  return is_japanese(count_marks(text.utf8));
}

Text simplify(Text&& text, Script script, const ScriptOptions& options) {
  if (script == Script::none || options.simplify == Simplify::never) return std::move(text);
  const std::vector<Span> stretches = stretches_of(text, script, options.simplify);
  if (stretches.empty()) return std::move(text);
  if (options.traditional == Traditional::standard) {
    return convert_to_simplified(std::move(text), stretches);
  }
  Rewriter out(std::move(text));
  for (const Span& stretch : stretches) {
    simplify_regional(out, stretch.begin, stretch.end, options.traditional);
  }
  return std::move(out).finish();
}

}  // namespace gongwen::text
