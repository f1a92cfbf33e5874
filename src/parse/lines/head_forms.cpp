#include "parse/lines/head_forms.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "parse/lines/lines.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using scan::holds;

}  // namespace

// The line without brackets around the whole of it; empty if it has none.
std::string_view bracketed(std::string_view line) {
  constexpr std::string_view open = "（";
  constexpr std::string_view close = "）";
  if (line.size() < open.size() + close.size()) return {};
  if (!line.starts_with(open) || !line.ends_with(close)) return {};
  const std::string_view inside =
      line.substr(open.size(), line.size() - open.size() - close.size());
  // One pair only: （一）…（二） is no bracketed line.
  return holds(inside, open) != holds(inside, close) ||
                 scan::find(inside, close) < scan::find(inside, open)
             ? std::string_view{}
             : inside;
}

namespace {

// 某某局等三部门: the length of 等三部门 at the end of `s`; 0: it is not there.
std::size_t and_others(std::string_view s) {
  constexpr std::string_view others = "等";
  constexpr std::size_t longest = 24;  // bytes: 等十二个部门
  if (!holds(s, others)) return 0;
  const std::size_t at = s.rfind(others);
  if (at == std::string_view::npos || at == 0 || s.size() - at > longest) return 0;
  std::size_t word = at + others.size();
  while (scan::is_one_of(scan::rune_at(s, word).value, U"0123456789一二三四五六七八九十多个家")) {
    word += scan::rune_at(s, word).size;
  }
  static constexpr words::Words bodies{"部门", "单位", "机关", "部委"};
  const std::string_view body = s.substr(word);
  return words::begins_with(body, bodies) && scan::length(body) == 2 ? s.size() - at : 0;
}

}  // namespace

bool only_organs(std::string_view text, Span line) {
  line.end -= static_cast<std::uint32_t>(and_others(line.of(text)));
  const std::string_view s = line.of(text);
  if (scan::is_organ_name(s)) return true;
  if (holds(s, "，") || holds(s, "：") || holds(s, "《") || !scan::ends_in_organ(s)) return false;
  const std::vector<Span> organs = scan::split_organs(text, line);
  return organs.size() > 1 && std::all_of(organs.begin(), organs.end(), [&](Span organ) {
           return scan::is_organ_name(organ.of(text));
         });
}

namespace {

// Where `word` begins that ends `s`, letter-spaced or not (文 件); 0: it does not.
std::size_t word_behind(std::string_view s, std::string_view word) {
  std::size_t at = s.size();
  for (std::size_t in_word = word.size(); in_word > 0;) {
    const scan::Rune wanted = scan::rune_before(word, in_word);
    while (in_word < word.size() && at > 0 && scan::is_space(scan::rune_before(s, at).value)) {
      at -= scan::rune_before(s, at).size;
    }
    const scan::Rune found = scan::rune_before(s, at);
    if (found.value != wanted.value) return 0;
    at -= found.size;
    in_word -= wanted.size;
  }
  return at;
}

}  // namespace

std::optional<std::size_t> letterhead_organ(std::string_view s) {
  static constexpr tables::CharacterSet lasts = scan::characters_of("要告报件令");
  const std::size_t last = s.size() - scan::rune_before(s, s.size()).size;
  if (s.empty() || !lasts.may_hold(s.substr(last))) return std::nullopt;
  for (const std::string_view word : words::letterheads) {
    const std::size_t begin = word_behind(s, word);
    if (begin > 0 && scan::is_organ_name(s.substr(0, begin))) return begin;
  }
  return std::nullopt;
}

bool is_letterhead_word(std::string_view s) {
  return s.size() < size::short_line && scan::without_spaces(s) == "文件";
}

// 特急, 特急·明电: the grade alone, or what a telegram prints with it.
bool urgency(std::string_view s) {
  if (!words::begins_with(s, words::urgencies)) return false;
  constexpr std::size_t alone = 4;  // 特 急
  return scan::length(s) <= alone || s.ends_with("明电") || s.ends_with("密电");
}

// YZCR-2024-01004: the code under which a government registers a document.
bool registration(std::string_view s) {
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t dashes = 0;
  for (std::size_t at = 0; at < s.size();) {
    const scan::Rune rune = scan::rune_at(s, at);
    at += std::max<std::size_t>(rune.size, 1);
    if (scan::is_latin(rune.value) && digits == 0) {
      ++letters;
    } else if (scan::digit_value(rune.value) >= 0) {
      ++digits;
    } else if (scan::is_one_of(rune.value, U"-—－–")) {
      ++dashes;
    } else {
      return false;
    }
  }
  return letters >= 2 && letters <= 6 && digits >= 5 && digits <= 10 && dashes >= 1 && dashes <= 4;
}

// 首页 > 政务公开 > 通知公告: where the page stands in its site.
bool breadcrumbs(const scan::Glance& seen) {
  constexpr std::array<std::string_view, 4> steps = {">", "＞", "»", "›"};
  if (std::none_of(steps.begin(), steps.end(), [&](auto step) { return seen.holds(step); })) {
    return false;
  }
  const std::string_view s = seen.text();
  constexpr std::size_t shortest = 2;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < s.size();) {
    const scan::Rune rune = scan::rune_at(s, at);
    at += std::max<std::size_t>(rune.size, 1);
    if (scan::is_one_of(rune.value, U">＞»›")) ++marks;
  }
  return marks >= shortest;
}

}  // namespace gongwen::parse
