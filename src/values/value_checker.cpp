#include "values/value_checker.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "values/utf8.hpp"

namespace gongwen::values {

namespace {

// The three classes of 《政府信息公开条例》.
constexpr std::array<std::string_view, 3> disclosures{"主动公开", "依申请公开", "不予公开"};

void drop_all(std::string& text, std::string_view what) {
  std::size_t at = 0;
  while ((at = text.find(what, at)) != std::string::npos) text.erase(at, what.size());
}

void drop_colons(std::string& text) {
  drop_all(text, "：");
  drop_all(text, ":");
}

}  // namespace

void ValueChecker::one(const Path& path, std::string_view name, const std::optional<Value>& item,
                       Parts allowed, Likeness how) {
  if (item) value({&path, name}, *item, allowed, how);
}

void ValueChecker::one(const Path& path, std::string_view name, const std::optional<Date>& item,
                       Parts allowed) {
  if (item) date({&path, name}, *item, allowed);
}

void ValueChecker::many(const Path& path, std::string_view name, const std::vector<Value>& items,
                        Parts allowed, Likeness how) {
  for (std::size_t i = 0; i < items.size(); ++i) value({&path, name, i}, items[i], allowed, how);
}

void ValueChecker::value(const Path& path, const Value& value, Parts allowed, Likeness how) {
  if (value.text.empty()) checker_.fail(path, "is empty");
  if (!checker_.in_bounds(path, value.span)) return;
  if (value.span.empty()) {
    checker_.fail(path, "stands nowhere: its span is empty");
    return;
  }
  checker_.confidence(path, value.confidence);
  likeness(path, value, how);
  parts(path, value.span, allowed);
}

void ValueChecker::date(const Path& path, const Date& date, Parts allowed) {
  value(path, date, allowed, Likeness::derived);
  const bool fine = date.year >= 0 && date.year <= 9999 && date.month >= 0 && date.month <= 12 &&
                    date.day >= 0 && date.day <= 31 && (date.month != 0 || date.day == 0);
  if (!fine) checker_.fail(path, "is no date: " + date.iso());
}

void ValueChecker::likeness(const Path& path, const Value& value, Likeness how) {
  std::string said = without_white_space(value.text);
  std::string stands = without_white_space(value.span.of(checker_.result().text));
  switch (how) {
    case Likeness::same:
      break;
    case Likeness::same_but_colon:
      drop_colons(said);
      drop_colons(stands);
      break;
    case Likeness::ends_in_digits:
      if (!digits_of(said).ends_with(digits_of(stands))) {
        checker_.fail(path, "says '" + value.text + "' where the text has '" + stands + "'");
      }
      return;
    case Likeness::derived:
      if (!is_valid_utf8(value.text)) checker_.fail(path, "is not valid UTF-8");
      return;
  }
  if (said != stands) {
    checker_.fail(path, "says '" + value.text + "' where the text has '" + stands + "'");
  }
}

void ValueChecker::parts(const Path& path, Span span, Parts allowed) {
  const auto& all = checker_.result().segments;
  auto at = std::upper_bound(
      all.begin(), all.end(), span.begin,
      [](std::uint32_t value, const Segment& segment) { return value < segment.span.begin; });
  bool outside = true;
  for (at = std::prev(at); at != all.end() && at->span.begin < span.end; ++at) {
    if (at->part == Part::blank) continue;
    if (!allowed.has(at->part)) {
      checker_.fail(path, "stands in a segment of part '" + std::string(name(at->part)) + "'");
      return;
    }
    outside = outside && in::around.has(at->part);
  }
  if (document_ && !outside && !document_->contains(span)) {
    checker_.fail(path, "with span " + str(span) + " leaves its document, " + str(*document_));
  }
}

void ValueChecker::page(const Path& path, const Page& page) {
  one(path, "title", page.title, in::page);
  one(path, "url", page.url, in::page);
  one(path, "origin", page.origin, in::page);
  one(path, "author", page.author, in::page);
  one(path, "editor", page.editor, in::page);
  one(path, "index_number", page.index_number, in::page);
  one(path, "topic", page.topic, in::page);
  many(path, "keywords", page.keywords, in::page);
  one(path, "validity", page.validity, in::page);
  one(path, "issuer", page.issuer, in::page);
  one(path, "unified_number", page.unified_number, in::page);
  one(path, "published", page.published, in::page);
  one(path, "effective", page.effective, in::page);
  one(path, "expires", page.expires, in::page);
}

void ValueChecker::document(const Path& path, const Document& document) {
  one(path, "copy_number", document.copy_number, in::head_marks);
  one(path, "classification", document.classification, in::head_marks);
  one(path, "urgency", document.urgency, in::head_marks);
  many(path, "issuers", document.issuers, in::issuers);
  if (const auto& number = document.number) {
    value({&path, "number"}, *number, in::number, Likeness::derived);
  }
  many(path, "approvers", document.approvers, in::approvers);
  one(path, "title", document.title, in::title);
  one(path, "kind", document.kind, in::title, Likeness::derived);
  many(path, "addressees", document.addressees, in::addressees);
  many(path, "paragraphs", document.paragraphs, in::body);
  sections(path, document.sections, document.span, 1);
  many(path, "closing", document.closing, in::body);
  tables(path, document.tables, document.span);
  for (std::size_t i = 0; i < document.attachments.size(); ++i) {
    value({&path, "attachments", i}, document.attachments[i].title, in::attachments);
  }
  many(path, "signatories", document.signatories, in::signatories, Likeness::same_but_colon);
  many(path, "issued_by", document.issued_by, in::issued_by, Likeness::same_but_colon);
  if (document.issued_by.empty() != (document.issued_by_place == IssuerPlace::none)) {
    checker_.fail({&path, "issued_by"}, "has organs without a place, or a place without organs");
  }
  one(path, "date", document.date, in::date);
  one(path, "annotation", document.annotation, in::annotation);
  one(path, "disclosure", document.disclosure, in::disclosure, Likeness::derived);
  many(path, "cc", document.cc, in::cc);
  if (document.disclosure && std::find(disclosures.begin(), disclosures.end(),
                                       document.disclosure->text) == disclosures.end()) {
    checker_.fail({&path, "disclosure"}, "is no class: " + document.disclosure->text);
  }
  one(path, "printed_by", document.printed_by, in::printed);
  one(path, "printed_on", document.printed_on, in::printed);
  for (std::size_t i = 0; i < document.contacts.size(); ++i) {
    contact({&path, "contacts", i}, document.contacts[i]);
  }
  for (std::size_t i = 0; i < document.references.size(); ++i) {
    reference({&path, "references", i}, document.references[i]);
  }
  for (std::size_t i = 0; i < document.dates.size(); ++i) {
    value({&path, "dates", i}, document.dates[i], in::anywhere, Likeness::same);
    if (document.dates[i].start.empty()) checker_.fail({&path, "dates", i}, "has no start");
  }
}

void ValueChecker::reference(const Path& path, const Reference& reference) {
  checker_.in_bounds(path, reference.span);
  if (!reference.title && !reference.number) checker_.fail(path, "has neither title nor number");
  one(path, "title", reference.title, in::anywhere);
  one(path, "number", reference.number, in::anywhere, Likeness::derived);
}

void ValueChecker::contact(const Path& path, const Contact& contact) {
  checker_.in_bounds(path, contact.span);
  checker_.confidence(path, contact.confidence);
  one(path, "organization", contact.organization, in::anywhere);
  many(path, "names", contact.names, in::anywhere);
  many(path, "phones", contact.phones, in::anywhere, Likeness::ends_in_digits);
  many(path, "faxes", contact.faxes, in::anywhere, Likeness::ends_in_digits);
  many(path, "emails", contact.emails, in::anywhere, Likeness::derived);
  one(path, "address", contact.address, in::anywhere);
  one(path, "postcode", contact.postcode, in::anywhere);
}

void ValueChecker::sections(const Path& path, const std::vector<Section>& sections, Span outer,
                            int level) {
  std::uint32_t after = outer.begin;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Path section_path{&path, "sections", i};
    if (!checker_.in_order(section_path, sections[i].span, outer, after)) return;
    after = sections[i].span.end;
    section(section_path, sections[i], level);
  }
}

