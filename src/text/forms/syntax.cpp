#include "text/forms/syntax.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

bool is_letter(char c) {
  return is_latin(static_cast<unsigned char>(c)) || is_digit(static_cast<unsigned char>(c)) ||
         c == '_';
}

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

template <std::size_t size>
bool begins_with_any(std::string_view line, const std::string_view (&words)[size]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return line.starts_with(word); });
}

// What lines of programs and of markup begin with, in the languages that are met most.
bool begins_like_code(std::string_view line) {
  constexpr std::string_view begins[] = {
      "#include", "#define",  "#if",      "#endif",  "#!/",     "import ",  "from ",    "def ",
      "class ",   "public ",  "private ", "static ", "const ",  "return ",  "function", "var ",
      "let ",     "if (",     "for (",    "while (", "with ",   R"(""")",   "switch (", "case ",
      "} else",   "else:",    "elif ",    "try:",    "except ", "raise ",   "print(",   "console.",
      "//",       "/*",       "*/",       "<!--",    "-- ",     "SELECT ",  "INSERT ",  "CREATE ",
      "UPDATE ",  "package ", "using ",   "struct ", "enum ",   "template", "void ",    "int ",
      "</",       "<div",     "echo ",    "sudo ",   "$ "};
  return begins_with_any(line, begins);
}

// An operator that prose does not have, with words or brackets at both sides.
bool has_operator(std::string_view line) {
  constexpr std::string_view operators[] = {"==", "!=", "&&", "||", "->", "::", "=>", "+=", ":="};
  const auto is_side = [](char c) {
    return is_letter(c) || c == ' ' || c == ')' || c == ']' || c == '(' || c == '"' || c == '!';
  };
  for (const std::string_view sign : operators) {
    const std::size_t at = line.find(sign);
    if (at == std::string_view::npos || at == 0 || at + sign.size() >= line.size()) continue;
    const char before = line[at - 1];
    const char after = line[at + sign.size()];
    const bool by_word = is_letter(before) || is_letter(after) || before == ')';
    if (is_side(before) && is_side(after) && by_word) return true;
  }
  return false;
}

// name("中文"), key="中文", x = "中文", </a>, {}
bool has_quoted_argument(std::string_view line) {
  // Two searches: find_first_of would ask for each byte which of the two it is.
  const auto quote = [&](std::size_t from) {
    return std::min(line.find('"', from), line.find('\'', from));
  };
  for (std::size_t at = quote(0); at != std::string_view::npos; at = quote(at + 1)) {
    std::size_t sign = at;
    while (sign > 0 && line[sign - 1] == ' ') --sign;
    if (sign == 0) continue;
    const char mark = line[sign - 1];
    if (mark == '=') return true;
    if (mark == '(' && sign > 1 && is_letter(line[sign - 2])) return true;
  }
  return false;
}

bool ends_like_code(std::string_view line) {
  const char last = line.back();
  if (last == '{' || last == '}') return true;
  const char before = line.size() > 1 ? line[line.size() - 2] : ' ';
  return (last == ';' || last == ':') &&
         (before == ')' || before == ']' || before == '}' || before == '"');
}

bool ends_with_word_and_semicolon(std::string_view line) {
  return line.size() > 1 && line.back() == ';' && is_letter(line[line.size() - 2]);
}

// show(标题); but not PM2.5(细颗粒物);
bool has_call(std::string_view line) {
  const std::size_t open = line.find('(');
  if (open == std::string_view::npos || open == 0 || !is_letter(line[open - 1])) return false;
  std::size_t name = open;
  while (name > 0 && is_letter(line[name - 1])) --name;
  const bool is_name = line[name] >= 'a' && line[name] <= 'z';
  return is_name && line.find(')', open) != std::string_view::npos;
}

bool has_assignment(std::string_view line) {
  const std::size_t at = line.find(" = ");
  return at != std::string_view::npos && at > 0 && is_letter(line[at - 1]);
}

bool has_snake_case(std::string_view line) {
  const std::size_t at = line.find('_');
  return at != std::string_view::npos && at > 0 && at + 1 < line.size() &&
         is_letter(line[at - 1]) && is_letter(line[at + 1]) && line[at + 1] != '_';
}

// A row of values with its commas; none if the line is something else.
struct Row {
  std::size_t commas = 0;
  bool has_value = false;  // a cell that is no word: a number, empty, or quoted
};

bool is_value(std::string_view cell) {
  if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"') return true;
  return cell.find_first_not_of("0123456789.-/:% ") == std::string_view::npos;
}

