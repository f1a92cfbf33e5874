#include "text/lines/line_shape.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

bool ends_sentence_with(char32_t c) {
  constexpr std::u32string_view marks = U"。！？；：!?;:…";
  return marks.find(c) != std::u32string_view::npos;
}

bool is_clause_mark(char32_t c) {
  constexpr std::u32string_view marks = U"，。；！？,;";
  return marks.find(c) != std::u32string_view::npos;
}

bool is_closing(char32_t c) {
  constexpr std::u32string_view marks = U"”’）)》」』】";
  return marks.find(c) != std::u32string_view::npos;
}

bool is_layout(char32_t c) {
  return is_blank(c) || c == U'\f';
}

LineShape shape_of(std::string_view text, Span line) {
  std::size_t first = line.begin;
  for (Rune c = rune_at(text, first); first < line.end && is_layout(c.value);
       c = rune_at(text, first)) {
    first += c.size;
  }
  if (first >= line.end) return {span_of(line.begin, line.begin), line.begin, false};
  std::size_t last = line.end;
  for (Rune c = rune_before(text, last); is_layout(c.value); c = rune_before(text, last)) {
    last -= c.size;
  }
  LineShape shape{span_of(first, last), line.begin, false};
  Rune ending = rune_before(text, last);
  while (last > first && (is_closing(ending.value) || is_layout(ending.value))) {
    last -= ending.size;
    ending = rune_before(text, last);
  }
  shape.ends_sentence = last > first && ends_sentence_with(ending.value);
  return shape;
}

bool is_han_numeral(char32_t c) {
  constexpr std::u32string_view numerals = U"一二三四五六七八九十百零〇";
  return c != 0 && numerals.find(c) != std::u32string_view::npos;
}

std::size_t skip_numeral(std::string_view line, std::size_t at) {
  for (Rune c = rune_at(line, at); is_han_numeral(c.value) || is_digit(c.value);
       c = rune_at(line, at)) {
    at += c.size;
  }
  return at;
}

bool begins_with_any(std::string_view line, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return line.starts_with(word); });
}

// 第三条, 第十二章; the position behind it, 0 if there is none.
std::size_t article_end(std::string_view line) {
  constexpr std::string_view prefix = "第";
  if (!line.starts_with(prefix)) return 0;
  const std::size_t end = skip_numeral(line, prefix.size());
  const Rune unit = rune_at(line, end);
  constexpr std::u32string_view units = U"章条节编款项";
  if (end == prefix.size() || unit.value == 0 ||
      units.find(unit.value) == std::u32string_view::npos) {
    return 0;
  }
  return end + unit.size;
}

bool begins_with_number(std::string_view line) {
  const Rune first = rune_at(line, 0);
  if (first.value >= U'①' && first.value <= U'⒛') return true;
  std::size_t at = 0;
  const bool bracket = first.value == U'（' || first.value == U'(';
  if (bracket) at = first.size;
  const std::size_t end = skip_numeral(line, at);
  if (end == at) return false;
  const Rune mark = rune_at(line, end);
  if (bracket) return mark.value == U'）' || mark.value == U')';
  if (mark.value == U'、' || mark.value == U')' || mark.value == U'）') return true;
  const bool point = mark.value == U'.' || mark.value == U'．';
  return point && !is_digit(rune_at(line, end + mark.size).value);
}

struct MarkPair {
  char32_t open;
  char32_t close;
};
// All of them begin with one of these bytes, and no ideograph does.
bool may_be_mark(char byte) {
  return byte == '\xE2' || byte == '\xE3' || byte == '\xEF';
}
constexpr MarkPair pairs[] = {{U'《', U'》'}, {U'“', U'”'}, {U'（', U'）'}, {U'「', U'」'}};

}  // namespace

std::vector<LineShape> line_shapes(std::string_view text, const Survey& survey) {
  std::vector<LineShape> shapes;
  shapes.reserve(survey.lines().size());
  for (std::size_t i = 0; i < survey.lines().size(); ++i) {
    shapes.push_back(shape_of(text, survey.line(i, static_cast<std::uint32_t>(text.size()))));
    shapes.back().opens = (survey.lines()[i].traits & trait::opening) != 0;
    shapes.back().has_han = (survey.lines()[i].traits & trait::han) != 0;
  }
  return shapes;
}

// What UTF-8 writes in three bytes (from U+1000 on) or four is two cells wide. The loop over a
// block counts in bytes, so that the compiler can do many at once.
Extent extent_of(std::string_view text) {
  constexpr std::size_t most_of_a_counter = 255;
  Extent extent;
  for (std::size_t begin = 0; begin < text.size(); begin += most_of_a_counter) {
    std::uint8_t characters = 0;
    std::uint8_t wide = 0;
    std::uint8_t tabs = 0;
    for (const char byte : text.substr(begin, most_of_a_counter)) {
      const auto b = static_cast<unsigned char>(byte);
      characters = static_cast<std::uint8_t>(characters + ((b & 0xC0) != 0x80 ? 1 : 0));
      wide = static_cast<std::uint8_t>(wide + (b >= 0xE1 ? 1 : 0));
      tabs = static_cast<std::uint8_t>(tabs + (b == '\t' ? 1 : 0));
    }
    extent.characters += characters;
    extent.cells += characters + std::uint32_t{wide} + 3 * std::uint32_t{tabs};
  }
  return extent;
}

