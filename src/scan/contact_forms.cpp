#include "scan/contact_forms.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "scan/glance.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

// Patterns are read at one place, in a window of this size: no input makes them run on.
constexpr std::size_t window_bytes = 256;

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

// Half-width form of digits and of the marks that numbers hold; other characters stay.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Rune rune = rune_at(text, at);
    if (const int digit = digit_value(rune.value); digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else {
      out.append(text, at, rune.size);
    }
    at += rune.size;
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : folded(text)) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

#define DIGIT "[0-9０-９]"
#define DASH "(?:\\s?[-－—–―‐﹣─一]{1,2}\\s?)"
#define EXTENSION "(?:\\s?(?:转|分机|-|—|－)\\s?(" DIGIT "{1,6}))?"

#define LOCAL "(" DIGIT "{3,4}" DASH "?" DIGIT "{4}|1[0-2]" DIGIT "{3}|9[56]" DIGIT "{3})" EXTENSION

// 010-55501234, （010）55501234, 0999 5550123, with an extension
const RE2& area_pattern() {
  static const RE2& pattern =
      *new RE2("[（(]?(0" DIGIT "{2,3})(?:\\s?[）)]\\s?" DASH "?|" DASH "|[ 　/])" LOCAL);
  return pattern;
}
// +86-10-55501234: the zero of the area code is left out
const RE2& international_pattern() {
  static const RE2& pattern =
      *new RE2("(?:\\+|00)?86" DASH "?[（(]?(0?[1-9]" DIGIT "{1,2})[）)]?" DASH "?" LOCAL);
  return pattern;
}
// 01055501234: an area code is told from the length
const RE2& joined_pattern() {
  static const RE2& pattern = *new RE2("(0(?:10|2[0-9]|[3-9][0-9]{2}))([2-8][0-9]{6,7})" EXTENSION);
  return pattern;
}
const RE2& mobile_pattern() {
  static const RE2& pattern =
      *new RE2("(?:\\+?86" DASH "?)?([1１][3-9３-９]" DIGIT "[ -]?" DIGIT "{4}[ -]?" DIGIT "{4})");
  return pattern;
}
const RE2& service_pattern() {
  static const RE2& pattern = *new RE2("([48]00" DASH "?" DIGIT "{3,4}" DASH "?" DIGIT
                                       "{3,4}|1[0-2]" DIGIT "{3}|9[56]" DIGIT "{3,4})");
  return pattern;
}
const RE2& bare_pattern() {
  static const RE2& pattern = *new RE2("([2-8２-８]" DIGIT "{2,3}[- ]?" DIGIT "{4})" EXTENSION);
  return pattern;
}

#undef LOCAL
#undef DIGIT
#undef DASH
#undef EXTENSION

bool digit_at(std::string_view text, std::size_t at) {
  return digit_value(rune_at(text, at).value) >= 0;
}

// A digit, letter or @ next to a number makes it part of something else.
bool free_at(std::string_view text, std::size_t end) {
  const Rune next = rune_at(text, end);
  return !digit_at(text, end) && next.value != '@' && !is_latin(next.value);
}

bool free_before(std::string_view text, std::size_t begin) {
  const Rune before = rune_before(text, begin);
  return digit_value(before.value) < 0 && !is_latin(before.value) && before.value != '@' &&
         before.value != '_' && before.value != '.';
}

// 23号, 2024年, 30日, 50元 behind digits: no telephone.
bool counts_something(std::string_view text, std::size_t end) {
  constexpr std::u32string_view units = U"年月号日元万亿个户人米吨%％";
  return units.find(rune_at(text, skip_blanks(text, end)).value) != units.npos;
}

struct Parts {
  PhoneKind kind;
  std::string area;
  std::string local;
  std::string extension;
  std::size_t begin;  // behind a country code
  std::size_t end;
};

std::optional<Parts> match(std::string_view rest, const RE2& pattern, PhoneKind kind, bool area) {
  std::array<re2::StringPiece, 4> groups;
  const int count = 1 + pattern.NumberOfCapturingGroups();
  if (!pattern.Match(piece(rest), 0, rest.size(), RE2::ANCHOR_START, groups.data(), count)) {
    return std::nullopt;
  }
  const auto group = [&](int i) {
    const re2::StringPiece& found = groups[static_cast<std::size_t>(i)];
    return i < count ? std::string_view(found.data(), found.size()) : std::string_view();
  };
  Parts out{kind, {}, {}, {}, 0, groups[0].size()};
  const auto number = static_cast<std::size_t>(groups[1].data() - rest.data());
  out.begin = digit_at(rest, 0) || rest.front() == '+' ? number : 0;
  if (area) {
    const std::string digits = digits_of(group(1));
    if (!digits.starts_with('0')) out.area += '0';
    out.area += digits;
  }
  out.local = digits_of(group(area ? 2 : 1));
  if (kind == PhoneKind::landline) out.extension = digits_of(group(area ? 3 : 2));
  return out;
}

// No number has fewer digits than 95588. What may stand between two of them is a dash, a space or a
// bracket.
bool may_be_phone(std::string_view rest) {
  constexpr int fewest = 5;
  int digits = 0;
  for (std::size_t at = 0; at < rest.size() && digits < fewest;) {
    const Rune rune = rune_at(rest, at);
    if (digit_value(rune.value) >= 0) {
      ++digits;
    } else if (!is_space(rune.value) && !is_one_of(rune.value, U"+-－—–―‐﹣─一（(）)/")) {
      return false;
    }
    at += rune.size;
  }
  return digits == fewest;
}

