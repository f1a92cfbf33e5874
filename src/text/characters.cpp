#include "text/characters.hpp"

#include <utility>

#include "tables/variants.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

bool is_control(char32_t c) {
  if (c < 0x20) return c != U'\n' && c != U'\r' && c != U'\t' && c != U'\f';
  return (c >= 0x7F && c <= 0x9F);
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// Joiners shape letters of other scripts and emoji; between Han characters they do nothing.
bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D;
}

bool is_odd_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

// A circle is 〇 only as a digit of a number like 二○二四.
bool is_circle(char32_t c) {
  return c == U'○' || c == U'◯' || c == U'О' || c == U'Ο';
}

bool is_numeral(char32_t c) {
  constexpr std::u32string_view digits = U"一二三四五六七八九〇零○◯";
  return digits.find(c) != std::u32string_view::npos;
}

bool is_radical(char32_t c) {
  return c >= 0x2E80 && c <= 0x2FDF;
}

// The brackets of document numbers in their small and vertical forms.
char32_t canonical_bracket(char32_t c) {
  switch (c) {
    case U'﹝':
      return U'〔';
    case U'﹞':
      return U'〕';
    case U'﹙':
      return U'（';
    case U'﹚':
      return U'）';
    default:
      return 0;
  }
}

struct Change {
  bool changes = false;
  char32_t to = 0;  // 0: dropped
  RepairKind kind = RepairKind::none;
};

Change change_of(std::string_view text, std::size_t at, Rune c) {
  if (is_control(c.value) || is_invisible(c.value)) return {true, 0, RepairKind::control};
  if (c.value < 0x80) return {};
  if (is_odd_space(c.value)) return {true, U' ', RepairKind::variant};
  const auto before = [&] { return rune_before(text, at).value; };
  const auto after = [&] { return rune_at(text, at + c.size).value; };
  if (is_joiner(c.value) && is_cjk(before()) && is_cjk(after())) {
    return {true, 0, RepairKind::control};
  }
  if (is_circle(c.value) && is_numeral(before()) && (is_numeral(after()) || after() == U'年')) {
    return {true, U'〇', RepairKind::variant};
  }
  if (const char32_t to = canonical_bracket(c.value)) return {true, to, RepairKind::variant};
  const bool may_stand_for_another =
      is_radical(c.value) || (c.value >= 0xF900 && c.value <= 0xFAFF);
  if (!may_stand_for_another) return {};
  const char32_t to = tables::ordinary_form(c.value);
  // A radical by itself is spoken of; next to other characters it is one of them.
  const auto in_text = [](char32_t other) { return is_cjk(other) || is_radical(other); };
  if (to == 0 || (is_radical(c.value) && !in_text(before()) && !in_text(after()))) return {};
  return {true, to, RepairKind::variant};
}

}  // namespace

bool may_be_odd(char32_t c) {
  return is_control(c) || is_invisible(c) || is_joiner(c) || is_odd_space(c) || is_circle(c) ||
         is_radical(c) || (c >= 0xF900 && c <= 0xFAFF) || canonical_bracket(c) != 0;
}

Text normalize_characters(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  out.for_each_line(trait::odd, [&](Span line) {
    for (std::size_t at = line.begin; at < line.end;) {
      const Rune c = rune_at(all, at);
      const Change change = may_be_odd(c.value) ? change_of(all, at, c) : Change{};
      if (change.changes) {
        out.replace(span_of(at, at + c.size), change.to == 0 ? std::string() : utf8(change.to),
                    change.kind);
      }
      at += c.size;
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
