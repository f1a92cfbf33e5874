#include "text/script.hpp"

#include <utility>

#include "tables/script.hpp"
#include "text/regional.hpp"
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
// Japanese has traditional characters, too; kana tell it apart.
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
  Marks marks;
  for (std::size_t at = 0; at < text.size();) {
    const Rune c = rune_at(text, at);
    at += c.size;
    if (c.value < 0x3040) continue;
    if (c.value < 0x3100) {
      ++marks.kana;
    } else if (is_han(c.value)) {
      ++marks.han;
      marks.traditional += tables::is_traditional_only(c.value) ? 1 : 0;
      marks.simplified += tables::is_simplified_only(c.value) ? 1 : 0;
    }
  }
  return marks;
}

bool is_japanese(const Marks& marks) {
  return static_cast<double>(marks.kana) > most_kana * static_cast<double>(marks.han);
}

bool is_traditional_line(const Marks& marks) {
  return marks.traditional >= line_marks && marks.simplified * line_ratio <= marks.traditional &&
         !is_japanese(marks);
}

void simplify_stretch(Rewriter& out, std::size_t begin, std::size_t end) {
  const std::string_view text = out.text().substr(0, end);
  for (std::size_t at = begin; at < end;) {
    const Rune c = rune_at(text, at);
    if (c.value < 0x3400) {
      at += c.size;
      continue;
    }
    if (tables::begins_phrase(c.value)) {
      const tables::Phrase phrase = tables::phrase_at(text.substr(at));
      if (!phrase.traditional.empty()) {
        const std::size_t phrase_end = at + phrase.traditional.size();
        if (phrase.traditional != phrase.simplified) {
          out.replace(span_of(at, phrase_end), phrase.simplified, RepairKind::traditional);
        }
        at = phrase_end;
        continue;
      }
    }
    const char32_t simple = tables::simplified(c.value);
    if (simple != c.value) {
      out.replace(span_of(at, at + c.size), utf8(simple), RepairKind::traditional);
    }
    at += c.size;
  }
}

void convert(Rewriter& out, std::size_t begin, std::size_t end, Traditional traditional) {
  if (traditional == Traditional::standard) {
    simplify_stretch(out, begin, end);
  } else {
    simplify_regional(out, begin, end, traditional);
  }
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

Text simplify(Text&& text, Script script, const ScriptOptions& options) {
  if (script == Script::none || options.simplify == Simplify::never) return std::move(text);
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  if (script == Script::hant || options.simplify == Simplify::always) {
    convert(out, 0, all.size(), options.traditional);
    return std::move(out).finish();
  }
  out.for_each_line(trait::traditional, [&](Span line) {
    if (is_traditional_line(count_marks(line.of(all)))) {
      convert(out, line.begin, line.end, options.traditional);
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
