// Documents that a document cites: by title (《…》), by number, or both, with their role.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/citation.hpp"
#include "scan/kind.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Citation;
using scan::Rune;

// A role word stands this near to the title, in the same sentence.
constexpr std::size_t before_bytes = 150;
constexpr std::size_t after_bytes = 120;

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
    RoleWord{"收悉", ReferenceRole::replies_to},  RoleWord{"同时废止", ReferenceRole::repeals},
    RoleWord{"予以废止", ReferenceRole::repeals}, RoleWord{"自行废止", ReferenceRole::repeals},
    RoleWord{"停止执行", ReferenceRole::repeals}, RoleWord{"废止", ReferenceRole::repeals},
    RoleWord{"转发给", ReferenceRole::forwards},  RoleWord{"印发给", ReferenceRole::issues},
    RoleWord{"现予印发", ReferenceRole::issues},  RoleWord{"现予公布", ReferenceRole::issues},
    RoleWord{"现予发布", ReferenceRole::issues},  RoleWord{"予以公布", ReferenceRole::issues},
    RoleWord{"予以印发", ReferenceRole::issues},  RoleWord{"现印发", ReferenceRole::issues},
    RoleWord{"修改如下", ReferenceRole::amends},  RoleWord{"作如下修改", ReferenceRole::amends},
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

ReferenceRole role_of(std::string_view before, std::string_view after) {
  for (const RoleWord& word : words_after) {
    if (after.find(word.word) != after.npos) return word.role;
  }
  ReferenceRole role = ReferenceRole::mentions;
  std::size_t nearest = 0;
  for (const RoleWord& word : words_before) {
    const std::size_t at = before.rfind(word.word);
    if (at == before.npos || at + 1 < nearest) continue;
    nearest = at + 1;
    role = word.role;
  }
  return role;
}

// 《A》《B》和《C》 have one role.
bool one_list(std::string_view between) {
  for (std::size_t at = 0; at < between.size();) {
    const Rune rune = scan::rune_at(between, at);
    if (!scan::is_space(rune.value) && !is_one_of(rune.value, U"、和及与以，》")) return false;
    at += rune.size;
  }
  return true;
}

// Forms, certificates and systems are no documents: a citation counts if its title ends in a kind
// that documents have, or a number is printed beside it.
bool is_document_title(std::string_view title) {
  constexpr std::array<std::string_view, 12> forms = {"表",     "图",   "清单",   "名单",
                                                      "目录",   "须知", "承诺书", "通知书",
                                                      "意见书", "协议", "简章",   "声明"};
  constexpr std::array<std::string_view, 6> other_kinds = {"法典", "宪法", "建议",
                                                           "实录", "宣言", "协定"};
  const auto ends = [&](std::string_view word) { return title.ends_with(word); };
  if (std::any_of(other_kinds.begin(), other_kinds.end(), ends)) return true;
  const auto kind = scan::kind(title);
  if (!kind) return false;
  const auto is_form = [&](std::string_view form) { return kind->text.ends_with(form); };
  if (std::any_of(forms.begin(), forms.end(), is_form)) return false;
  // 《通知》, 《实施细则》: a short name for what was cited before.
  constexpr std::size_t max_short_name = 4;
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
    std::size_t behind = span.begin;  // end of the citation before
    ReferenceRole role = ReferenceRole::mentions;
    for (const Citation& citation : citations) {
      std::optional<Number> before;
      for (; next < numbers.size() && numbers[next].span.end <= citation.span.begin; ++next) {
        if (before) add_number(*before, span);
        before = numbers[next];
      }
      while (next < numbers.size() && numbers[next].span.begin < citation.span.end) ++next;
      const bool listed = behind > span.begin && one_list(between(behind, citation.span.begin));
      if (!listed) role = role_at(citation.span, span);
      Citation whole = citation;
      if (before && adjoins(*before, citation)) {
        whole.number = before;
        whole.span.begin = before->span.begin;
      } else if (before) {
        add_number(*before, span);
      }
      add(whole, role);
      behind = citation.span.end;
    }
    for (; next < numbers.size(); ++next) add_number(numbers[next], span);
  }

  [[nodiscard]] std::vector<Reference> take() && { return std::move(out_); }

 private:
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  // 国务院令第350号《…条例》
  [[nodiscard]] bool adjoins(const Number& number, const Citation& citation) const {
    return !citation.number && scan::skip_blanks(text_, number.span.end) == citation.span.begin;
  }

  [[nodiscard]] ReferenceRole role_at(Span cited, Span paragraph) const {
    return role_of(sentence_before(text_, cited.begin, paragraph.begin),
                   sentence_after(text_, cited.end, paragraph.end));
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

  [[nodiscard]] bool counts(const std::string& title, bool numbered, ReferenceRole role) const {
    if (title == own_title_ || is_short_name(title)) return false;
    const bool passed_on = role == ReferenceRole::issues || role == ReferenceRole::forwards;
    if (annexes_.count(title) > 0 && !passed_on) return false;
    return numbered || is_document_title(title);
  }

  void add(const Citation& citation, ReferenceRole role) {
    auto title = maybe_value(text_, citation.title);
    if (!title) return;
    if (!counts(scan::without_spaces(title->text), citation.number.has_value(), role)) return;
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
    out.role = role_at(number.span, paragraph);
    out.number = number;
    push(std::move(out));
  }

  // What is cited again is one row, where it stands first.
  void push(Reference&& reference) {
    const std::string number = reference.number ? reference.number->text : "";
    const std::string title = reference.title ? scan::without_spaces(reference.title->text) : "";
    const bool again = seen_.count({title, number}) > 0 ||
                       (title.empty() && numbers_.count(number) > 0) ||
                       (number.empty() && titles_.count(title) > 0);
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
                                  const Document& own) {
  References out(text, own);
  for (const Span paragraph : paragraphs) out.paragraph(paragraph);
  return std::move(out).take();
}

}  // namespace gongwen::parse::fields