// Every cell is text of the table, in the order of the text.
void ValueChecker::tables(const Path& path, const std::vector<Table>& tables, Span outer) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Path table_path{&path, "tables", i};
    const Table& table = tables[i];
    if (!checker_.in_bounds(table_path, table.span)) return;
    if (!outer.contains(table.span)) checker_.fail(table_path, "leaves what holds it");
    if (table.rows.empty()) checker_.fail(table_path, "has no rows");
    const std::string stands = without_white_space(table.span.of(checker_.result().text));
    std::size_t at = 0;
    for (const std::vector<std::string>& row : table.rows) {
      for (const std::string& cell : row) {
        const std::string said = without_white_space(cell);
        at = stands.find(said, at);
        if (at == std::string::npos) {
          checker_.fail(table_path, "has a cell that is not in its text: " + cell);
          return;
        }
        at += said.size();
      }
    }
  }
}

void ValueChecker::section(const Path& path, const Section& section, int level) {
  if (section.level != level) {
    checker_.fail(
        path, "says level " + std::to_string(section.level) + " at depth " + std::to_string(level));
  }
  if (section.label.empty()) checker_.fail(path, "has no label");
  if (!is_valid_utf8(section.label)) checker_.fail(path, "has a label that is not valid UTF-8");
  if (section.run_in && !section.heading) checker_.fail(path, "is run-in without a heading");
  checker_.confidence(path, section.confidence);
  one(path, "heading", section.heading, in::body);
  many(path, "paragraphs", section.paragraphs, in::body);
  const auto inside = [&](const Path& at, Span span) {
    if (section.span.contains(span)) return;
    checker_.fail(at, "with span " + str(span) + " leaves its section");
  };
  if (section.heading) inside({&path, "heading"}, section.heading->span);
  for (std::size_t i = 0; i < section.paragraphs.size(); ++i) {
    inside({&path, "paragraphs", i}, section.paragraphs[i].span);
  }
  tables(path, section.tables, section.span);
  sections(path, section.sections, section.span, level + 1);
}

}  // namespace gongwen::values
