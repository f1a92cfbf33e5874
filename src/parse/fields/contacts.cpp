// Persons and numbers to ask: labelled stretches of the text, gathered into rows.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "parse/fields/common.hpp"
#include "parse/fields/contact_labels.hpp"
#include "parse/fields/fields.hpp"
#include "scan/contact_forms.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Rune;

// Paragraphs without any contact that may lie between two lines of one group.
constexpr std::size_t max_gap = 1;

// Forms of address behind a name.
std::string_view without_address(std::string_view name) {
  constexpr std::array<std::string_view, 4> forms = {"同志", "先生", "女士", "老师"};
  for (const std::string_view form : forms) {
    if (name.size() > form.size() && name.ends_with(form))
      return name.substr(0, name.size() - form.size());
  }
  return name;
}

// Offices inside an organ have endings of their own: 房产股, 认证科.
bool is_office_name(std::string_view text) {
  constexpr std::array<std::string_view, 5> ends = {"科", "股", "处", "室", "组"};
  constexpr std::size_t max_length = 30;
  const std::string name = scan::without_spaces(text);
  const std::size_t characters = scan::length(name);
  const bool office = std::any_of(ends.begin(), ends.end(),
                                  [&](std::string_view end) { return name.ends_with(end); });
  if (name.find("的") != name.npos || characters < 3) return false;
  return scan::is_organ_name(name) || (office && characters <= max_length);
}

// 受理窗口设在某某局, 解读机构为某某局: the name begins behind the verb.
Span behind_verb(std::string_view text, Span span) {
  constexpr std::array<std::string_view, 8> verbs = {"设在", "位于", "为",   "是",
                                                     "联系", "咨询", "拨打", "可到"};
  const std::string_view all = span.of(text);
  std::size_t begin = 0;
  for (const std::string_view verb : verbs) {
    const std::size_t at = all.rfind(verb);
    if (at != all.npos) begin = std::max(begin, at + verb.size());
  }
  return begin < all.size() ? scan::make_span(span.begin + begin, span.end) : span;
}

// 三楼406室, 18号窗口 are places.
bool is_place(std::string_view name) {
  constexpr std::array<std::string_view, 4> rooms = {"室", "窗口", "号", "楼"};
  const bool room = std::any_of(rooms.begin(), rooms.end(),
                                [&](std::string_view end) { return name.ends_with(end); });
  const bool digits =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return room && digits;
}

// Pieces between marks and spaces; single characters go together (张 三).
std::vector<Span> tokens(std::string_view text, Span span) {
  std::vector<Span> out;
  bool single = false;
  for (const Span part : split_outside_brackets(text, span, U"、，,；;。/：:|（(）)\n")) {
    const Span piece = scan::trim(text, part);
    single = false;
    for (std::size_t at = piece.begin; at < piece.end;) {
      std::size_t end = at;
      while (end < piece.end && !scan::is_space(scan::rune_at(text, end).value)) {
        end += scan::rune_at(text, end).size;
      }
      const bool one = scan::length(text.substr(at, end - at)) == 1;
      if (one && single) {
        out.back().end = static_cast<std::uint32_t>(end);
      } else if (end > at) {
        out.push_back(scan::make_span(at, end));
      }
      single = one;
      at = std::max(scan::skip_spaces(text, end), end + 1);
    }
  }
  return out;
}

Value phone_value(const scan::Phone& phone) {
  Value out;
  out.text = phone.text;
  out.span = phone.span;
  return out;
}

// Gathers rows. A row ends where a new person or organ comes after numbers.
class Rows {
 public:
  explicit Rows(std::string_view text) : text_(text) {}

  void add_name(Span span) {
    if (has_numbers() && !row_.names.empty()) flush();
    row_.names.push_back(make_value(text_, span));
    touch(span);
  }
  void add_organization(Span span) {
    if (row_.organization || has_numbers() || !row_.names.empty()) flush();
    row_.organization = make_value(text_, span);
    touch(span);
  }
  void add_phone(const scan::Phone& phone, ContactField field) {
    const bool again = field == ContactField::fax ? !row_.faxes.empty() : !row_.phones.empty();
    if (row_.names.empty() && again && !fresh_) flush();
    const Value value = phone_value(phone);
    if (field != ContactField::fax) row_.phones.push_back(value);
    if (field == ContactField::fax || field == ContactField::phone_and_fax) {
      row_.faxes.push_back(value);
    }
    touch(phone.span);
  }
  void add_email(Span span) {
    // One address behind several organs with their persons is for all of them.
    if (rows_in_group_ > 0 && row_.organization && !fresh_) flush();
    row_.emails.push_back(make_value(text_, span));
    touch(span);
  }
  void add_address(Span span) {
    if (row_.address) return;
    row_.address = maybe_value(text_, span);
    touch(span);
  }
  void add_postcode(Span span) {
    if (row_.postcode) return;
    row_.postcode = maybe_value(text_, span);
    touch(span);
  }

  // A new label begins: numbers behind it are not those of the label before.
  void new_paragraph(std::size_t index) {
    fresh_ = false;
    if (!empty() && index > last_ + max_gap + 1) {
      flush();
      rows_in_group_ = 0;
    }
    index_ = index;
  }

