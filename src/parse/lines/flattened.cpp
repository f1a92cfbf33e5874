#include "parse/lines/flattened.hpp"

#include <algorithm>

#include "parse/body/closing.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
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
    std::uint32_t begin = line_.begin;
    if (!labelled) {
      const std::uint32_t first = sections_.empty() ? line_.end : sections_.front();
      begin = head({line_.begin, first});
      if (!sections_.empty()) {
        paragraphs({begin, first});
        tail({begin, first});  // a covering notice ends here, and what it issues begins
        begin = first;
      }
    }
    for (const std::uint32_t next : sections_) {
      if (next > begin) section({begin, next});
      begin = std::max(begin, next);
    }
    if (sections_.empty() && !labelled) {
      paragraphs({begin, line_.end});
    } else {
      begin = section({begin, line_.end});
    }
    tail({begin, line_.end});
  }

 private:
  void add(std::size_t at) {
    if (at > line_.begin && at < line_.end) cuts_.push_back(static_cast<std::uint32_t>(at));
  }

  // 版头, 标题 and 主送机关 above the text: each space was a line break. Returns their end.
  std::uint32_t head(Span span) {
    constexpr std::string_view colon = "：";
    const std::string_view s =
        scan::window(text_, span.begin,
                     std::min(size::longest_addressees * han_bytes, std::size_t{span.size()}));
    // The readers' colon, or where the title ends.
    const std::size_t stop = std::min(s.find("。"), s.size());
    std::size_t end = std::max(title_end(span) - span.begin, brief_pieces(s));
    for (std::size_t at = s.find(colon); at < stop; at = s.find(colon, at + colon.size())) {
      if (!scan::ends_in_addressee(s.substr(0, at))) continue;
      end = std::max(end, at + colon.size());
      break;
    }
    for (std::size_t at = 0; at < end;) {
      const scan::Rune rune = scan::rune_at(s, at);
      if (!scan::is_space(rune.value)) {
        at += std::max<std::size_t>(rune.size, 1);
        continue;
      }
      const std::size_t behind = scan::skip_spaces(s, at);
      const bool number = scan::digit_value(scan::rune_at(s, behind).value) >= 0 &&
                          !scan::is_han(scan::rune_before(s, at).value);
      if (!number) add(span.begin + at);
      at = behind;
    }
    if (const std::size_t title = title_end(span); title < span.begin + end) add(title);
    add(span.begin + end);
    return static_cast<std::uint32_t>(span.begin + end);
  }

  // The end of the pieces at the beginning that are as brief as a line of a head.
  static std::size_t brief_pieces(std::string_view s) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < s.size();) {
      const scan::Rune rune = scan::rune_at(s, at);
      if (ends_sentence(rune.value) || rune.value == U'：' || rune.value == U'，') break;
      if (scan::is_space(rune.value)) {
        if (scan::length(s.substr(begin, at - begin)) > size::run_in_heading) break;
        begin = scan::skip_spaces(s, at);
        at = begin;
        continue;
      }
      at += std::max<std::size_t>(rune.size, 1);
    }
    return begin;
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

  // A heading before a space, then its paragraphs. Returns where these begin.
  std::uint32_t section(Span span) {
    const auto label = scan::label(text_, span.begin);
    std::size_t at = label ? label->body : span.begin;
    const std::string_view s = text_.substr(at, span.end - std::min<std::size_t>(at, span.end));
    std::size_t characters = 0;
    for (std::size_t k = 0; k < s.size() && characters <= size::run_in_heading; ++characters) {
      const scan::Rune rune = scan::rune_at(s, k);
      if (ends_sentence(rune.value) || rune.value == U'：' || rune.value == U'；') break;
      if (scan::is_space(rune.value) && characters > 1 &&
          begins_text(scan::rune_at(s, scan::skip_spaces(s, k)).value) &&
          scan::is_han(scan::rune_before(s, k).value)) {
        at += k;
        add(at);
        break;
      }
      k += std::max<std::size_t>(rune.size, 1);
    }
    paragraphs({static_cast<std::uint32_t>(at), span.end});
    return static_cast<std::uint32_t>(at);
  }

  static bool begins_text(char32_t c) { return scan::is_han(c) || scan::digit_value(c) >= 0; }

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

  // Behind the last section: what speaks of the whole, 附件, 署名 and 成文日期. Of brief pieces
  // without a sentence each is a line.
  void tail(Span span) {
    // Where a piece begins that may be a line of the tail.
    const bool apart = scan::is_space(scan::rune_at(text_, span.begin).value);
    std::size_t piece = apart ? scan::skip_spaces(text_, span.begin) : span.end;
    for (std::size_t at = span.begin; at < span.end;) {
      const scan::Rune rune = scan::rune_at(text_, at);
      if (scan::is_space(rune.value)) {
        const std::size_t behind = scan::skip_spaces(text_, at);
        if (piece < at && is_line(text_.substr(piece, at - piece), behind, span.end)) add(at);
        at = behind;
        if (piece < at) piece = at;
        continue;
      }
      at += std::max<std::size_t>(rune.size, 1);
      const bool sentence = ends_sentence(rune.value);
      if (!sentence && rune.value != U'）') continue;
      const std::size_t next = std::min<std::size_t>(scan::skip_spaces(text_, at), span.end);
      const std::string_view rest = text_.substr(next, span.end - next);
      if (speaks_of_whole(rest) || rest.starts_with("附件：")) add(next);
      if (sentence) piece = next;
    }
  }

  // 省长 沈知远 and ××办公室 2024年9月13日印发 are one line.
  [[nodiscard]] bool is_line(std::string_view piece, std::size_t behind, std::size_t end) const {
    constexpr std::size_t longest_date = 40;  // bytes: 2024年12月13日印发, with spaces
    const std::string_view next =
        scan::window(text_, behind, std::min(longest_date, end - std::min(behind, end)));
    const std::size_t printed = next.find("印发");
    return scan::length(piece) <= size::run_in_heading && !scan::ends_in_office(piece) &&
           (printed == next.npos || next.find("日") > printed);
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
