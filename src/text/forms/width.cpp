#include "text/forms/width.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/forms/syntax.hpp"
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

// Marks of which the width says nothing, as it is what is asked: the judgement looks through them
// to the words, so that it is the same for text that was judged before.
bool is_transparent(char32_t c) {
  constexpr std::u32string_view marks = U",:;?!()，：；？！（）“”‘’…—";
  return c != 0 && marks.find(c) != std::u32string_view::npos;
}

bool is_chinese(char32_t c) {
  return is_han(c) || (is_cjk_mark(c) && !is_transparent(c));
}

bool is_figure(char32_t c) {
  return is_digit(c) || (c >= U'０' && c <= U'９');
}

// Lines that keep their marks, as they are not Chinese prose.
bool has_own_rules(std::string_view line) {
  return is_code(line) || is_foreign(line);
}

// The marks of one line after another: of each, quotes are judged first, then brackets, then all
// others, each by what is known of the ones before.
class Judge {
 public:
  // The edits of the line, in order; they stand until the next call.
  [[nodiscard]] const std::vector<Edit>& edits(std::string_view text, Span line) {
    all_ = text;
    text_ = text.substr(0, line.end);
    begin_ = line.begin;
    chinese_ = 0;
    quotes_.clear();
    single_quotes_.clear();
    brackets_.clear();
    singles_.clear();
    edits_.clear();
    brackets_judged_ = false;
    bool may_cite = true;
    for (std::size_t at = begin_; at < text_.size();) {
      const Rune c = rune_at(text_, at);
      if (c.value == U'`' && may_cite) {
        const std::size_t behind = citation_end(at);
        may_cite = behind != 0;
        if (may_cite) {
          at = behind;
          continue;
        }
      }
      if (is_han(c.value)) {
        ++chinese_;
      } else {
        gather(at, c);
        if (is_chinese(c.value)) ++chinese_;
      }
      at += c.size;
    }
    judge_quotes(quotes_, U'“', U'”');
    judge_quotes(single_quotes_, U'‘', U'’');
    judge_brackets();
    for (const Mark& mark : singles_) judge_single(mark);
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    return edits_;
  }

 private:
  struct Mark {
    std::size_t at;
    char32_t c;
    std::size_t chinese;   // characters of the line before it
    bool widened = false;  // judged to be full-width
  };
  // Deeper nesting is no text; the limit keeps the stack small.
  static constexpr std::size_t deepest = 16;
  // Marks in a row that are looked through.
  static constexpr int most_marks = 4;

  void gather(std::size_t at, Rune c) {
    const Mark mark{at, c.value, chinese_};
    if (c.value == U'(' || c.value == U'（' || c.value == U')' || c.value == U'）') {
      brackets_.push_back(mark);
    } else if (c.value == U'"' || c.value == U'＂') {
      quotes_.push_back(mark);
    } else if (c.value == U'\'' || c.value == U'＇') {
      single_quotes_.push_back(mark);
    } else if (full_width(c.value) != 0) {
      singles_.push_back(mark);
    } else if (const char32_t half = half_width(c.value)) {
      edit(at, c.size, half);
    } else if (const char32_t whole = whole_mark(c.value)) {
      edit(at, c.size, whole);
    } else if (c.value == U'．' && is_figure(rune_before(text_, at).value)) {
      edit(at, c.size, U'.');
    }
  }

  // Code is cited in `backticks`, of which there may be more than one: what stands in them has its
  // own marks. 0 where no other follows in the line.
  [[nodiscard]] std::size_t citation_end(std::size_t at) const {
    const std::size_t inside = text_.find_first_not_of('`', at);
    const std::size_t close = inside == std::string_view::npos ? inside : text_.find('`', inside);
    if (close == std::string_view::npos) return 0;
    return std::min(text_.find_first_not_of('`', close), text_.size());
  }

  // Straight quotes are paired in order; a line with an odd number keeps them.
  void judge_quotes(std::vector<Mark>& quotes, char32_t open, char32_t close) {
    if (quotes.size() % 2 != 0) return;
    for (std::size_t i = 0; i < quotes.size(); i += 2) {
      Mark& first = quotes[i];
      Mark& second = quotes[i + 1];
      // In markup and code a quote follows `=`, a brace or another quote, or a colon follows it.
      std::size_t word_end = first.at;
      while (word_end > begin_ && text_[word_end - 1] == ' ') --word_end;
      const char32_t before = word_before(word_end);
      const bool is_key = rune_at(text_, second.at + utf8_size(second.c)).value == U':';
      const bool in_prose = !is_key && (before == 0 || before == U'\n' || is_chinese(before));
      if (!in_prose || second.chinese == first.chinese) continue;
      widen(first, open);
      widen(second, close);
    }
  }

  void judge_brackets() {
    std::vector<Mark*> open;
    for (Mark& mark : brackets_) {
      if (mark.c == U'(' || mark.c == U'（') {
        if (open.size() == deepest) open.erase(open.begin());
        open.push_back(&mark);
      } else if (!open.empty()) {
        judge_pair(*open.back(), mark);
        open.pop_back();
      } else if (mark.c == U')' && is_chinese(word_before(mark.at)) && !has_own_rules(above())) {
        widen(mark, U'）');
      }
    }
    for (Mark* mark : open) {
      const bool chinese =
          is_chinese(word_before(mark->at)) || is_chinese(word_after(mark->at + 1));
      if (mark->c == U'(' && chinese && !has_own_rules(below())) widen(*mark, U'（');
    }
    brackets_judged_ = true;
  }

