#include "scan/kind.hpp"

#include <array>

#include "scan/utf8.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::scan {
namespace {

constexpr std::u32string_view opening = U"（(〔[【《〈“";
constexpr std::u32string_view closing = U"）)〕]】》〉”";

// Longer words whose kind is a shorter one (复函 is a 函; an 实施细则 is a 细则).
constexpr std::string_view canonical(std::string_view word) {
  constexpr std::array<std::string_view, 12> shorter = {
      "函", "令", "办法", "规定", "方案", "细则", "计划", "措施", "要点", "解读", "意见", "纪要"};
  for (const std::string_view kind : shorter) {
    if (word != "命令" && word.ends_with(kind)) return kind;
  }
  return word.ends_with("补充通知") ? std::string_view("通知") : word;
}

// The end of `title` without a bracket and the spaces before it: （试行）.
std::size_t before_bracket(std::string_view title, std::size_t end) {
  const Rune close = rune_before(title, end);
  if (!is_one_of(close.value, closing)) return end;
  int depth = 0;
  std::size_t at = end;
  while (at > 0) {
    const Rune rune = rune_before(title, at);
    at -= rune.size;
    if (is_one_of(rune.value, closing)) ++depth;
    if (is_one_of(rune.value, opening) && --depth == 0) return at;
  }
  return end;
}

std::optional<Kind> kind_before(std::string_view title, std::size_t end) {
  const std::string_view word = tables::longest_suffix(tables::kinds(), title.substr(0, end));
  if (word.empty()) return std::nullopt;
  // 发表, 代表: words of their own, no 表.
  const std::string_view before = title.substr(0, end - word.size());
  if (word == "表" && (before.ends_with("发") || before.ends_with("代"))) return std::nullopt;
  const std::string_view kind = canonical(word);
  return Kind{make_span(end - kind.size(), end), std::string(kind)};
}

}  // namespace

std::optional<Kind> kind(std::string_view title) {
  std::size_t end = trim(title, make_span(0, title.size())).end;
  constexpr int max_brackets = 3;  // （试行）（2023年修订）
  for (int i = 0; i <= max_brackets; ++i) {
    if (auto found = kind_before(title, end)) return found;
    const std::size_t next = trim(title, make_span(0, before_bracket(title, end))).end;
    if (next == end) break;
    end = next;
  }
  return std::nullopt;
}

}  // namespace gongwen::scan
