// Documents that a document cites: by title (《…》), by number, or both, with their role.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/citation.hpp"
#include "scan/glance.hpp"
#include "scan/kind.hpp"
#include "scan/utf8.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Citation;
using scan::Rune;

// A role word stands this near to the title, in the same sentence.
constexpr std::size_t before_bytes = 150;
constexpr std::size_t after_bytes = 240;  // 《…》已经…会议通过，…批准，现予公布

struct RoleWord {
  std::string_view word;
  ReferenceRole role;
};

constexpr std::array words_before = {
    RoleWord{"根据", ReferenceRole::basis},      RoleWord{"依据", ReferenceRole::basis},
    RoleWord{"按照", ReferenceRole::basis},      RoleWord{"依照", ReferenceRole::basis},
    RoleWord{"遵照", ReferenceRole::basis},      RoleWord{"参照", ReferenceRole::basis},
    RoleWord{"贯彻", ReferenceRole::implements}, RoleWord{"落实", ReferenceRole::implements},
    RoleWord{"执行", ReferenceRole::implements}, RoleWord{"转发", ReferenceRole::forwards},
    RoleWord{"批转", ReferenceRole::forwards},   RoleWord{"印发", ReferenceRole::issues},
    RoleWord{"公布", ReferenceRole::issues},     RoleWord{"发布", ReferenceRole::issues},
    RoleWord{"颁布", ReferenceRole::issues},     RoleWord{"修订", ReferenceRole::amends},
    RoleWord{"修改", ReferenceRole::amends},     RoleWord{"修正", ReferenceRole::amends},
    RoleWord{"废止", ReferenceRole::repeals},
};

// These say it of the titles before them, wherever in the sentence; the first that is there wins.
constexpr std::array words_after = {
    RoleWord{"收悉", ReferenceRole::replies_to},   RoleWord{"同时废止", ReferenceRole::repeals},
    RoleWord{"予以废止", ReferenceRole::repeals},  RoleWord{"自行废止", ReferenceRole::repeals},
    RoleWord{"停止执行", ReferenceRole::repeals},  RoleWord{"废止", ReferenceRole::repeals},
    RoleWord{"转发给", ReferenceRole::forwards},   RoleWord{"印发给", ReferenceRole::issues},
    RoleWord{"现予印发", ReferenceRole::issues},   RoleWord{"现予公布", ReferenceRole::issues},
    RoleWord{"现予发布", ReferenceRole::issues},   RoleWord{"予以公布", ReferenceRole::issues},
    RoleWord{"予以印发", ReferenceRole::issues},   RoleWord{"现印发", ReferenceRole::issues},
    RoleWord{"修改为", ReferenceRole::amends},     RoleWord{"修改如下", ReferenceRole::amends},
    RoleWord{"作如下修改", ReferenceRole::amends},
};

bool ends_sentence(char32_t c) {
  return is_one_of(c, U"。；;！？!?\n");
}

// The part of the sentence before `at`, of at most `before_bytes`.
std::string_view sentence_before(std::string_view text, std::size_t at, std::size_t limit) {
  std::size_t begin = at;
  while (begin > limit && at - begin < before_bytes) {
    const Rune rune = scan::rune_before(text, begin);
    if (ends_sentence(rune.value)) break;
    begin -= rune.size;
  }
  return text.substr(begin, at - begin);
}

std::string_view sentence_after(std::string_view text, std::size_t at, std::size_t limit) {
  std::size_t end = at;
  while (end < limit && end - at < after_bytes) {
    const Rune rune = scan::rune_at(text, end);
    if (ends_sentence(rune.value)) break;
    end += rune.size;
  }
  return text.substr(at, end - at);
}

// What a document does to the one that it cites (印发, 修订) is said right before the title; what
// it rests on (根据, 落实) may be said further off.
bool reaches(const RoleWord& word, std::size_t distance) {
  constexpr std::size_t next_to_title = 30;
  const bool far = word.role == ReferenceRole::basis || word.role == ReferenceRole::implements;
  return far || distance <= next_to_title;
}

