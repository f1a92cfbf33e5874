#include "parse/lines/label_cuts.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parse/weights.hpp"
#include "scan/glance.hpp"
#include "scan/label.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using Form = scan::LabelForm;

// What stands before a label.
enum class Gap : std::uint8_t {
  none,
  line_start,
  stop,     // 。！？
  bracket,  // ）”: （责任单位：市教育局）（二）…
  colon,
  semicolon,
  space,
};

// A label that may begin a section, with its place.
struct Mark {
  std::uint32_t at = 0;
  std::uint32_t end = 0;
  Form list = Form::han_comma;
  int ordinal = 0;
  Gap gap = Gap::line_start;
  std::uint32_t line = 0;
  std::size_t next = 0;  // the next mark of its list; itself: none
};

struct PhysicalLine {
  Span span;                 // without white space around it
  bool attachments = false;  // 附件：1.…, read as a list of attachments
  bool flattened = false;
};

// Forms that writers mix within one list.
Form list_of(Form form) {
  if (form == Form::arabic_comma) return Form::arabic_dot;
  if (form == Form::arabic_half_paren) return Form::arabic_paren;
  return form;
}

bool is_outer(Form list) {
  return list <= Form::han_comma;
}

// Clauses inside a paragraph are numbered by these: their sections begin lines.
bool is_clause(Form list) {
  return list == Form::ordinal_is || list == Form::ordinal_first || list == Form::di_comma ||
         list >= Form::arabic_bare;
}

Gap gap_of(char32_t c) {
  switch (c) {
    case U'。':
    case U'！':
    case U'？':
      return Gap::stop;
    case U'）':
    case U'”':
    case U'】':
    case U'〕':
      return Gap::bracket;
    case U'：':
      return Gap::colon;
    case U'；':
      return Gap::semicolon;
    default:
      return scan::is_space(c) ? Gap::space : Gap::none;
  }
}

bool may_begin_label(char32_t c) {
  constexpr std::u32string_view first = U"第（(一二三四五六七八九十";
  return scan::digit_value(c) >= 0 || first.find(c) != std::u32string_view::npos ||
         (c >= 0x2460 && c <= 0x24FF) || (c >= 0x3220 && c <= 0x3229);
}

// The characters that gap_of, may_begin_label and the reader of a line ask for; all others it
// passes over.
constexpr tables::CharacterSet telling = [] {
  tables::CharacterSet set = scan::characters_of(
      "。！？）”】〕：；第（("
      "一二三四五六七八九十0123456789０１２３４５６７８９附\u00A0\u202F\u3000");
  const auto add = [&](char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) set.add(c);
  };
  add(0, ' ');
  add(0x2000, 0x200A);  // spaces of type
  add(0x2460, 0x24FF);  // ① and its like
  add(0x3220, 0x3229);
  return set;
}();

class Finder {
 public:
  Finder(std::string_view text, values::Watch* watch) : text_(text), watch_(watch) {}

