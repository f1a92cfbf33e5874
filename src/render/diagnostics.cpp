// What diagnostics say to people, in their language.
#include "gongwen/diagnostics.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/words.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen {
namespace {

using values::CodeRow;

// A piece of a sentence: what stands there, then an argument.
struct Piece {
  std::string_view literal;
  std::size_t argument = none;
  std::string_view how;  // `word`, `list` or empty

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

std::vector<Piece> pieces_of(std::string_view form) {
  std::vector<Piece> out;
  std::size_t at = 0;
  for (std::size_t open = form.find('{'); open != std::string_view::npos;
       open = form.find('{', at)) {
    const std::size_t close = form.find('}', open);
    const std::string_view inside = form.substr(open + 1, close - open - 1);
    const std::size_t colon = inside.find(':');
    out.push_back({form.substr(at, open - at), static_cast<std::size_t>(inside.front() - '0'),
                   colon == std::string_view::npos ? "" : inside.substr(colon + 1)});
    at = close + 1;
  }
  out.push_back({form.substr(at), Piece::none, ""});
  return out;
}

// The arguments from which `form` makes `message`; nothing if it does not.
std::optional<std::vector<std::string_view>> arguments_of(std::string_view form,
                                                          std::string_view message) {
  const std::vector<Piece> pieces = pieces_of(form);
  const std::string_view first = pieces.front().literal;
  const std::string_view last = pieces.back().literal;
  if (pieces.size() == 1) {
    if (message != form) return std::nullopt;
    return std::vector<std::string_view>{};
  }
  if (!message.starts_with(first) || !message.ends_with(last) ||
      message.size() < first.size() + last.size()) {
    return std::nullopt;
  }
  message.remove_prefix(first.size());
  message.remove_suffix(last.size());
  std::vector<std::string_view> out;
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const std::size_t end = message.find(pieces[i].literal);
    if (end == std::string_view::npos) return std::nullopt;
    out.push_back(message.substr(0, end));
    message.remove_prefix(end + pieces[i].literal.size());
  }
  out.push_back(message);
  return out;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> phrases{{
    {"annex_mark", "附件标记"},
    {"the input holds no text", "输入中没有文字"},
    {"the text reports on a document and does not print one: a news item",
     "内容是对公文的报道（新闻），没有登载公文本身"},
    {"the page has nothing but bars and links", "网页上只有导航栏和链接"},
    {"nothing in the text has the head, the readers, the numbered sections or the signature of a "
     "document",
     "文中没有版头、主送机关、结构层次序数和落款"},
}};

std::string_view chinese_word(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(Part::other); ++i) {
    if (name(static_cast<Part>(i)) == word) return render::chinese(static_cast<Part>(i));
  }
  for (const auto& [english, chinese] : phrases) {
    if (english == word) return chinese;
  }
  return word;
}

// `A, B or C` as `“A”“B”或“C”`.
std::string chinese_list(std::string_view list) {
  constexpr std::string_view comma = ", ";
  constexpr std::string_view last = " or ";
  std::string out;
  while (true) {
    const std::size_t end = std::min(list.find(comma), list.find(last));
    out += "“" + std::string(list.substr(0, end)) + "”";
    if (end == std::string_view::npos) return out;
    const bool is_last = list.substr(end).starts_with(last);
    if (is_last) out += "或";
    list.remove_prefix(end + (is_last ? last.size() : comma.size()));
  }
}

const CodeRow* row_of(std::string_view code) {
  const auto& rows = values::code_rows();
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), code,
                       [](const CodeRow& row, auto name) { return row.name < name; });
  return found != rows.end() && found->name == code ? &*found : nullptr;
}

DiagnosticCode described(const CodeRow& row, Language language) {
  const values::Words& words = row.in(language);
  return {row.name, row.severity, words.meaning, words.remedy};
}

void check(Language language) {
  if (language > Language::chinese) {
    throw std::invalid_argument("gongwen: " + std::to_string(static_cast<int>(language)) +
                                " is no value of Language");
  }
}

}  // namespace

std::vector<DiagnosticCode> diagnostic_codes(Language language) {
  check(language);
  std::vector<DiagnosticCode> out;
  for (const CodeRow& row : values::code_rows()) out.push_back(described(row, language));
  return out;
}

std::optional<DiagnosticCode> describe(std::string_view code, Language language) {
  check(language);
  const CodeRow* row = row_of(code);
  if (row == nullptr) return std::nullopt;
  return described(*row, language);
}

std::string message_in(const Diagnostic& diagnostic, Language language) {
  check(language);
  const CodeRow* row = language == Language::english ? nullptr : row_of(diagnostic.code);
  if (row == nullptr) return diagnostic.message;
  const auto arguments = arguments_of(row->english.message, diagnostic.message);
  if (!arguments) return diagnostic.message;
  std::string out;
  for (const Piece& piece : pieces_of(row->chinese.message)) {
    out += piece.literal;
    if (piece.argument >= arguments->size()) continue;
    const std::string_view argument = (*arguments)[piece.argument];
    if (piece.how == "word") {
      out += chinese_word(argument);
    } else if (piece.how == "list") {
      out += chinese_list(argument);
    } else {
      out += argument;
    }
  }
  return out;
}

}  // namespace gongwen
