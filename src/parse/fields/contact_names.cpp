#include "parse/fields/contact_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "parse/fields/common.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {

// Forms of address behind a name.
std::string_view without_address(std::string_view name) {
  constexpr std::array<std::string_view, 4> forms = {"同志", "先生", "女士", "老师"};
  for (const std::string_view form : forms) {
    if (name.size() > form.size() && name.ends_with(form))
      return name.substr(0, name.size() - form.size());
  }
  return name;
}

// Offices inside an organ have endings of their own: 房产股, 认证科.
bool is_office_name(std::string_view text) {
  constexpr std::array<std::string_view, 5> ends = {"科", "股", "处", "室", "组"};
  constexpr std::size_t max_length = 30;
  const std::string name = scan::without_spaces(text);
  const std::size_t characters = scan::length(name);
  const bool office = std::any_of(ends.begin(), ends.end(),
                                  [&](std::string_view end) { return name.ends_with(end); });
  if (name.find("的") != name.npos || characters < 3) return false;
  return scan::is_organ_name(name) || (office && characters <= max_length);
}

// 受理窗口设在某某局, 解读机构为某某局: the name begins behind the verb.
Span behind_verb(std::string_view text, Span span) {
  constexpr std::array<std::string_view, 8> verbs = {"设在", "位于", "为",   "是",
                                                     "联系", "咨询", "拨打", "可到"};
  const std::string_view all = span.of(text);
  std::size_t begin = 0;
  for (const std::string_view verb : verbs) {
    const std::size_t at = all.rfind(verb);
    if (at != all.npos) begin = std::max(begin, at + verb.size());
  }
  return begin < all.size() ? scan::make_span(span.begin + begin, span.end) : span;
}

// 三楼406室, 18号窗口 are places.
bool is_place(std::string_view name) {
  constexpr std::array<std::string_view, 4> rooms = {"室", "窗口", "号", "楼"};
  const bool room = std::any_of(rooms.begin(), rooms.end(),
                                [&](std::string_view end) { return name.ends_with(end); });
  const bool digits =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return room && digits;
}

namespace {

// The words between spaces.
std::vector<Span> words_of(std::string_view text, Span piece) {
  std::vector<Span> out;
  for (std::size_t at = piece.begin; at < piece.end;) {
    std::size_t end = at;
    while (end < piece.end && !scan::is_space(scan::rune_at(text, end).value)) {
      end += scan::rune_at(text, end).size;
    }
    if (end > at) out.push_back(scan::make_span(at, end));
    at = std::max(scan::skip_spaces(text, end), end + 1);
  }
  return out;
}

}  // namespace

std::vector<Span> tokens(std::string_view text, Span span) {
  std::vector<Span> out;
  for (const Span part : split_outside_brackets(text, span, U"、，,；;。/：:|（(）)\n")) {
    const std::vector<Span> words = words_of(text, scan::trim(text, part));
    const auto single = [&](std::size_t i) {
      return i < words.size() && scan::length(words[i].of(text)) == 1;
    };
    for (std::size_t i = 0; i < words.size();) {
      std::size_t end = i + 1;
      while (single(i) && single(end)) ++end;
      // 张 三　李 四: four characters that are two names.
      const bool two =
          end - i == 4 &&
          scan::is_person_name(text.substr(words[i].begin, words[i + 1].end - words[i].begin)) &&
          scan::is_person_name(
              text.substr(words[i + 2].begin, words[i + 3].end - words[i + 2].begin));
      if (two) end = i + 2;
      out.push_back(scan::make_span(words[i].begin, words[end - 1].end));
      i = end;
    }
  }
  return out;
}

}  // namespace gongwen::parse::fields
