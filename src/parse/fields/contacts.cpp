// Persons and numbers to ask: labelled stretches of the text, gathered into rows.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "parse/fields/common.hpp"
#include "parse/fields/contact_labels.hpp"
#include "parse/fields/contact_names.hpp"
#include "parse/fields/contact_rows.hpp"
#include "parse/fields/fields.hpp"
#include "scan/contact_forms.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Rune;

// A long sentence is prose that happens to hold a label.
constexpr std::uint32_t max_sentence_bytes = 600;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), rows_(text) {}

  void paragraph(Span span, std::size_t index) {
    const std::vector<ContactLabel> labels = contact_labels(text_, span);
    const std::vector<scan::Match> emails = emails_of(span);
    if (labels.empty() && emails.empty()) {
      without_labels(span, index);
      return;
    }
    rows_.new_paragraph(index);
    std::size_t next_email = 0;
    const auto add_emails = [&](std::uint32_t end) {
      for (; next_email < emails.size() && emails[next_email].span.begin < end; ++next_email) {
        rows_.add_email(emails[next_email]);
      }
    };
    if (!labels.empty()) lead_in({span.begin, labels.front().span.begin});
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::uint32_t end = i + 1 < labels.size() ? labels[i + 1].span.begin : span.end;
      Span rest{labels[i].span.end, end};
      value(labels[i].field, rest);
      add_emails(end);
      last_field_ = labels[i].field;
    }
    add_emails(span.end);
  }

  [[nodiscard]] std::vector<Contact> take() && { return std::move(rows_).take(); }

 private:
  [[nodiscard]] std::vector<scan::Match> emails_of(Span span) const {
    constexpr std::array<std::string_view, 6> signs = {"@", "＠", "#", "＃", "at", "AT"};
    const std::string_view all = span.of(text_);
    const bool any = std::any_of(signs.begin(), signs.end(),
                                 [&](std::string_view sign) { return all.find(sign) != all.npos; });
    return any ? scan::find_emails(text_, span) : std::vector<scan::Match>();
  }

  // Up to the end of the sentence; `；` before another's number goes on with the list.
  [[nodiscard]] Span sentence(Span span) const {
    for (std::size_t at = span.begin; at < span.end;) {
      const Rune rune = scan::rune_at(text_, at);
      if (is_one_of(rune.value, U"。；;") &&
          (rune.value == U'。' || !goes_on(at + rune.size, span.end))) {
        return scan::make_span(span.begin, at);
      }
      at += rune.size;
    }
    return span;
  }

  // `李四，0555-…` or `某某局 李四 0555-…` behind the mark that ended another's numbers.
  [[nodiscard]] bool goes_on(std::size_t at, std::size_t end) const {
    constexpr std::size_t window_bytes = 120;
    const std::string_view rest = scan::window(text_.substr(0, end), at, window_bytes);
    std::size_t stop = 0;
    while (stop < rest.size() && !is_one_of(scan::rune_at(rest, stop).value, U"。；;\n")) {
      stop += scan::rune_at(rest, stop).size;
    }
    return !scan::find_phones(rest, scan::make_span(0, std::min(stop, rest.size()))).empty();
  }

  // What stands before the first label may name the organ or the person: 市税务局咨询电话：…
  void lead_in(Span before) {
    constexpr std::size_t max_bytes = 200;
    const std::string_view all = before.of(text_);
    std::size_t begin = 0;
    for (std::size_t at = all.size(); at > 0 && all.size() - at < max_bytes;) {
      const Rune rune = scan::rune_before(all, at);
      at -= rune.size;
      const bool mark = is_one_of(rune.value, U"。；;：:，,（(、");
      // A mark right before the label parts it from its organ: 某某局房产股，咨询电话：…
      if (mark &&
          !scan::trim(text_, scan::make_span(before.begin + at + rune.size, before.end)).empty()) {
        begin = at + rune.size;
        break;
      }
    }
    unlabelled(scan::make_span(before.begin + begin, before.end));
  }

  // Names and organs in a stretch without labels and numbers.
  void unlabelled(Span span) {
    for (const Span token : tokens(text_, span)) {
      if (const auto person = person_in(token)) {
        rows_.add_name(*person);
        continue;
      }
      if (add_glued(token)) continue;
      const Span name = behind_verb(text_, token);
      if (is_office_name(name.of(text_)) && !is_place(name.of(text_))) rows_.add_organization(name);
    }
  }

  // 某某局综合处李四: an office and its person without a mark between.
  bool add_glued(Span token) {
    constexpr std::uint32_t max_bytes = 120;
    constexpr std::size_t longest_name = 3;
    if (token.size() > max_bytes || is_office_name(token.of(text_))) return false;
    std::size_t at = token.end;
    for (std::size_t count = 0; count < longest_name && at > token.begin; ++count) {
      at -= scan::rune_before(text_, at).size;
      const Span office = scan::make_span(token.begin, at);
      const auto person = person_in(scan::make_span(at, token.end));
      if (!person || !is_office_name(office.of(text_))) continue;
      rows_.add_organization(office);
      rows_.add_name(*person);
      return true;
    }
    return false;
  }

  // The name without its form of address; nothing if the token names no person.
  [[nodiscard]] std::optional<Span> person_in(Span token) const {
    const std::string_view word = without_address(token.of(text_));
    if (!scan::is_person_name(word) || is_office_name(word)) return std::nullopt;
    return scan::make_span(token.begin, token.begin + word.size());
  }

  void value(ContactField field, Span rest) {
    switch (field) {
      case ContactField::name:
      case ContactField::phone:
      case ContactField::fax:
      case ContactField::phone_and_fax:
        numbers(field, sentence(rest));
        break;
      case ContactField::organization:
        organization(sentence(rest));
        break;
      case ContactField::address:
        rows_.add_address(without_marks(sentence(rest)));
        break;
      case ContactField::postcode:
        for (const scan::Match& code : scan::find_postcodes(text_, sentence(rest))) {
          rows_.add_postcode(code.span);
        }
        break;
      case ContactField::email:  // found wherever they stand
      case ContactField::asked:
      case ContactField::other:
        break;
    }
  }

  // 种植业管理科（张三，0555-…）: an office, and in a bracket or behind a mark whom to ask there.
  void organization(Span span) {
    if (!scan::find_phones(text_, span).empty()) {
      std::size_t end = span.begin;
      while (end < span.end && !is_one_of(scan::rune_at(text_, end).value, U"（(，,；;：:")) {
        end += scan::rune_at(text_, end).size;
      }
      const Span office = scan::make_span(span.begin, end);
      if (end < span.end && is_office_name(office.of(text_))) {
        rows_.add_organization(scan::trim(text_, office));
        numbers(ContactField::name,
                scan::make_span(end + scan::rune_at(text_, end).size, span.end));
        return;
      }
    }
    span = without_marks(span);
    if (!span.empty()) rows_.add_organization(span);
  }

  [[nodiscard]] Span without_marks(Span span) const {
    span = scan::trim(text_, span);
    while (!span.empty()) {
      const Rune last = scan::rune_before(text_.substr(0, span.end), span.end);
      const bool closes = is_one_of(last.value, U"）)");
      const bool opened = span.of(text_).find("（") != std::string_view::npos ||
                          span.of(text_).find('(') != std::string_view::npos;
      if (!is_one_of(last.value, U"，,；;。、（(") && (!closes || opened)) break;
      span = scan::trim(text_, scan::make_span(span.begin, span.end - last.size));
    }
    return span;
  }

  // Names and numbers in turn: 张三 010-…、138…，李四 010-…; 010-…（张三）
  void numbers(ContactField field, Span span) {
    span = scan::make_span(span.begin, span.begin + clip(span, max_sentence_bytes));
    std::uint32_t done = span.begin;
    for (const scan::Phone& phone : scan::find_phones(text_, span)) {
      if (phone.span.begin < done) continue;
      unlabelled({done, phone.span.begin});
      rows_.add_phone(phone, field);
      done = name_behind(phone.span.end, span.end).value_or(phone.span.end);
    }
    if (done == span.begin || field == ContactField::name) unlabelled({done, span.end});
  }

  // （张三） behind a number; where the bracket ends.
  std::optional<std::uint32_t> name_behind(std::uint32_t at, std::uint32_t end) {
    constexpr std::size_t max_bytes = 40;
    const std::size_t open = scan::skip_blanks(text_, at);
    const Rune mark = scan::rune_at(text_, open);
    if (open >= end || !is_one_of(mark.value, U"（(")) return std::nullopt;
    const std::size_t begin = open + mark.size;
    std::size_t close = begin;
    while (close < end && close - begin < max_bytes &&
           !is_one_of(scan::rune_at(text_, close).value, U"）)，,；;")) {
      close += scan::rune_at(text_, close).size;
    }
    const auto person = person_in(scan::trim(text_, scan::make_span(begin, close)));
    if (!person) return std::nullopt;
    rows_.add_name_behind(*person);
    return static_cast<std::uint32_t>(close);
  }

  [[nodiscard]] std::size_t clip(Span span, std::size_t bytes) const {
    return scan::window(text_.substr(0, span.end), span.begin, bytes).size();
  }

  // --- Lines without labels ---------------------------------------------------------------------

  // The organ of the lines below it; numbers below a labelled one; a person beside a number.
  void without_labels(Span span, std::size_t index) {
    const Span line = scan::trim(text_, span);
    if (is_office_name(line.of(text_))) {
      rows_.new_paragraph(index);
      rows_.add_organization(line);
      return;
    }
    span = scan::make_span(line.begin, line.begin + clip(line, max_sentence_bytes));
    const std::vector<scan::Phone> phones = scan::find_phones(text_, span);
    if (phones.empty()) return;
    if (nothing_else(span, phones)) {
      rows_.new_paragraph(index);
      for (const scan::Phone& phone : phones) rows_.add_phone(phone, last_number_field());
      return;
    }
    beside_numbers(span, phones, index);
  }

  [[nodiscard]] ContactField last_number_field() const {
    return last_field_ == ContactField::fax || last_field_ == ContactField::phone_and_fax
               ? last_field_
               : ContactField::phone;
  }

  [[nodiscard]] bool nothing_else(Span span, const std::vector<scan::Phone>& phones) const {
    std::size_t at = span.begin;
    for (const scan::Phone& phone : phones) {
      if (!only_marks(at, phone.span.begin)) return false;
      at = phone.span.end;
    }
    return only_marks(at, span.end);
  }

  [[nodiscard]] bool only_marks(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end;) {
      const Rune rune = scan::rune_at(text_, at);
      if (!scan::is_space(rune.value) && !is_one_of(rune.value, U"、，,；;。/")) return false;
      at += rune.size;
    }
    return true;
  }

  // 市农业局：张三，0555-…；（张三，0555-…）: only persons right before a number, with the organ
  // before them, and numbers in the same list.
  void beside_numbers(Span span, const std::vector<scan::Phone>& phones, std::size_t index) {
    std::uint32_t done = span.begin;
    bool open = false;  // the number before had its person
    for (const scan::Phone& phone : phones) {
      // Behind the last end of a clause: a name stands near to its number.
      const std::vector<Span> words =
          tokens(text_, {in_open_bracket(done, phone.span.begin), phone.span.begin});
      const bool listed = open && only_marks(done, phone.span.begin);
      std::size_t first = words.size();
      while (first > 0 && person_in(words[first - 1])) --first;
      const bool certain = !phone.area.empty() || phone.kind == scan::PhoneKind::mobile;
      const bool named =
          first < words.size() && certain && only_marks_or_open(words.back().end, phone.span.begin);
      if (named) {
        rows_.new_paragraph(index);
        if (first > 0 && is_office_name(words[first - 1].of(text_))) {
          rows_.add_organization(words[first - 1]);
        }
        for (; first < words.size(); ++first) rows_.add_name(*person_in(words[first]));
      }
      if (named || listed) rows_.add_phone(phone, ContactField::phone);
      open = named || listed;
      done = phone.span.end;
    }
  }

  // Behind the last bracket that opens in [begin, end) and does not close there; else `begin`.
  [[nodiscard]] std::uint32_t in_open_bracket(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t out = begin;
    for (std::uint32_t at = begin; at < end;) {
      const Rune rune = scan::rune_at(text_, at);
      at += static_cast<std::uint32_t>(rune.size);
      if (is_one_of(rune.value, U"（(")) out = at;
      if (is_one_of(rune.value, U"）)")) out = begin;
    }
    return out;
  }

  [[nodiscard]] bool only_marks_or_open(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end;) {
      const Rune rune = scan::rune_at(text_, at);
      if (!scan::is_space(rune.value) && !is_one_of(rune.value, U"，,：:（(|")) return false;
      at += rune.size;
    }
    return true;
  }

  std::string_view text_;
  ContactRows rows_;
  ContactField last_field_ = ContactField::phone;
};

}  // namespace

std::vector<Contact> contacts(std::string_view text, const std::vector<Span>& paragraphs,
                              values::Watch* watch) {
  Reader reader(text);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    values::poll(watch, paragraphs[i].size());
    reader.paragraph(paragraphs[i], i);
  }
  return std::move(reader).take();
}

}  // namespace gongwen::parse::fields
