// The flat form for tables: one JSON object a document, every list a column of its own. Keys are
// the columns of `gongwen.schema()` in Python, in their order; tests hold the two together.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "confidence.hpp"
#include "gongwen/render.hpp"

namespace gongwen {
namespace {

using Json = nlohmann::ordered_json;
using render::rounded;

Json text_of(const std::optional<Value>& value) {
  return value ? Json(value->text) : Json(nullptr);
}
Json iso_of(const std::optional<Date>& date) {
  return date ? Json(date->iso()) : Json(nullptr);
}

// An ISO 8601 date that names a day of the calendar, else null: neither 2024-09 nor 2024-02-30
// does.
Json day_of(const std::string& iso) {
  constexpr std::size_t whole = 10;
  if (iso.size() != whole) return nullptr;
  const auto number = [&](std::size_t at, std::size_t size) {
    int out = 0;
    std::from_chars(iso.data() + at, iso.data() + at + size, out);
    return out;
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  return day.ok() ? Json(iso) : Json(nullptr);
}
Json day_of(const std::optional<std::string>& iso) {
  return iso ? day_of(*iso) : Json(nullptr);
}
Json day_of(const std::optional<Date>& date) {
  return date ? day_of(date->iso()) : Json(nullptr);
}

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json texts_of(const std::vector<Value>& values) {
  Json out = Json::array();
  for (const Value& value : values) out.push_back(value.text);
  return out;
}
Json tables_of(const std::vector<Table>& tables) {
  Json out = Json::array();
  for (const Table& table : tables) out.push_back(table.rows);
  return out;
}

std::string joined(const std::vector<Value>& paragraphs) {
  std::string out;
  for (const Value& paragraph : paragraphs) {
    if (!out.empty()) out += '\n';
    out += paragraph.text;
  }
  return out;
}

// How sure a reference is: as sure as the less sure of title and number.
float confidence_of(const Reference& item) {
  return std::min(item.title ? item.title->confidence : 1,
                  item.number ? item.number->confidence : 1);
}

// The lowest confidence of what it is shown.
class Lowest {
 public:
  void see(float confidence) { lowest_ = std::min(lowest_, confidence); }
  void see(const std::optional<Value>& value) {
    if (value) see(value->confidence);
  }
  template <typename T>
  void see(const std::vector<T>& items) {  // NOLINT(misc-no-recursion)
    for (const T& item : items) see(item);
  }
  void see(const Value& value) { see(value.confidence); }
  void see(const Attachment& item) { see(item.title); }
  void see(const Contact& item) { see(item.confidence); }
  void see(const Reference& item) { see(confidence_of(item)); }
  void see(const Section& section) {  // NOLINT(misc-no-recursion): as deep as the outline
    see(section.confidence);
    if (section.heading) see(section.heading->confidence);
    see(section.paragraphs);
    see(section.sections);
  }

  [[nodiscard]] double rounded() const { return render::rounded(lowest_); }

 private:
  float lowest_ = 1;
};

// The lowest confidence of the parts of a document, without those of what it encloses.
double confidence_of(const Document& document) {
  Lowest lowest;
  for (const auto* value :
       {&document.copy_number, &document.classification, &document.urgency, &document.title,
        &document.kind, &document.annotation, &document.disclosure, &document.printed_by}) {
    lowest.see(*value);
  }
  if (document.number) lowest.see(document.number->confidence);
  for (const auto* date : {&document.date, &document.printed_on}) {
    if (*date) lowest.see((*date)->confidence);
  }
  for (const auto* values :
       {&document.issuers, &document.approvers, &document.addressees, &document.paragraphs,
        &document.closing, &document.signatories, &document.cc, &document.issued_by}) {
    lowest.see(*values);
  }
  lowest.see(document.sections);
  lowest.see(document.attachments);
  lowest.see(document.contacts);
  lowest.see(document.references);
  for (const Period& date : document.dates) lowest.see(date.confidence);
  return lowest.rounded();
}

// Writes parts with what is asked for beside their text: how sure they are, where they stand in the
// bytes of the input.
class Parts {
 public:
  Parts(const OffsetMap& map, const RowOptions& options) : map_(map), options_(options) {}

  // `key`, then `key_confidence`, `key_begin_byte`, `key_end_byte`.
  template <typename T>
  void add(Json& row, const char* key, const std::optional<T>& value) const {
    add(row, key, value, value ? Json(value->text) : Json(nullptr));
  }
  void add_date(Json& row, const char* key, const std::optional<Date>& date) const {
    add(row, key, date, iso_of(date));
    row[std::string(key) + "_day"] = day_of(date);
  }
  // The same of a list: lists of equal length.
  void add(Json& row, const char* key, const std::vector<Value>& values) const {
    row[key] = texts_of(values);
    const std::string name = key;
    if (options_.confidence) {
      Json& out = row[name + "_confidence"] = Json::array();
      for (const Value& value : values) out.push_back(rounded(value.confidence));
    }
    if (!options_.spans) return;
    Json begins = Json::array();
    Json ends = Json::array();
    for (const Value& value : values) {
      const Span source = map_.to_source(value.span);
      begins.push_back(source.begin);
      ends.push_back(source.end);
    }
    row[name + "_begin_byte"] = std::move(begins);
    row[name + "_end_byte"] = std::move(ends);
  }
  // Where a document stands.
  void add_place(Json& row, const char* key, Span span) const {
    if (!options_.spans) return;
    const Span source = map_.to_source(span);
    row[std::string(key) + "_begin_byte"] = source.begin;
    row[std::string(key) + "_end_byte"] = source.end;
  }
  // The same at the end of an entry of a list.
  [[nodiscard]] Json with_place(Json entry, float confidence, Span span) const {
    if (options_.confidence) entry["confidence"] = rounded(confidence);
    if (options_.spans) {
      const Span source = map_.to_source(span);
      entry["begin_byte"] = source.begin;
      entry["end_byte"] = source.end;
    }
    return entry;
  }

 private:
  template <typename T>
  void add(Json& row, const char* key, const std::optional<T>& value, Json text) const {
    row[key] = std::move(text);
    const std::string name = key;
    if (options_.confidence) {
      row[name + "_confidence"] = value ? Json(rounded(value->confidence)) : Json(nullptr);
    }
    if (!options_.spans) return;
    const Span source = value ? map_.to_source(value->span) : Span{};
    row[name + "_begin_byte"] = value ? Json(source.begin) : Json(nullptr);
    row[name + "_end_byte"] = value ? Json(source.end) : Json(nullptr);
  }

  const OffsetMap& map_;
  const RowOptions& options_;
};

// The sections of a document in reading order, each with the row of its parent.
class Sections {
 public:
  Sections(const std::vector<Section>& sections, const Parts& parts) : parts_(parts) {
    add(sections, nullptr);
  }

  // The running text of all of them, a unit a line.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Json finish() && { return std::move(rows_); }

 private:
  // Recursion is as deep as the outline, which the parser bounds.
  void add(const std::vector<Section>& sections, const Json& parent) {  // NOLINT(misc-no-recursion)
    for (const Section& section : sections) {
      const Json id = rows_.size();
      const std::string own = joined(section.paragraphs);
      Json row = {{"id", id},
                  {"parent", parent},
                  {"level", section.level},
                  {"label", section.label},
                  {"style", name(section.style)},
                  {"ordinal", or_null(section.ordinal)},
                  {"heading", text_of(section.heading)},
                  {"run_in", section.run_in},
                  {"text", own}};
      row["tables"] = tables_of(section.tables);
      rows_.push_back(parts_.with_place(std::move(row), section.confidence, section.span));
      if (!text_.empty()) text_ += '\n';
      text_ += section.label;
      if (section.heading) text_ += section.heading->text;
      if (section.heading && !own.empty()) text_ += section.run_in ? "。" : "\n";
      text_ += own;
      add(section.sections, id);
    }
  }

  const Parts& parts_;
  Json rows_ = Json::array();
  std::string text_;
};

Json attachments(const std::vector<Attachment>& items, const Parts& parts) {
  Json out = Json::array();
  for (const Attachment& item : items) {
    out.push_back(parts.with_place({{"ordinal", or_null(item.ordinal)},
                                    {"title", item.title.text},
                                    {"file", or_null(item.file)},
                                    {"url", or_null(item.url)}},
                                   item.title.confidence, item.title.span));
  }
  return out;
}

Json contacts(const std::vector<Contact>& items, const Parts& parts) {
  Json out = Json::array();
  for (const Contact& item : items) {
    out.push_back(parts.with_place({{"organization", text_of(item.organization)},
                                    {"names", texts_of(item.names)},
                                    {"phones", texts_of(item.phones)},
                                    {"faxes", texts_of(item.faxes)},
                                    {"emails", texts_of(item.emails)},
                                    {"address", text_of(item.address)},
                                    {"postcode", text_of(item.postcode)}},
                                   item.confidence, item.span));
  }
  return out;
}

Json references(const std::vector<Reference>& items, const Parts& parts) {
  Json out = Json::array();
  for (const Reference& item : items) {
    out.push_back(parts.with_place({{"title", text_of(item.title)},
                                    {"number", text_of(item.number)},
                                    {"role", name(item.role)}},
                                   confidence_of(item), item.span));
  }
  return out;
}

Json dates(const std::vector<Period>& items, const Parts& parts) {
  Json out = Json::array();
  for (const Period& item : items) {
    out.push_back(parts.with_place({{"text", item.text},
                                    {"start", item.start},
                                    {"end", or_null(item.end)},
                                    {"role", name(item.role)},
                                    {"start_day", day_of(item.start)},
                                    {"end_day", day_of(item.end)}},
                                   item.confidence, item.span));
  }
  return out;
}

// Repairs of a kind are one row: a table asks how many, the repairs themselves say where.
Json repairs(const std::vector<Repair>& items) {
  Json out = Json::array();
  for (const Repair& item : items) {
    const std::string_view kind = name(item.kind);
    Json* row = nullptr;
    for (Json& have : out) {
      if (have["kind"] == kind) row = &have;
    }
    if (row == nullptr) row = &out.emplace_back(Json{{"kind", kind}, {"count", 0}});
    (*row)["count"] = (*row)["count"].get<std::uint64_t>() + item.count;
  }
  return out;
}

Json diagnostics(const std::vector<Diagnostic>& items) {
  Json out = Json::array();
  for (const Diagnostic& item : items) {
    out.push_back(
        {{"severity", name(item.severity)}, {"code", item.code}, {"message", item.message}});
  }
  return out;
}

class Rows {
 public:
  Rows(const Result& result, const RowOptions& options)
      : result_(result), parts_(result.map, options) {
    if (options.json) json_ = to_json(result);
    Json& page = around_;
    const Page& of = result.page;
    parts_.add(page, "page_title", of.title);
    parts_.add(page, "page_url", of.url);
    parts_.add(page, "page_origin", of.origin);
    parts_.add(page, "page_author", of.author);
    parts_.add(page, "page_editor", of.editor);
    parts_.add_date(page, "page_published", of.published);
    parts_.add(page, "page_index_number", of.index_number);
    parts_.add(page, "page_topic", of.topic);
    parts_.add(page, "page_keywords", of.keywords);
    parts_.add(page, "page_validity", of.validity);
    parts_.add(page, "page_issuer", of.issuer);
    parts_.add(page, "page_unified_number", of.unified_number);
    parts_.add_date(page, "page_effective", of.effective);
    parts_.add_date(page, "page_expires", of.expires);
    page["format"] = name(result.source.format);
    page["encoding"] = result.source.encoding;
    page["script"] = name(result.script);
    page["bytes"] = result.source.bytes;
    page["repairs"] = repairs(result.repairs);
    page["diagnostics"] = diagnostics(result.diagnostics);
  }

  std::string write() && {
    // What was not read says nothing: no column but its name and the reason.
    if (const Diagnostic* why = why_unread(result_)) {
      around_ = Json::object();
      json_.clear();
      print({{"name", or_null(result_.source.name)}, {"error", why->message}});
      return std::move(out_);
    }
    for (const Document& document : result_.documents) add(document, nullptr);
    // An input without a document is a row, too: it was read, and its diagnostics say what it is.
    if (result_.documents.empty()) {
      Json row = Json::object();
      row["name"] = or_null(result_.source.name);
      row["document"] = nullptr;
      print(std::move(row));
    }
    return std::move(out_);
  }

 private:
  void add(const Document& document, const Json& parent) {  // NOLINT(misc-no-recursion)
    const Json index = count_++;
    Sections sections(document.sections, parts_);
    std::string body = joined(document.paragraphs);
    for (const std::string& more : {sections.text(), joined(document.closing)}) {
      if (!body.empty() && !more.empty()) body += '\n';
      body += more;
    }
    Json row = Json::object();
    row["name"] = or_null(result_.source.name);
    row["document"] = index;
    parts_.add_place(row, "document", document.span);
    row["confidence"] = confidence_of(document);
    row["parent"] = parent;
    row["role"] = name(document.role);
    row["duplicate_of"] = or_null(document.duplicate_of);
    const auto& number = document.number;
    parts_.add(row, "number", number);
    row["number_agency"] = number && !number->agency.empty() ? Json(number->agency) : Json(nullptr);
    row["number_year"] = number ? or_null(number->year) : Json(nullptr);
    row["number_serial"] = number ? or_null(number->serial) : Json(nullptr);
    row["number_form"] = number ? Json(name(number->form)) : Json(nullptr);
    parts_.add(row, "title", document.title);
    parts_.add(row, "kind", document.kind);
    parts_.add(row, "issued_by", document.issued_by);
    row["issued_by_first"] =
        document.issued_by.empty() ? Json(nullptr) : Json(document.issued_by.front().text);
    row["issued_by_place"] = name(document.issued_by_place);
    parts_.add(row, "issuers", document.issuers);
    parts_.add(row, "signatories", document.signatories);
    parts_.add(row, "addressees", document.addressees);
    parts_.add(row, "cc", document.cc);
    parts_.add(row, "approvers", document.approvers);
    parts_.add_date(row, "date", document.date);
    parts_.add(row, "annotation", document.annotation);
    parts_.add(row, "disclosure", document.disclosure);
    parts_.add(row, "copy_number", document.copy_number);
    parts_.add(row, "classification", document.classification);
    parts_.add(row, "urgency", document.urgency);
    parts_.add(row, "printed_by", document.printed_by);
    parts_.add_date(row, "printed_on", document.printed_on);
    row["body"] = std::move(body);
    parts_.add(row, "paragraphs", document.paragraphs);
    row["sections"] = std::move(sections).finish();
    parts_.add(row, "closing", document.closing);
    row["tables"] = tables_of(document.tables);
    row["attachments"] = attachments(document.attachments, parts_);
    row["contacts"] = contacts(document.contacts, parts_);
    row["references"] = references(document.references, parts_);
    row["dates"] = dates(document.dates, parts_);
    print(std::move(row));
    for (const Document& one : document.enclosed) add(one, index);
  }

  void print(Json row) {
    row.update(around_);
    if (!json_.empty()) row["json"] = std::exchange(json_, {});
    out_ += row.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
    out_ += '\n';
  }

  const Result& result_;
  Parts parts_;
  Json around_ = Json::object();  // what is the same in all rows
  std::string json_;
  std::string out_;
  int count_ = 0;
};

}  // namespace

std::string to_rows(const Result& result, const RowOptions& options) {
  return Rows(result, options).write();
}

}  // namespace gongwen