// A quoted cell may hold commas.
std::size_t cell_end(std::string_view line, std::size_t begin) {
  std::size_t from = begin;
  if (begin + 1 < line.size() && line[begin] == '"') {
    const std::size_t close = line.find("\",", begin + 1);
    if (close != std::string_view::npos) from = close + 1;
    if (close == std::string_view::npos && line.back() == '"') from = line.size();
  }
  return std::min(line.find(',', from), line.size());
}

Row row_of(std::string_view line) {
  // A row is a line of a table, no paragraph.
  constexpr std::size_t longest_row = 400;
  if (line.empty() || line.size() > longest_row) return {};
  if (line.find(',') == std::string_view::npos) return {};
  constexpr std::string_view ends = ".;:?!";
  if (ends.find(line.back()) != std::string_view::npos) return {};
  for (const std::string_view mark : {"，", "。", "；", "：", "、"}) {
    if (line.find(mark) != std::string_view::npos) return {};
  }
  Row row;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = cell_end(line, begin);
    row.has_value = row.has_value || is_value(line.substr(begin, end - begin));
    if (end == line.size()) break;
    if (end + 1 < line.size() && line[end + 1] == ' ') return {};
    ++row.commas;
    begin = end + 1;
  }
  return row.commas > 0 ? row : Row{};
}

std::string_view line_before(std::string_view text, std::size_t begin) {
  if (begin == 0) return {};
  const std::size_t end = begin - 1;
  const std::size_t start = end == 0 ? std::string_view::npos : text.find_last_of('\n', end - 1);
  const std::size_t from = start == std::string_view::npos ? 0 : start + 1;
  return text.substr(from, end - from);
}

std::string_view line_behind(std::string_view text, std::size_t end) {
  if (end >= text.size()) return {};
  return text.substr(end + 1, std::min(text.find('\n', end + 1), text.size()) - end - 1);
}

}  // namespace

bool is_code(std::string_view line) {
  const std::string_view all = trimmed(line);
  if (all.empty() || static_cast<unsigned char>(all.front()) >= 0x80) return false;
  const bool is_key = all.front() == '"' && all.find("\":") != std::string_view::npos;
  if (is_key || begins_like_code(all) || has_operator(all) || has_quoted_argument(all)) return true;
  const int signs = (ends_like_code(all) ? 1 : 0) + (ends_with_word_and_semicolon(all) ? 1 : 0) +
                    (has_call(all) ? 1 : 0) + (has_assignment(all) ? 1 : 0) +
                    (has_snake_case(all) ? 1 : 0);
  return signs > 1;
}

bool is_program(Text& text) {
  constexpr std::size_t least_lines = 2;
  constexpr std::size_t one_of = 5;
  const Survey& survey = surveyed(text);
  const auto size = static_cast<std::uint32_t>(text.utf8.size());
  std::size_t code = 0;
  survey.for_each(trait::half_mark, size, [&](Span line) {
    values::poll(text.watch, line.size());
    code += is_code(line.of(text.utf8)) ? 1U : 0U;
  });
  if (code < least_lines) return false;
  std::size_t lines = 0;
  survey.for_each(trait::text, size, [&](Span) { ++lines; });
  return code * one_of >= lines;
}

bool is_foreign(std::string_view line) {
  constexpr std::size_t least_gaps = 3;
  std::size_t gaps = 0;
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    gaps += at > 0 && at + 1 < line.size() && is_letter(line[at - 1]) && is_letter(line[at + 1]);
  }
  if (gaps < least_gaps) return false;
  std::size_t han = 0;
  for (std::size_t at = 0; at < line.size() && han <= 2 * gaps;) {
    const Rune c = rune_at(line, at);
    han += is_han(c.value) ? 1 : 0;
    at += c.size;
  }
  return han <= 2 * gaps;
}

bool is_row_of_values(std::string_view text, Span line) {
  const Row row = row_of(trimmed(line.of(text)));
  if (row.commas == 0) return false;
  const auto goes_with = [&](const Row& other) {
    const bool one_has = row.has_value || other.has_value;
    const bool both_have = row.has_value && other.has_value;
    return other.commas == row.commas && (row.commas > 1 ? one_has : both_have);
  };
  return goes_with(row_of(trimmed(line_before(text, line.begin)))) ||
         goes_with(row_of(trimmed(line_behind(text, line.end))));
}

}  // namespace gongwen::text