bool is_prose(std::string_view line) {
  bool mark = false;
  for (std::size_t at = 0; at < line.size();) {
    const Rune c = rune_at(line, at);
    at += c.size;
    if (is_layout(c.value)) continue;
    if (mark) return true;
    mark = is_clause_mark(c.value);
  }
  return false;
}

bool begins_unit(std::string_view line) {
  static constexpr std::string_view words[] = {"附件", "附：",   "抄送", "主题词",
                                               "特此", "（此件", "—",    "- "};
  return begins_with_number(line) || article_end(line) != 0 || begins_with_field(line) ||
         begins_with_any(line, words);
}

bool begins_with_field(std::string_view line) {
  constexpr int longest = 8;
  std::size_t at = 0;
  for (int i = 0; i <= longest; ++i) {
    const Rune c = rune_at(line, at);
    if (c.value == U'：' || c.value == U':') return i > 1;
    if (!is_han(c.value) && !is_blank(c.value)) return false;
    at += c.size;
  }
  return false;
}

namespace {

bool ends_in_long_number(std::string_view line) {
  constexpr std::size_t most = 12;
  constexpr std::size_t long_from = 5;
  std::size_t digits = 0;
  while (digits < most && digits < line.size() &&
         is_digit(rune_before(line, line.size() - digits).value)) {
    ++digits;
  }
  const bool area_code = digits < line.size() && line[line.size() - digits - 1] == '-';
  return digits >= long_from || (digits > 0 && area_code);
}

}  // namespace

bool breaks_inside_token(std::string_view line, std::string_view below) {
  constexpr std::u32string_view units = U"年月日号〕";
  const char32_t last = rune_before(line, line.size()).value;
  const char32_t first = rune_at(below, 0).value;
  if (is_digit(last)) {
    // 12 above 3. is no 123; but no paragraph ends in as many digits as a telephone number has.
    if (is_digit(first) && begins_with_number(below)) return ends_in_long_number(line);
    return is_digit(first) || (first != 0 && units.find(first) != std::u32string_view::npos);
  }
  // 7月14日 above —18日.
  if (last == U'日' || last == U'月') {
    constexpr std::u32string_view to = U"—–－-~～至";
    const Rune mark = rune_at(below, 0);
    return first != 0 && to.find(first) != std::u32string_view::npos &&
           is_digit(rune_at(below, mark.size).value);
  }
  if (last == U'〔' || last == U'第') return is_digit(first) || is_han_numeral(first);
  return false;
}

bool begins_with_citation(std::string_view line) {
  static constexpr std::string_view followers[] = {"规定", "第", "的", "、", "和",
                                                   "至",   "之", "，", "所"};
  const std::size_t end = article_end(line);
  return end != 0 && begins_with_any(line.substr(end), followers);
}

bool ends_title(std::string_view line) {
  constexpr std::string_view kinds[] = {"通知", "通告", "公告", "意见", "决定", "办法",
                                        "规定", "方案", "细则", "函",   "批复", "通报",
                                        "报告", "请示", "纪要", "条例"};
  return std::any_of(std::begin(kinds), std::end(kinds),
                     [&](std::string_view kind) { return line.ends_with(kind); });
}

bool is_opening_mark(char32_t c) {
  return std::any_of(std::begin(pairs), std::end(pairs),
                     [&](const MarkPair& pair) { return pair.open == c; });
}

void OpenMarks::read(std::string_view line) {
  constexpr std::size_t deepest = 16;
  for (std::size_t at = 0; at < line.size();) {
    if (!may_be_mark(line[at])) {
      ++at;
      continue;
    }
    const Rune c = rune_at(line, at);
    at += c.size;
    for (const MarkPair& pair : pairs) {
      if (c.value == pair.open && open_.size() < deepest) open_.push_back(pair.close);
      if (c.value != pair.close) continue;
      const auto found = std::find(open_.rbegin(), open_.rend(), pair.close);
      if (found != open_.rend()) open_.erase(std::next(found).base(), open_.end());
    }
  }
}

bool OpenMarks::closed_by(std::string_view line) const {
  // A quotation of several paragraphs is open, too, but not closed within so few bytes.
  if (open_.empty()) return false;
  constexpr std::size_t looked_at = 240;
  std::vector<char32_t> opened;
  for (std::size_t at = 0; at < std::min(line.size(), looked_at);) {
    const Rune c = rune_at(line, at);
    at += c.size;
    for (const MarkPair& pair : pairs) {
      if (c.value == pair.open) opened.push_back(pair.close);
      if (c.value != pair.close) continue;
      const auto own = std::find(opened.rbegin(), opened.rend(), pair.close);
      if (own != opened.rend()) {
        opened.erase(std::next(own).base(), opened.end());
      } else if (std::find(open_.begin(), open_.end(), pair.close) != open_.end()) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace gongwen::text
