#include "text/lines/copied.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr float sure = 0.95F;
// A list of so few lines may be one that somebody numbered.
constexpr std::size_t least_numbered = 5;
// A row of quoted lines; one alone may begin with a sign of its own.
constexpr std::size_t least_quoted = 3;
// Lines that can show how their characters stand: shorter ones may be parted on purpose (通　知).
constexpr std::size_t least_characters = 6;
// Of the characters of a line, those that a blank follows; of the lines, those that are so.
constexpr double spaced_share = 0.9;
constexpr double spaced_lines = 0.6;
constexpr std::size_t least_spaced = 3;  // lines: one may be a row of days

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    if (text.substr(begin, newline - begin).find_first_not_of(" \t\r") != std::string_view::npos) {
      lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(newline)});
    }
    begin = newline + 1;
  }
  return lines;
}

// Blanks, digits, and a tab or several blanks: where what is numbered begins, and the number.
struct Numbered {
  std::size_t size = 0;  // 0: the line has no number
  std::uint32_t number = 0;
};

Numbered number_before(std::string_view line) {
  constexpr std::size_t most_digits = 7;
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  std::size_t at = begin;
  std::uint32_t number = 0;
  while (at < line.size() && at - begin < most_digits && line[at] >= '0' && line[at] <= '9') {
    number = number * 10 + static_cast<std::uint32_t>(line[at++] - '0');
  }
  if (at == begin) return {};
  if (at == line.size()) return {at, number};  // a line without anything else
  if (line[at] == '\t') return {at + 1, number};
  constexpr std::size_t most_blanks = 4;
  const std::size_t blanks = std::min(line.find_first_not_of(' ', at), line.size()) - at;
  return blanks >= 2 && blanks <= most_blanks ? Numbered{at + blanks, number} : Numbered{};
}

std::vector<Span> line_numbers(std::string_view text, const std::vector<Span>& lines) {
  if (lines.size() < least_numbered) return {};
  std::vector<Span> found;
  std::size_t with_columns = 0;  // a table's rows are numbered, too
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].of(text);
    const Numbered numbered = number_before(line);
    if (numbered.size == 0 || numbered.number != i + 1) return {};
    if (line.find('\t', numbered.size) != std::string_view::npos) ++with_columns;
    found.push_back({lines[i].begin, lines[i].begin + static_cast<std::uint32_t>(numbered.size)});
  }
  return 2 * with_columns > lines.size() ? std::vector<Span>{} : found;
}

// `> ` or `>> `, as mail and Markdown quote.
std::size_t quote_marks(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size() && (line[at] == '>' || line[at] == ' '); ++at) {
    if (line[at] == '>') end = at + 1;
  }
  return end != 0 && end < line.size() && line[end] == ' ' ? end + 1 : end;
}

std::vector<Span> quotes(std::string_view text, const std::vector<Span>& lines) {
  std::vector<Span> found;
  std::vector<Span> row;
  const auto end_row = [&] {
    if (row.size() >= least_quoted) found.insert(found.end(), row.begin(), row.end());
    row.clear();
  };
  for (const Span line : lines) {
    const std::size_t size = quote_marks(line.of(text));
    if (size == 0) {
      end_row();
    } else {
      row.push_back({line.begin, line.begin + static_cast<std::uint32_t>(size)});
    }
  }
  end_row();
  return found;
}

// How the characters of a line stand: the single blanks between them.
struct Spaced {
  std::vector<Span> blanks;
  std::size_t characters = 0;
  std::size_t han = 0;

  [[nodiscard]] bool apart(double share) const {
    return !blanks.empty() &&
           static_cast<double>(blanks.size()) >= share * static_cast<double>(characters - 1);
  }
};

Spaced spaced(std::string_view text, Span line) {
  Spaced out;
  std::uint32_t end_of_last = 0;
  for (std::uint32_t at = line.begin; at < line.end;) {
    const Rune c = rune_at(text, at);
    if (!is_blank(c.value)) {
      if (out.characters > 0 && at - end_of_last == 1) out.blanks.push_back({end_of_last, at});
      ++out.characters;
      if (is_han(c.value)) ++out.han;
      end_of_last = at + c.size;
    }
    at += c.size;
  }
  return out;
}

// Told by the longer lines of Chinese; then the others stand as they do.
std::vector<Span> blanks_between(std::string_view text, const std::vector<Span>& lines) {
  std::size_t apart = 0;
  std::size_t telling = 0;
  for (const Span line : lines) {
    const Spaced here = spaced(text, line);
    if (here.characters < least_characters || 2 * here.han < here.characters) continue;
    ++telling;
    if (here.apart(spaced_share)) ++apart;
  }
  const bool all = static_cast<double>(apart) > spaced_lines * static_cast<double>(telling);
  if (apart < least_spaced || !all) return {};
  std::vector<Span> found;
  for (const Span line : lines) {
    const Spaced here = spaced(text, line);
    if (here.apart(spaced_share / 2)) {
      found.insert(found.end(), here.blanks.begin(), here.blanks.end());
    }
  }
  return found;
}

}  // namespace

Text drop_copying_marks(Text&& text) {
  // A page has its own marks for all of these.
  if (!text.blocks.empty()) return std::move(text);
  for (const auto find : {&line_numbers, &quotes, &blanks_between}) {
    const std::vector<Span> dropped = find(text.utf8, lines_of(text.utf8));
    if (dropped.empty()) continue;
    Rewriter out(std::move(text));
    for (const Span span : dropped) out.drop(span, RepairKind::hard_wrap, sure);
    text = std::move(out).finish();
  }
  return std::move(text);
}

}  // namespace gongwen::text
