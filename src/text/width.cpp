#include "text/width.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

struct Edit {
  Span span;
  char32_t to = 0;
};

char32_t full_width(char32_t c) {
  switch (c) {
    case U',':
      return U'，';
    case U':':
      return U'：';
    case U';':
      return U'；';
    case U'?':
      return U'？';
    case U'!':
      return U'！';
    case U'(':
      return U'（';
    case U')':
      return U'）';
    default:
      return 0;
  }
}

// The half-width form of what is always half-width in clean text, 0 for all else.
char32_t half_width(char32_t c) {
  const bool alphanumeric =
      (c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
  return alphanumeric ? c - 0xFEE0 : U'\0';
}

// Marks of half a cell that old systems have for 。、「」.
char32_t whole_mark(char32_t c) {
  switch (c) {
    case U'｡':
      return U'。';
    case U'､':
      return U'、';
    case U'｢':
      return U'「';
    case U'｣':
      return U'」';
    default:
      return 0;
  }
}

bool is_quote_or_dash(char32_t c) {
  return c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'…' || c == U'—';
}

bool is_chinese(char32_t c) {
  return is_han(c) || (is_cjk_mark(c) && !is_quote_or_dash(c));
}

// What stands before `at`, behind quotes and closing brackets, which are of either script.
char32_t word_before(std::string_view text, std::size_t at) {
  Rune c = rune_before(text, at);
  for (int skipped = 0; (is_quote_or_dash(c.value) || c.value == U')') && skipped < 3; ++skipped) {
    at -= c.size;
    c = rune_before(text, at);
  }
  return c.value;
}

char32_t word_after(std::string_view text, std::size_t at) {
  Rune c = rune_at(text, at);
  for (int skipped = 0; (is_quote_or_dash(c.value) || c.value == U'(') && skipped < 3; ++skipped) {
    at += c.size;
    c = rune_at(text, at);
  }
  return c.value;
}

// The marks of one line. Brackets and quotes are judged in pairs, so edits come out of order.
class Line {
 public:
  Line(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), begin_(begin) {}

  [[nodiscard]] std::vector<Edit> edits() {
    for (std::size_t at = begin_; at < text_.size();) {
      const Rune c = rune_at(text_, at);
      visit(at, c);
      if (is_chinese(c.value)) ++chinese_;
      at += c.size;
    }
    for (const Open& open : open_) judge_single(open.at, open.mark);
    pair_quotes();
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    return std::move(edits_);
  }

 private:
  struct Open {
    std::size_t at;
    char32_t mark;
    std::size_t chinese;  // characters of the line before it
  };
  // Deeper nesting is no text; the limit keeps the stack small.
  static constexpr std::size_t deepest = 16;

  void visit(std::size_t at, Rune c) {
    if (c.value == U'(' || c.value == U'（') {
      if (open_.size() == deepest) open_.erase(open_.begin());
      open_.push_back({at, c.value, chinese_});
    } else if (c.value == U')' || c.value == U'）') {
      close(at, c);
    } else if (c.value == U'"') {
      quotes_.push_back({at, c.value, chinese_});
    } else if (full_width(c.value) != 0) {
      judge_single(at, c.value);
    } else if (const char32_t half = half_width(c.value)) {
      edit(at, c.size, half);
    } else if (const char32_t whole = whole_mark(c.value)) {
      edit(at, c.size, whole);
    } else if (c.value == U'．' && is_figure(rune_before(text_, at).value)) {
      edit(at, c.size, U'.');
    }
  }

  static bool is_figure(char32_t c) { return is_digit(c) || (c >= U'０' && c <= U'９'); }

  void close(std::size_t at, Rune c) {
    if (open_.empty()) {
      if (c.value == U')' && is_chinese(rune_before(text_, at).value)) edit(at, 1, U'）');
      return;
    }
    const Open open = open_.back();
    open_.pop_back();
    if (open.mark == U'（' && c.value == U'）') return;
    const bool one_is_full = open.mark == U'（' || c.value == U'）';
    const char32_t after = rune_at(text_, at + c.size).value;
    const bool label = open.at == begin_ && is_han(after);
    if (one_is_full || chinese_ > open.chinese || label ||
        is_chinese(rune_before(text_, open.at).value)) {
      if (open.mark == U'(') edit(open.at, 1, U'（');
      if (c.value == U')') edit(at, 1, U'）');
    }
  }

  void judge_single(std::size_t at, char32_t mark) {
    if (mark == U'（') return;
    const char32_t before = word_before(text_, at);
    const char32_t after = word_after(text_, at + 1);
    // `://` is part of an address whatever stands before it.
    if (mark == U':' && after == U'/') return;
    if (is_chinese(before) || is_chinese(after)) edit(at, 1, full_width(mark));
  }

  // Straight quotes are paired in order; a line with an odd number keeps them.
  void pair_quotes() {
    if (quotes_.size() % 2 != 0) return;
    for (std::size_t i = 0; i < quotes_.size(); i += 2) {
      const Open& first = quotes_[i];
      const Open& second = quotes_[i + 1];
      // In markup and code a quote follows `=`, `:`, `(` or the like.
      const char32_t before = rune_before(text_, first.at).value;
      const bool in_prose = before == 0 || before == U'\n' || is_blank(before) || is_cjk(before);
      if (!in_prose || second.chinese == first.chinese) continue;
      edit(first.at, 1, U'“');
      edit(second.at, 1, U'”');
    }
  }

  void edit(std::size_t at, std::uint32_t size, char32_t to) {
    edits_.push_back({span_of(at, at + size), to});
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t chinese_ = 0;
  std::vector<Open> open_;
  std::vector<Open> quotes_;
  std::vector<Edit> edits_;
};

// True if the line has anything to judge: saves clean text the walk.
bool has_folded_marks(std::string_view line) {
  return line.find_first_of(",:;?!()\"\xEF") != std::string_view::npos;
}

}  // namespace

Text normalize_width(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    if (has_folded_marks(all.substr(begin, end - begin))) {
      for (const Edit& edit : Line(all, begin, end).edits()) {
        out.replace(edit.span, utf8(edit.to), RepairKind::width);
      }
    }
    begin = end + 1;
  }
  return std::move(out).finish();
}

}  // namespace gongwen::text