  LabelCuts run() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      read_line(scan::trim(text_, scan::make_span(begin, end)));
      begin = end + 1;
    }
    link();
    find_flattened();
    accept();
    std::sort(out_.cuts.begin(), out_.cuts.end());
    for (const PhysicalLine& line : lines_) {
      if (line.flattened) out_.flattened.push_back(line.span);
    }
    return std::move(out_);
  }

 private:
  void read_line(Span span) {
    if (span.empty()) return;
    const bool attachments =
        span.of(text_).starts_with("附件") || span.of(text_).starts_with("附：");
    lines_.push_back({span, attachments, false});
    add(span.begin, Gap::line_start);
    if (attachments) return;
    Gap gap = Gap::none;
    bool opened = false;
    bool attached = false;  // behind 附件：, where 1. numbers attachments
    const std::string_view seen = text_.substr(0, span.end);
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t next = scan::find_one_of(seen, telling, at);
      values::poll(watch_, next - at + 1);
      if (next > at) {
        gap = Gap::none;
        opened = false;
        at = next;
        continue;
      }
      const scan::Rune rune = scan::rune_at(text_, at);
      if (const Gap found = gap_of(rune.value); found != Gap::none) {
        // A mark and spaces behind it: the mark tells more.
        if (found != Gap::space || (gap == Gap::none && !opened)) gap = found;
      } else {
        if (gap != Gap::none && text_.substr(at).starts_with("附件：")) {
          attached = true;
        } else if (gap != Gap::none && may_begin_label(rune.value)) {
          add(at, gap, attached);
        }
        gap = Gap::none;
        opened = rune.value == U'（' || rune.value == U'(';  // （ 一 ）: no space before a label
      }
      at += std::max<std::size_t>(rune.size, 1);
    }
  }

  void add(std::size_t at, Gap gap, bool attached = false) {
    const auto label = scan::label(text_, at);
    if (!label || !label->likely() || label->ordinal == 0) return;
    const Form list = list_of(label->form);
    if (gap != Gap::line_start && is_clause(list)) return;
    if (attached && list == Form::arabic_dot) return;
    marks_.push_back({static_cast<std::uint32_t>(at), label->span.end, list, label->ordinal, gap,
                      static_cast<std::uint32_t>(lines_.size() - 1), marks_.size()});
  }

  void link() {
    std::array<std::size_t, scan::label_forms> next{};
    next.fill(marks_.size());
    for (std::size_t i = marks_.size(); i-- > 0;) {
      std::size_t& following = next[static_cast<std::size_t>(marks_[i].list)];
      if (following < marks_.size()) marks_[i].next = following;
      following = i;
    }
  }

  [[nodiscard]] bool followed(const Mark& mark) const {
    const Mark& next = marks_[mark.next];
    return &next != &mark && next.ordinal == mark.ordinal + 1;
  }

  // Lines that hold three sections of an outer list, or its first two, lost all their breaks; so
  // did a text of one long line, or of two: its title and the rest.
  void find_flattened() {
    for (PhysicalLine& line : lines_) {
      if (lines_.size() <= label_cut::few_lines && line.span.size() > label_cut::long_line)
        line.flattened = true;
    }
    for (const Mark& mark : marks_) {
      if (!is_outer(mark.list) || !followed(mark)) continue;
      const Mark& second = marks_[mark.next];
      if (second.line != mark.line) continue;
      const Mark& third = marks_[second.next];
      const bool first_two = mark.ordinal == 1;
      if (first_two || (followed(second) && third.line == mark.line)) {
        lines_[mark.line].flattened = true;
      }
    }
  }

  void accept() {
    for (const Mark& mark : marks_) {
      values::poll(watch_, 1);
      const auto list = static_cast<std::size_t>(mark.list);
      const bool due = last_[list].ordinal + 1 == mark.ordinal;
      const bool starts = begins(mark);
      const bool flattened = lines_[mark.line].flattened;
      // The one before it may stand where nothing parts it from the text.
      const bool asks = !due && (mark.ordinal == 2 || flattened) && (starts || flattened);
      const bool found = asks && mark.ordinal > 1 && find_before(mark);
      if (!starts && !found) continue;
      if (mark.gap != Gap::line_start) out_.cuts.push_back(mark.at);
      take(mark.list, mark.ordinal, mark.line, mark.end);
    }
  }

  void take(Form form, int ordinal, std::uint32_t line, std::uint32_t end) {
    const auto list = static_cast<std::size_t>(form);
    last_[list] = {ordinal, line};
    if (is_outer(form)) {
      std::fill(last_.begin() + static_cast<std::ptrdiff_t>(list) + 1, last_.end(), Last{});
    }
    done_ = end;
  }

  [[nodiscard]] bool begins(const Mark& mark) const {
    if (mark.gap == Gap::line_start) return true;
    const bool flattened = lines_[mark.line].flattened;
    const Last& last = last_[static_cast<std::size_t>(mark.list)];
    const bool sentence = mark.gap == Gap::stop || mark.gap == Gap::bracket;
    if (mark.ordinal == 1) {
      if (!followed(mark) || (mark.gap == Gap::semicolon && !flattened)) return false;
      const Mark& second = marks_[mark.next];
      if (second.gap == Gap::line_start) return second.line <= mark.line + label_cut::nearby_lines;
      return flattened && second.line == mark.line;
    }
    if (last.ordinal + 1 != mark.ordinal) return false;
    if (flattened) return true;
    if (is_outer(mark.list)) return sentence;
    return mark.gap == Gap::stop && last.line == mark.line;
  }

  // A section whose follower is known stands where nothing parts it from the text:
  // 二、缴存机制1.单位可以按季缴存。
  bool find_before(const Mark& follower) {
    const std::uint32_t above = std::min(follower.line, label_cut::nearby_lines);
    const std::uint32_t line = follower.line - above;
    const std::uint32_t from = std::max(lines_[line].span.begin, done_);
    look_for_unparted(line, from, follower.at);
    const auto found = unparted_.find(key(follower.list, follower.ordinal - 1));
    if (found == unparted_.end()) return false;
    const std::vector<std::uint32_t>& places = found->second;
    const auto place = std::lower_bound(places.begin(), places.end(), from);
    if (place == places.end()) return false;
    out_.cuts.push_back(*place);
    return true;
  }

  // Gathers the labels that nothing parts from the text before them, up to `end`. Calls come in the
  // order of the text, and each place is looked at once.
  void look_for_unparted(std::uint32_t line, std::uint32_t from, std::uint32_t end) {
    std::size_t at = std::max(from, looked_);
    char32_t before = at == from ? U'\n' : scan::rune_before(text_, at).value;
    while (at < end) {
      while (lines_[line].span.end <= at && line + 1 < lines_.size()) ++line;
      const scan::Rune rune = scan::rune_at(text_, at);
      const bool apart = (scan::is_han(before) && before != U'第') || gap_of(before) != Gap::none;
      if (apart && may_begin_label(rune.value) && at > lines_[line].span.begin &&
          !lines_[line].attachments) {
        const auto label = scan::label(text_, at);
        if (label && label->likely()) {
          unparted_[key(list_of(label->form), label->ordinal)].push_back(
              static_cast<std::uint32_t>(at));
        }
      }
      before = rune.value;
      at += std::max<std::size_t>(rune.size, 1);
    }
    looked_ = static_cast<std::uint32_t>(std::max<std::size_t>(at, looked_));
  }

  static std::uint64_t key(Form list, int ordinal) {
    constexpr unsigned ordinal_bits = 32;
    return (std::uint64_t{static_cast<std::uint8_t>(list)} << ordinal_bits) |
           static_cast<std::uint32_t>(ordinal);
  }

  struct Last {
    int ordinal = 0;
    std::uint32_t line = 0;
  };

  std::string_view text_;
  values::Watch* watch_;
  std::vector<PhysicalLine> lines_;
  std::vector<Mark> marks_;
  std::array<Last, scan::label_forms> last_{};
  std::uint32_t done_ = 0;    // end of the last label that begins a section
  std::uint32_t looked_ = 0;  // up to where unparted labels were gathered
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> unparted_;  // by list and ordinal
  LabelCuts out_;
};

}  // namespace

LabelCuts label_cuts(std::string_view text, values::Watch* watch) {
  return Finder(text, watch).run();
}

}  // namespace gongwen::parse