bool tells_of_others(ReferenceRole role) {
  return role == ReferenceRole::issues || role == ReferenceRole::forwards;
}

// 根据市政府印发的《…》: who issued it is told beside the role in which it is cited. Only in the
// same clause, with no title between, and not where this document does it (现印发).
std::optional<ReferenceRole> governing_role(std::string_view before) {
  constexpr std::string_view now = "现";
  if (before.ends_with(now)) return std::nullopt;
  std::size_t begin = before.size();
  while (begin > 0) {
    const Rune rune = scan::rune_before(before, begin);
    if (is_one_of(rune.value, U"，,》")) break;
    begin -= rune.size;
  }
  const std::string_view clause = before.substr(begin);
  for (const RoleWord& word : words_before) {
    const bool rests = word.role == ReferenceRole::basis || word.role == ReferenceRole::implements;
    if (rests && scan::holds(clause, word.word)) return word.role;
  }
  return std::nullopt;
}

// The word of `words_before` that stands at `at`.
const RoleWord* role_word_at(std::string_view text, std::size_t at) {
  static constexpr tables::CharacterSet openings = [] {
    tables::CharacterSet set;
    for (const RoleWord& word : words_before) set.add(tables::first_character(word.word));
    return set;
  }();
  const std::string_view rest = text.substr(at);
  if (!openings.may_hold(tables::first_character(rest))) return nullptr;
  const auto* found =
      std::find_if(words_before.begin(), words_before.end(),
                   [&](const RoleWord& word) { return rest.starts_with(word.word); });
  return found == words_before.end() ? nullptr : &*found;
}

// Of the words before a title the nearest that reaches it tells.
ReferenceRole role_of(std::string_view before, std::string_view after) {
  const scan::Glance behind(after);
  for (const RoleWord& word : words_after) {
    if (behind.holds(word.word)) return word.role;
  }
  for (std::size_t at = before.size(); at > 0;) {
    at -= scan::rune_before(before, at).size;
    const RoleWord* word = role_word_at(before, at);
    if (word == nullptr || !reaches(*word, before.size() - at)) continue;
    if (!tells_of_others(word->role)) return word->role;
    return governing_role(before.substr(0, at)).value_or(word->role);
  }
  return ReferenceRole::mentions;
}

// Only what parts the members of a list.
bool one_list(std::string_view between) {
  for (std::size_t at = 0; at < between.size();) {
    const Rune rune = scan::rune_at(between, at);
    if (!scan::is_space(rune.value) && !is_one_of(rune.value, U"、和及与以，》")) return false;
    at += rune.size;
  }
  return true;
}

// Without a bracket at the end: （试行）.
std::string_view without_bracket(std::string_view title) {
  constexpr std::string_view close = "）";
  const std::size_t open = title.ends_with(close) ? title.rfind("（") : title.npos;
  return open == title.npos || open == 0 ? title : title.substr(0, open);
}

// 《若干政策》, 《通知》: a short name for what was cited before.
constexpr std::size_t max_short_name = 4;

