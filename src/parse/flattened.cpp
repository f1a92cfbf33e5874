#include "parse/flattened.hpp"

#include <algorithm>
#include <optional>

#include "parse/closing.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/kind.hpp"
#include "scan/label.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

constexpr std::size_t han_bytes = 3;

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？';
}

class Flattened {
 public:
  Flattened(std::string_view text, Span line, const Cuts& sections, Cuts& cuts)
      : text_(text), line_(line), sections_(sections), cuts_(cuts) {}

  void cut() {
    const bool labelled = scan::label(text_, line_.begin).has_value();
    const std::uint32_t first = sections_.empty() || labelled ? line_.begin : sections_.front();
    if (!labelled) head({line_.begin, first});
    std::uint32_t begin = first;
    for (const std::uint32_t next : sections_) {
      if (next > begin) section({begin, next});
      begin = std::max(begin, next);
    }
    section({begin, line_.end});
    tail({begin, line_.end});
  }

 private:
  void add(std::size_t at) {
    if (at > line_.begin && at < line_.end) cuts_.push_back(static_cast<std::uint32_t>(at));
  }

  // 标题, 发文字号 and 主送机关 above the first section.
  void head(Span span) {
    std::size_t at = title_end(span);
    if (at > span.begin) add(at);
    at = scan::skip_spaces(text_, at);
    const auto number = number_at({static_cast<std::uint32_t>(at), span.end});
    if (number) {
      at = scan::skip_spaces(text_, *number);
      add(at);
    }
    constexpr std::string_view colon = "：";
    const std::string_view rest =
        scan::window(text_, at, std::min(size::longest_addressees * han_bytes, span.end - at));
    const std::size_t end = rest.find(colon);
    if (end != rest.npos && rest.substr(0, end).find("。") == rest.npos &&
        scan::ends_in_addressee(rest.substr(0, end))) {
      at += end + colon.size();
      add(at);
    }
    paragraphs({static_cast<std::uint32_t>(at), span.end});
  }

  // A title with 关于 ends in its 文种, before a space, its number or its readers.
  [[nodiscard]] std::size_t title_end(Span span) const {
    const std::string_view s = scan::window(
        text_, span.begin, std::min<std::size_t>(size::longest_title * han_bytes, span.size()));
    const std::size_t about = s.find("关于");
    if (about == s.npos) return span.begin;
    for (std::size_t at = about; at < s.size();) {
      const scan::Rune rune = scan::rune_at(s, at);
      if (ends_sentence(rune.value) || rune.value == U'：') break;
      const bool parts = scan::is_space(rune.value) || rune.value == U'各';
      if (parts && scan::kind(s.substr(0, at))) return span.begin + at;
      at += std::max<std::size_t>(rune.size, 1);
    }
    return span.begin;
  }

  // The end of a document number at the beginning of `span`.
  [[nodiscard]] std::optional<std::size_t> number_at(Span span) const {
    constexpr std::size_t longest = 60;  // bytes
    const auto bytes = static_cast<std::uint32_t>(
        scan::window(text_, span.begin, std::min<std::size_t>(longest, span.size())).size());
    const auto numbers = scan::find_document_numbers(text_, {span.begin, span.begin + bytes});
    if (numbers.empty() || numbers.front().span.begin != span.begin) return std::nullopt;
    const std::size_t end = numbers.front().span.end;
    return scan::is_space(scan::rune_at(text_, end).value) ? std::optional(end) : std::nullopt;
  }

  // A heading before a space, then its paragraphs.
  void section(Span span) {
    const auto label = scan::label(text_, span.begin);
    std::size_t at = label ? label->body : span.begin;
    const std::string_view s = text_.substr(at, span.end - std::min<std::size_t>(at, span.end));
    std::size_t characters = 0;
    for (std::size_t k = 0; k < s.size() && characters <= size::run_in_heading; ++characters) {
      const scan::Rune rune = scan::rune_at(s, k);
      if (ends_sentence(rune.value) || rune.value == U'：' || rune.value == U'；') break;
      if (scan::is_space(rune.value) && characters > 1 &&
          scan::is_han(scan::rune_at(s, scan::skip_spaces(s, k)).value) &&
          scan::is_han(scan::rune_before(s, k).value)) {
        at += k;
        add(at);
        break;
      }
      k += std::max<std::size_t>(rune.size, 1);
    }
    paragraphs({static_cast<std::uint32_t>(at), span.end});
  }

  // A space behind a sentence was a line break.
  void paragraphs(Span span) {
    for (std::size_t at = span.begin; at < span.end;) {
      const scan::Rune rune = scan::rune_at(text_, at);
      if (scan::is_space(rune.value)) {
        const char32_t before = scan::rune_before(text_, at).value;
        if (ends_sentence(before) || before == U'：' || before == U'；' || before == U'）') add(at);
        at = scan::skip_spaces(text_, at);
        continue;
      }
      at += std::max<std::size_t>(rune.size, 1);
    }
  }

  // Behind the last section: what speaks of the whole, 附件, 署名 and 成文日期.
  void tail(Span span) {
    constexpr std::string_view stop = "。";
    const std::string_view s = span.of(text_);
    for (std::size_t at = s.find(stop); at != s.npos; at = s.find(stop, at)) {
      at += stop.size();
      const std::string_view rest = s.substr(std::min(scan::skip_spaces(s, at), s.size()));
      if (speaks_of_whole(rest) || rest.starts_with("附件：")) add(span.begin + at);
    }
  }

  std::string_view text_;
  Span line_;
  const Cuts& sections_;
  Cuts& cuts_;
};

}  // namespace

void cut_flattened(std::string_view text, Span line, const Cuts& sections, Cuts& cuts) {
  Flattened(text, line, sections, cuts).cut();
}

}  // namespace gongwen::parse