  // The lines beside, where the other bracket of one that is alone in its line may stand: in a
  // pair both change or none.
  [[nodiscard]] std::string_view above() const {
    if (begin_ == 0) return {};
    const std::string_view before = all_.substr(0, begin_ - 1);
    return before.substr(before.find_last_of('\n') + 1);
  }
  [[nodiscard]] std::string_view below() const {
    if (text_.size() >= all_.size()) return {};
    const std::string_view behind = all_.substr(text_.size() + 1);
    return behind.substr(0, behind.find('\n'));
  }

  [[nodiscard]] std::size_t skip_spaces(std::size_t at) const {
    return std::min(text_.find_first_not_of(' ', at), text_.size());
  }

  // https://example.com/a? with a mark or letter of ASCII behind it.
  [[nodiscard]] bool ends_address(std::size_t at) const {
    const char32_t after = rune_at(text_, at + 1).value;
    if (after <= U' ' || after >= 0x7F) return false;
    constexpr std::size_t longest_address = 300;
    std::size_t begin = at;
    while (begin > begin_ && at - begin < longest_address && text_[begin - 1] > ' ' &&
           text_[begin - 1] < 0x7F) {
      --begin;
    }
    return text_.substr(begin, at - begin).find("://") != std::string_view::npos;
  }

  [[nodiscard]] bool begins_line(std::size_t at) const {
    while (at > begin_ && is_blank(rune_before(text_, at).value)) {
      at -= rune_before(text_, at).size;
    }
    return at == begin_;
  }

  void judge_pair(Mark& open, Mark& close) {
    if (open.c == U'（' && close.c == U'）') return;
    // (    ) is a space to be filled in or a box to be ticked, of the width that was set.
    if (open.c == U'(' && close.c == U')' && skip_spaces(open.at + 1) == close.at &&
        close.at > open.at + 1) {
      return;
    }
    const bool one_is_full = open.c == U'（' || close.c == U'）';
    const bool label = begins_line(open.at) && is_han(rune_at(text_, close.at + 1).value);
    if (one_is_full || close.chinese > open.chinese || label || is_chinese(word_before(open.at))) {
      if (open.c == U'(') widen(open, U'（');
      if (close.c == U')') widen(close, U'）');
    }
  }

  void judge_single(const Mark& mark) {
    const char32_t after = word_after(mark.at + 1);
    // `://` is part of an address whatever stands before it.
    if (mark.c == U':' && after == U'/') return;
    // So is `?` behind one, where more than a blank or an ideograph follows.
    if (mark.c == U'?' && ends_address(mark.at)) return;
    if (is_chinese(word_before(mark.at)) || is_chinese(after)) edit(mark.at, 1, full_width(mark.c));
  }

  // What stands before `at`, looking through marks; a full-width bracket is Chinese itself.
  [[nodiscard]] char32_t word_before(std::size_t at) const {
    Rune c = rune_before(text_, at);
    for (int i = 0; i < most_marks && at > begin_ && looks_through(at - c.size, c.value); ++i) {
      if (is_full_bracket(at - c.size, c.value)) return U'、';
      at -= c.size;
      c = rune_before(text_, at);
    }
    return c.value;
  }

  [[nodiscard]] char32_t word_after(std::size_t at) const {
    Rune c = rune_at(text_, at);
    for (int i = 0; i < most_marks && looks_through(at, c.value); ++i) {
      if (is_full_bracket(at, c.value)) return U'、';
      at += c.size;
      c = rune_at(text_, at);
    }
    return c.value;
  }

  [[nodiscard]] bool looks_through(std::size_t at, char32_t c) const {
    return is_transparent(c) || (c == U'"' && is_widened(quotes_, at)) ||
           (c == U'\'' && is_widened(single_quotes_, at));
  }

  // Before brackets are judged, one that is full by itself says no more than one that will be.
  [[nodiscard]] bool is_full_bracket(std::size_t at, char32_t c) const {
    if (!brackets_judged_) return false;
    if (c == U'（' || c == U'）') return true;
    return (c == U'(' || c == U')') && is_widened(brackets_, at);
  }

  static bool is_widened(const std::vector<Mark>& marks, std::size_t at) {
    const auto found =
        std::lower_bound(marks.begin(), marks.end(), at,
                         [](const Mark& mark, std::size_t value) { return mark.at < value; });
    return found != marks.end() && found->at == at && found->widened;
  }

  void widen(Mark& mark, char32_t to) {
    mark.widened = true;
    edit(mark.at, utf8_size(mark.c), to);
  }

  void edit(std::size_t at, std::uint32_t size, char32_t to) {
    edits_.push_back({span_of(at, at + size), to});
  }

  std::string_view all_;
  std::string_view text_;  // to the end of the line
  std::size_t begin_ = 0;
  std::size_t chinese_ = 0;
  std::vector<Mark> quotes_;
  std::vector<Mark> single_quotes_;
  std::vector<Mark> brackets_;
  std::vector<Mark> singles_;
  std::vector<Edit> edits_;
  bool brackets_judged_ = false;
};

}  // namespace

bool has_full_width(char32_t c) {
  return full_width(c) != 0 || c == U'"' || c == U'\'';
}

bool has_other_width(char32_t c) {
  return half_width(c) != 0 || whole_mark(c) != 0 || c == U'．' || c == U'＂' || c == U'＇';
}

Text normalize_width(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  Judge judge;
  out.for_each_line(trait::half_mark | trait::wide_form, [&](Span line) {
    const std::string_view written = line.of(all);
    if (has_own_rules(written) || is_row_of_values(all, line)) return;
    for (const Edit& edit : judge.edits(all, line)) {
      out.replace(edit.span, utf8(edit.to), RepairKind::width);
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
