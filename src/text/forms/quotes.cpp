#include "text/forms/quotes.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr std::string_view open_quote = "“";
constexpr std::string_view close_quote = "”";

struct Quote {
  std::size_t at;
  bool opens;
};

// Gathers the quotes of the line into `quotes`.
void find_quotes(std::string_view text, Span line, std::vector<Quote>& quotes) {
  constexpr std::string_view common = "\xE2\x80";  // of both
  quotes.clear();
  for (std::size_t at = text.find(common, line.begin); at < line.end;
       at = text.find(common, at + common.size())) {
    const std::string_view quote = text.substr(at, open_quote.size());
    if (quote == open_quote || quote == close_quote) quotes.push_back({at, quote == open_quote});
  }
}

// A term or a name: no sentence of its own, which a quotation over several lines may leave here.
bool is_term(std::string_view inside) {
  constexpr std::size_t longest_term = 60;  // bytes: 20 characters
  if (inside.empty() || inside.size() > longest_term) return false;
  for (const std::string_view mark : {"。", "；", "：", "！", "？", "，"}) {
    if (inside.find(mark) != std::string_view::npos) return false;
  }
  return is_han(rune_at(inside, 0).value) || is_digit(rune_at(inside, 0).value) ||
         is_latin(rune_at(inside, 0).value);
}

// True if the quotes make pairs one behind the other, some with two of the same direction.
bool are_mendable(std::string_view text, const std::vector<Quote>& quotes) {
  if (quotes.empty() || quotes.size() % 2 != 0) return false;
  bool wrong = false;
  for (std::size_t i = 0; i < quotes.size(); i += 2) {
    const Quote& first = quotes[i];
    const Quote& second = quotes[i + 1];
    if (!first.opens && second.opens) return false;
    if (first.opens != second.opens) continue;
    const std::size_t begin = first.at + open_quote.size();
    if (!is_term(text.substr(begin, second.at - begin))) return false;
    wrong = true;
  }
  return wrong;
}

}  // namespace

Text pair_quotes(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  std::vector<Quote> quotes;
  out.for_each_line(trait::quote, [&](Span line) {
    find_quotes(all, line, quotes);
    if (!are_mendable(all, quotes)) return;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
      const bool opens = i % 2 == 0;
      if (quotes[i].opens == opens) continue;
      constexpr float confidence = 0.9F;
      out.replace(span_of(quotes[i].at, quotes[i].at + open_quote.size()),
                  opens ? open_quote : close_quote, RepairKind::variant, confidence);
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