std::optional<Parts> phone_parts(std::string_view rest) {
  if (!may_be_phone(rest)) return std::nullopt;
  auto out = match(rest, area_pattern(), PhoneKind::landline, true);
  const auto good = [&] { return out && free_at(rest, out->end); };
  if (!good()) out = match(rest, mobile_pattern(), PhoneKind::mobile, false);
  if (!good()) out = match(rest, joined_pattern(), PhoneKind::landline, true);
  if (!good()) out = match(rest, international_pattern(), PhoneKind::landline, true);
  if (!good()) out = match(rest, bare_pattern(), PhoneKind::landline, false);
  if (!good()) out = match(rest, service_pattern(), PhoneKind::service, false);
  return good() ? out : std::nullopt;
}

std::string canonical(const Parts& parts) {
  std::string out = parts.area.empty() ? parts.local : parts.area + "-" + parts.local;
  if (!parts.extension.empty()) out += "转" + parts.extension;
  return out;
}

// Only marks and short words stand between numbers of one list.
bool one_list(std::string_view between) {
  constexpr std::u32string_view marks = U"、/；;,，和或或者（(）)传真兼";
  for (std::size_t at = 0; at < between.size();) {
    const Rune rune = rune_at(between, at);
    if (!is_space(rune.value) && marks.find(rune.value) == marks.npos) return false;
    at += rune.size;
  }
  return true;
}

constexpr tables::CharacterSet phone_beginnings =
    characters_of("0123456789０１２３４５６７８９+(（");

bool can_begin_phone(const Rune& rune) {
  return digit_value(rune.value) >= 0 || rune.value == '+' || rune.value == '(' ||
         rune.value == U'（';
}

// --- E-mail and URL -----------------------------------------------------------------------------

const RE2& email_pattern() {
  static const RE2& pattern = *new RE2(
      "([A-Za-z0-9][A-Za-z0-9._%+-]{0,63})\\s?(?:@|＠|#|＃|[(（\\[]\\s?(?:at|AT|@|#)\\s?[)）\\]])"
      "\\s?"
      "((?:[A-Za-z0-9-]{1,63}\\.){1,5}[A-Za-z]{2,10})");
  return pattern;
}

const RE2& url_pattern() {
  static const RE2& pattern = *new RE2(
      "(?:(?:https?|ftp)://[A-Za-z0-9._~:/?#\\[\\]@!$&'*+;=%-]+"
      "|www\\.[A-Za-z0-9-]+\\.[A-Za-z0-9._~:/?#@!$&*+;=%-]+)");
  return pattern;
}

// All matches of `pattern`; the text is read once, window after window.
template <typename Use>
void each_match(std::string_view text, Span within, const RE2& pattern, Use use) {
  const re2::StringPiece all = piece(text);
  std::size_t at = within.begin;
  re2::StringPiece found;
  while (at < within.end && pattern.Match(all, at, within.end, RE2::UNANCHORED, &found, 1)) {
    const auto begin = static_cast<std::size_t>(found.data() - all.data());
    use(make_span(begin, begin + found.size()));
    at = begin + std::max<std::size_t>(found.size(), 1);
  }
}

}  // namespace

std::vector<Phone> find_phones(std::string_view text, Span within) {
  std::vector<Phone> out;
  const std::string_view seen = text.substr(0, within.end);
  for (std::size_t at = within.begin;;) {
    at = find_one_of(seen, phone_beginnings, at);
    if (at >= within.end) break;
    const Rune rune = rune_at(seen, at);
    std::optional<Parts> parts;
    if (can_begin_phone(rune) && free_before(seen, at)) {
      parts = phone_parts(window(seen, at, window_bytes));
    }
    if (!parts || counts_something(seen, at + parts->end)) {
      at += rune.size;
      continue;
    }
    Phone phone{make_span(at + parts->begin, at + parts->end), {}, parts->area, parts->kind, false};
    const bool bare = parts->kind == PhoneKind::landline && parts->area.empty();
    if (bare && !out.empty() && !out.back().area.empty() &&
        one_list(seen.substr(out.back().span.end, at - out.back().span.end))) {
      phone.area = parts->area = out.back().area;
      phone.inherited = true;
    }
    phone.text = canonical(*parts);
    at += parts->end;
    out.push_back(std::move(phone));
  }
  return out;
}

std::vector<Match> find_emails(std::string_view text, Span within) {
  std::vector<Match> out;
  each_match(text, within, email_pattern(), [&](Span span) {
    // (at) and # keep machines from reading an address: it is the one with @.
    re2::StringPiece user;
    re2::StringPiece host;
    if (!RE2::FullMatch(piece(span.of(text)), email_pattern(), &user, &host)) return;
    out.push_back({span, std::string(user) + "@" + std::string(host)});
  });
  return out;
}

std::vector<Match> find_urls(std::string_view text, Span within) {
  std::vector<Match> out;
  each_match(text, within, url_pattern(), [&](Span span) {
    while (span.end > span.begin &&
           std::string_view(".,;:!?").find(text[span.end - 1]) != std::string_view::npos) {
      --span.end;
    }
    out.push_back({span, std::string(span.of(text))});
  });
  return out;
}

std::vector<Match> find_postcodes(std::string_view text, Span within) {
  std::vector<Match> out;
  const std::string_view seen = text.substr(0, within.end);
  constexpr std::size_t digits = 6;
  for (std::size_t at = within.begin; at < within.end;) {
    std::size_t end = at;
    std::string code;
    while (end < within.end && digit_at(seen, end)) {
      code += static_cast<char>('0' + digit_value(rune_at(seen, end).value));
      end += rune_at(seen, end).size;
    }
    if (code.size() == digits && free_before(seen, at) && free_at(seen, end) &&
        !counts_something(seen, end)) {
      out.push_back({make_span(at, end), code});
    }
    at = end > at ? end : at + rune_at(seen, at).size;
  }
  return out;
}

}  // namespace gongwen::scan