  [[nodiscard]] bool has_email(Span span) const {
    return std::any_of(row_.emails.begin(), row_.emails.end(),
                       [&](const Value& value) { return value.span == span; });
  }

  [[nodiscard]] std::vector<Contact> take() && {
    flush();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool has_numbers() const {
    return !row_.phones.empty() || !row_.faxes.empty() || !row_.emails.empty();
  }
  [[nodiscard]] bool empty() const {
    return !has_numbers() && row_.names.empty() && !row_.organization && !row_.address &&
           !row_.postcode;
  }

  void touch(Span span) {
    if (!started_) row_.span = span;
    started_ = true;
    row_.span.begin = std::min(row_.span.begin, span.begin);
    row_.span.end = std::max(row_.span.end, span.end);
    last_ = index_;
    fresh_ = true;
  }

  // A row of nothing but an organ or an address is no contact.
  void flush() {
    if (has_numbers() || !row_.names.empty()) {
      out_.push_back(std::move(row_));
      ++rows_in_group_;
    }
    row_ = Contact();
    started_ = false;
  }

  std::string_view text_;
  std::vector<Contact> out_;
  Contact row_;
  bool started_ = false;
  bool fresh_ = false;  // something was added since the paragraph began
  std::size_t index_ = 0;
  std::size_t last_ = 0;  // paragraph of what was added last
  std::size_t rows_in_group_ = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), rows_(text) {}

  void paragraph(Span span, std::size_t index) {
    const std::vector<ContactLabel> labels = contact_labels(text_, span);
    const std::vector<scan::Match> emails = emails_of(span);
    if (labels.empty() && emails.empty()) return;
    rows_.new_paragraph(index);
    if (!labels.empty()) lead_in({span.begin, labels.front().span.begin});
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::uint32_t end = i + 1 < labels.size() ? labels[i + 1].span.begin : span.end;
      Span rest{labels[i].span.end, end};
      value(labels[i].field, rest);
    }
    for (const scan::Match& email : emails) rows_.add_email(email.span);
  }

  [[nodiscard]] std::vector<Contact> take() && { return std::move(rows_).take(); }

 private:
  [[nodiscard]] std::vector<scan::Match> emails_of(Span span) const {
    constexpr std::array<std::string_view, 3> signs = {"@", "#", "(at)"};
    const std::string_view all = span.of(text_);
    const bool any = std::any_of(signs.begin(), signs.end(),
                                 [&](std::string_view sign) { return all.find(sign) != all.npos; });
    return any ? scan::find_emails(text_, span) : std::vector<scan::Match>();
  }

  // Up to the end of the sentence; `；` before another name goes on with the list.
  [[nodiscard]] Span sentence(Span span) const {
    for (std::size_t at = span.begin; at < span.end;) {
      const Rune rune = scan::rune_at(text_, at);
      if (is_one_of(rune.value, U"。；;") &&
          (rune.value == U'。' || !name_follows(at + rune.size))) {
        return scan::make_span(span.begin, at);
      }
      at += rune.size;
    }
    return span;
  }

  // `李四，0555-…` behind the mark that ended another's numbers.
  [[nodiscard]] bool name_follows(std::size_t at) const {
    constexpr std::size_t window_bytes = 24;
    const std::string_view rest = scan::window(text_, at, window_bytes);
    const std::size_t comma = rest.find("，");
    return comma != std::string_view::npos && scan::is_person_name(rest.substr(0, comma));
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
      const std::string_view word = without_address(token.of(text_));
      const Span short_token = scan::make_span(token.begin, token.begin + word.size());
      if (scan::is_person_name(word) && !is_office_name(word)) {
        rows_.add_name(short_token);
        continue;
      }
      const Span name = behind_verb(text_, token);
      if (is_office_name(name.of(text_)) && !is_place(name.of(text_))) rows_.add_organization(name);
    }
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
        break;
    }
  }

  void organization(Span span) {
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

  // Names and numbers in turn: 张三 010-…、138…，李四 010-…
  void numbers(ContactField field, Span span) {
    // A long sentence is prose that happens to hold a label.
    constexpr std::uint32_t max_bytes = 600;
    if (span.size() > max_bytes)
      span = scan::make_span(span.begin, span.begin + clip(span, max_bytes));
    std::uint32_t done = span.begin;
    for (const scan::Phone& phone : scan::find_phones(text_, span)) {
      unlabelled({done, phone.span.begin});
      rows_.add_phone(phone, field);
      done = phone.span.end;
    }
    if (done == span.begin || field == ContactField::name) unlabelled({done, span.end});
  }

  [[nodiscard]] std::size_t clip(Span span, std::size_t bytes) const {
    return scan::window(text_.substr(0, span.end), span.begin, bytes).size();
  }

  std::string_view text_;
  Rows rows_;
};

}  // namespace

std::vector<Contact> contacts(std::string_view text, const std::vector<Span>& paragraphs) {
  Reader reader(text);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) reader.paragraph(paragraphs[i], i);
  return std::move(reader).take();
}

}  // namespace gongwen::parse::fields