// Forms, certificates and systems are no documents: a citation counts if its title ends in a kind
// that documents have, or a number is printed beside it.
bool is_document_title(std::string_view title) {
  constexpr std::array<std::string_view, 12> forms = {"表",     "图",   "清单",   "名单",
                                                      "目录",   "须知", "承诺书", "通知书",
                                                      "意见书", "协议", "简章",   "声明"};
  constexpr std::array<std::string_view, 7> other_kinds = {"法典", "宪法", "实录", "宣言",
                                                           "协定", "通则", "导则"};
  // These also stand for what was cited before: 《若干政策》.
  constexpr std::array<std::string_view, 5> loose_kinds = {"建议", "提案", "倡议", "政策", "举措"};
  // What a citizen or a firm hands in, though it ends in 报告 or 函.
  constexpr std::array<std::string_view, 15> papers = {
      "信用报告", "检测报告", "检验报告", "审计报告", "评估报告",
      "鉴定报告", "验资报告", "体检报告", "验收报告", "承诺函",
      "意向函",   "保函",     "确认函",   "推荐函",   "委托函"};
  const std::string_view bare = without_bracket(title);
  const auto ends = [&](std::string_view word) { return bare.ends_with(word); };
  if (std::any_of(papers.begin(), papers.end(), ends)) return false;
  if (std::any_of(other_kinds.begin(), other_kinds.end(), ends)) return true;
  if (std::any_of(loose_kinds.begin(), loose_kinds.end(), ends)) {
    return scan::length(bare) > max_short_name;
  }
  const auto kind = scan::kind(title);
  if (!kind) return false;
  const auto is_form = [&](std::string_view form) { return kind->text.ends_with(form); };
  if (std::any_of(forms.begin(), forms.end(), is_form)) return false;
  return scan::length(title) > max_short_name || title.ends_with("法") || title.ends_with("条例");
}

// A whole title that is only a kind, such as 《条例》.
bool is_short_name(std::string_view title) {
  const auto kind = scan::kind(title);
  return kind && kind->span.begin == 0;
}

class References {
 public:
  References(std::string_view text, const Document& own) : text_(text) {
    if (own.title) own_title_ = scan::without_spaces(own.title->text);
    if (own.number) own_number_ = scan::without_spaces(own.number->text);
    for (const Attachment& attachment : own.attachments) {
      annexes_.insert(bare(attachment.title.text));
    }
  }

  void paragraph(Span span) {
    const std::vector<Citation> citations = scan::find_citations(text_, span);
    const std::vector<Number> numbers = scan::find_document_numbers(text_, span);
    std::size_t next = 0;
    for (std::size_t first = 0; first < citations.size();) {
      std::size_t last = first;
      while (last + 1 < citations.size() && listed(citations[last], citations[last + 1])) ++last;
      const Span list = scan::make_span(citations[first].span.begin, citations[last].span.end);
      const std::size_t stop =
          last + 1 < citations.size() ? citations[last + 1].span.begin : span.end;
      const ReferenceRole role = role_at(list, span.begin, stop);
      for (; first <= last; ++first) {
        next = numbers_before(citations[first], numbers, next, span);
        cite(citations[first], numbers, next, role);
        while (next < numbers.size() && numbers[next].span.begin < citations[first].span.end) {
          ++next;
        }
      }
    }
    for (; next < numbers.size(); ++next) add_number(numbers[next], span);
  }

  [[nodiscard]] std::vector<Reference> take() && { return std::move(out_); }

 private:
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  // 《A》《B》和《C》 have one role.
  [[nodiscard]] bool listed(const Citation& a, const Citation& b) const {
    return one_list(between(a.span.end, b.span.begin));
  }

  // 国务院令第350号《…条例》
  [[nodiscard]] bool adjoins(const Number& number, const Citation& citation) const {
    return !citation.number && scan::skip_blanks(text_, number.span.end) == citation.span.begin;
  }

  // Adds the numbers that stand alone before a citation; the index of the first that does not.
  std::size_t numbers_before(const Citation& citation, const std::vector<Number>& numbers,
                             std::size_t next, Span paragraph) {
    for (; next < numbers.size() && numbers[next].span.end <= citation.span.begin; ++next) {
      if (adjoins(numbers[next], citation)) break;
      add_number(numbers[next], paragraph);
    }
    return next;
  }

  void cite(const Citation& citation, const std::vector<Number>& numbers, std::size_t next,
            ReferenceRole role) {
    Citation whole = citation;
    if (next < numbers.size() && adjoins(numbers[next], citation)) {
      whole.number = numbers[next];
      whole.span.begin = numbers[next].span.begin;
    }
    add(whole, role);
  }

  [[nodiscard]] ReferenceRole role_at(Span cited, std::size_t begin, std::size_t stop) const {
    return role_of(sentence_before(text_, cited.begin, begin),
                   sentence_after(text_, cited.end, stop));
  }

  static std::string bare(std::string_view title) {
    std::string out = scan::without_spaces(title);
    constexpr std::string_view open = "《";
    constexpr std::string_view close = "》";
    if (out.starts_with(open) && out.ends_with(close) &&
        out.find(close) == out.size() - close.size()) {
      out = out.substr(open.size(), out.size() - open.size() - close.size());
    }
    return out;
  }

  // （GB 8537—2018）, （DB55/T 101） behind a title: the number of a standard.
  [[nodiscard]] bool has_standard_number(const Citation& citation) const {
    std::size_t at = scan::skip_blanks(text_, citation.span.end);
    const Rune open = scan::rune_at(text_, at);
    if (is_one_of(open.value, U"（(")) at += open.size;
    std::size_t letters = 0;
    while (scan::is_latin(scan::rune_at(text_, at).value) || text_.substr(at).starts_with('/')) {
      ++at;
      ++letters;
    }
    constexpr std::size_t fewest = 2;  // GB
    constexpr std::size_t most = 6;    // GB/T, JTG/T
    const std::size_t digit = scan::skip_blanks(text_, at);
    return letters >= fewest && letters <= most &&
           scan::digit_value(scan::rune_at(text_, digit).value) >= 0;
  }

  [[nodiscard]] bool counts(const std::string& title, const std::optional<Number>& number,
                            ReferenceRole role, bool standard) const {
    const bool own_number = number && scan::without_spaces(number->text) == own_number_;
    // With another number, it is an earlier document of the same title.
    if (own_number || (title == own_title_ && !number) || is_short_name(title)) return false;
    const bool passed_on = role == ReferenceRole::issues || role == ReferenceRole::forwards;
    if (annexes_.contains(title) && !passed_on) return false;
    return number || is_document_title(title) || standard;
  }

  void add(const Citation& citation, ReferenceRole role) {
    auto title = maybe_value(text_, citation.title);
    if (!title) return;
    if (!counts(scan::without_spaces(title->text), citation.number, role,
                has_standard_number(citation))) {
      return;
    }
    Reference out;
    out.span = citation.span;
    out.role = role;
    out.title = std::move(title);
    if (citation.number) out.number = *citation.number;
    push(std::move(out));
  }

  void add_number(const Number& number, Span paragraph) {
    if (scan::without_spaces(number.text) == own_number_ || number.agency.empty()) return;
    Reference out;
    out.span = number.span;
    out.role = role_at(number.span, paragraph.begin, paragraph.end);
    out.number = number;
    push(std::move(out));
  }

  // What is cited again is one row, where it stands first.
  void push(Reference&& reference) {
    const std::string number = reference.number ? reference.number->text : "";
    const std::string title = reference.title ? scan::without_spaces(reference.title->text) : "";
    const bool again = seen_.contains({title, number}) ||
                       (title.empty() && numbers_.contains(number)) ||
                       (number.empty() && titles_.contains(title));
    if (again) return;
    seen_.insert({title, number});
    if (!title.empty()) titles_.insert(title);
    if (!number.empty()) numbers_.insert(number);
    out_.push_back(std::move(reference));
  }

  std::string_view text_;
  std::string own_title_;
  std::string own_number_;
  std::set<std::string> annexes_;
  std::set<std::string> titles_;
  std::set<std::string> numbers_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::vector<Reference> out_;
};

}  // namespace

std::vector<Reference> references(std::string_view text, const std::vector<Span>& paragraphs,
                                  const Document& own, values::Watch* watch) {
  References out(text, own);
  for (const Span paragraph : paragraphs) {
    values::poll(watch, paragraph.size());
    out.paragraph(paragraph);
  }
  return std::move(out).take();
}

}  // namespace gongwen::parse::fields
