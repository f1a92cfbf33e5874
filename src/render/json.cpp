// The JSON contract `gongwen/1`: one function for each object of the schema, keys in its order.
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

Json span_json(Span span) {
  return Json::array({span.begin, span.end});
}

// What is not in the input is absent: these add a key only where there is something to say.
void add(Json& to, const char* key, const std::optional<std::string>& value) {
  if (value) to[key] = *value;
}
void add(Json& to, const char* key, const std::optional<int>& value) {
  if (value) to[key] = *value;
}

// Where the contract has a bare string for what the library knows the place of.
void add_text(Json& to, const char* key, const std::optional<Value>& value) {
  if (value) to[key] = value->text;
}
void add_iso(Json& to, const char* key, const std::optional<Date>& date) {
  if (date) to[key] = date->iso();
}
void add_texts(Json& to, const char* key, const std::vector<Value>& values) {
  if (values.empty()) return;
  Json& rows = to[key] = Json::array();
  for (const Value& value : values) rows.push_back(value.text);
}

// Writes the objects of one result; it knows the map that leads from spans to sources.
class Writer {
 public:
  explicit Writer(const OffsetMap& map) : map_(map) {}

  [[nodiscard]] Json write(const Result& result, const JsonOptions& options) const;
  [[nodiscard]] Json write(const Cleaned& cleaned) const;

 private:
  // A list under `key`, one row for each of `items`; nothing where there are none.
  template <typename Item>
  void add_rows(Json& to, const char* key, const std::vector<Item>& items,
                Json (Writer::*row)(const Item&) const) const {
    if (!items.empty()) to[key] = rows(items, row);
  }
  template <typename Item>
  [[nodiscard]] Json rows(const std::vector<Item>& items,
                          Json (Writer::*row)(const Item&) const) const {
    Json out = Json::array();
    for (const Item& item : items) out.push_back((this->*row)(item));
    return out;
  }
  template <typename Item>
  void add_one(Json& to, const char* key, const std::optional<Item>& item,
               Json (Writer::*row)(const Item&) const) const {
    if (item) to[key] = (this->*row)(*item);
  }

  void place(Json& to, Span span) const;
  [[nodiscard]] static Json source(const Source& source);
  [[nodiscard]] static Json page(const Page& page);
  [[nodiscard]] static Json map(const OffsetMap& map);
  [[nodiscard]] Json repair(const Repair& repair) const;
  [[nodiscard]] Json value(const Value& value) const;
  [[nodiscard]] Json date(const Date& date) const;
  [[nodiscard]] Json number(const Number& number) const;
  [[nodiscard]] Json table(const Table& table) const;
  [[nodiscard]] Json section(const Section& section) const;
  [[nodiscard]] Json attachment(const Attachment& attachment) const;
  [[nodiscard]] Json contact(const Contact& contact) const;
  [[nodiscard]] Json reference(const Reference& reference) const;
  [[nodiscard]] Json period(const Period& period) const;
  [[nodiscard]] Json document(const Document& document) const;
  [[nodiscard]] Json segment(const Segment& segment) const;
  [[nodiscard]] Json diagnostic(const Diagnostic& diagnostic) const;

  const OffsetMap& map_;
};

void Writer::place(Json& to, Span span) const {
  to["span"] = span_json(span);
  to["source"] = span_json(map_.to_source(span));
}

Json Writer::source(const Source& source) {
  Json out = Json::object();
  add(out, "name", source.name);
  out["bytes"] = source.bytes;
  out["format"] = name(source.format);
  out["encoding"] = source.encoding;
  add(out, "declared_encoding", source.declared_encoding);
  out["encoding_confidence"] = rounded(source.encoding_confidence);
  return out;
}

Json Writer::page(const Page& page) {
  Json out = Json::object();
  add_text(out, "title", page.title);
  add_text(out, "url", page.url);
  add_text(out, "origin", page.origin);
  add_text(out, "author", page.author);
  add_text(out, "editor", page.editor);
  add_iso(out, "published", page.published);
  add_text(out, "index_number", page.index_number);
  add_text(out, "topic", page.topic);
  add_texts(out, "keywords", page.keywords);
  add_text(out, "validity", page.validity);
  add_text(out, "issuer", page.issuer);
  add_text(out, "unified_number", page.unified_number);
  add_iso(out, "effective", page.effective);
  add_iso(out, "expires", page.expires);
  return out;
}

Json Writer::repair(const Repair& repair) const {
  Json out = Json::object();
  out["kind"] = name(repair.kind);
  out["before"] = repair.before;
  out["after"] = repair.after;
  out["span"] = span_json(repair.span);
  out["source"] = span_json(repair.source);
  out["count"] = repair.count;
  out["confidence"] = rounded(repair.confidence);
  return out;
}

Json Writer::value(const Value& value) const {
  Json out = Json::object();
  out["text"] = value.text;
  place(out, value.span);
  out["confidence"] = rounded(value.confidence);
  return out;
}

Json Writer::date(const Date& date) const {
  Json out = value(date);
  out["iso"] = date.iso();
  return out;
}

Json Writer::number(const Number& number) const {
  Json out = value(number);
  if (!number.agency.empty()) out["agency"] = number.agency;
  add(out, "year", number.year);
  add(out, "serial", number.serial);
  out["form"] = name(number.form);
  return out;
}

Json Writer::table(const Table& table) const {
  Json out = Json::object();
  out["rows"] = table.rows;
  out["span"] = span_json(table.span);
  return out;
}

Json Writer::section(const Section& section) const {
  Json out = Json::object();
  out["level"] = section.level;
  out["label"] = section.label;
  out["style"] = name(section.style);
  add(out, "ordinal", section.ordinal);
  add_text(out, "heading", section.heading);
  if (section.heading) out["run_in"] = section.run_in;
  out["span"] = span_json(section.span);
  out["confidence"] = rounded(section.confidence);
  add_rows(out, "paragraphs", section.paragraphs, &Writer::value);
  add_rows(out, "tables", section.tables, &Writer::table);
  add_rows(out, "sections", section.sections, &Writer::section);
  return out;
}

Json Writer::attachment(const Attachment& attachment) const {
  Json out = Json::object();
  add(out, "ordinal", attachment.ordinal);
  out["title"] = attachment.title.text;
  add(out, "file", attachment.file);
  add(out, "url", attachment.url);
  out["span"] = span_json(attachment.title.span);
  return out;
}

Json Writer::contact(const Contact& contact) const {
  Json out = Json::object();
  add_text(out, "organization", contact.organization);
  add_texts(out, "names", contact.names);
  add_texts(out, "phones", contact.phones);
  add_texts(out, "faxes", contact.faxes);
  add_texts(out, "emails", contact.emails);
  add_text(out, "address", contact.address);
  add_text(out, "postcode", contact.postcode);
  out["span"] = span_json(contact.span);
  out["confidence"] = rounded(contact.confidence);
  return out;
}

Json Writer::reference(const Reference& reference) const {
  Json out = Json::object();
  add_text(out, "title", reference.title);
  add_text(out, "number", reference.number);
  out["role"] = name(reference.role);
  out["span"] = span_json(reference.span);
  return out;
}

Json Writer::period(const Period& period) const {
  Json out = Json::object();
  out["text"] = period.text;
  out["start"] = period.start;
  add(out, "end", period.end);
  out["role"] = name(period.role);
  out["span"] = span_json(period.span);
  return out;
}

Json Writer::document(const Document& document) const {
  Json out = Json::object();
  out["role"] = name(document.role);
  add(out, "duplicate_of", document.duplicate_of);
  add_one(out, "copy_number", document.copy_number, &Writer::value);
  add_one(out, "classification", document.classification, &Writer::value);
  add_one(out, "urgency", document.urgency, &Writer::value);
  add_rows(out, "issuers", document.issuers, &Writer::value);
  add_one(out, "number", document.number, &Writer::number);
  add_rows(out, "approvers", document.approvers, &Writer::value);
  add_one(out, "title", document.title, &Writer::value);
  add_text(out, "kind", document.kind);
  add_rows(out, "addressees", document.addressees, &Writer::value);
  add_rows(out, "paragraphs", document.paragraphs, &Writer::value);
  out["sections"] = rows(document.sections, &Writer::section);
  add_rows(out, "closing", document.closing, &Writer::value);
  add_rows(out, "tables", document.tables, &Writer::table);
  add_rows(out, "attachments", document.attachments, &Writer::attachment);
  add_rows(out, "signatories", document.signatories, &Writer::value);
  add_one(out, "date", document.date, &Writer::date);
  add_one(out, "annotation", document.annotation, &Writer::value);
  add_text(out, "disclosure", document.disclosure);
  add_rows(out, "cc", document.cc, &Writer::value);
  add_one(out, "printed_by", document.printed_by, &Writer::value);
  add_one(out, "printed_on", document.printed_on, &Writer::date);
  add_rows(out, "contacts", document.contacts, &Writer::contact);
  add_rows(out, "references", document.references, &Writer::reference);
  add_rows(out, "dates", document.dates, &Writer::period);
  add_rows(out, "enclosed", document.enclosed, &Writer::document);
  return out;
}

Json Writer::segment(const Segment& segment) const {
  Json out = Json::object();
  out["part"] = name(segment.part);
  add(out, "document", segment.document);
  place(out, segment.span);
  return out;
}

Json Writer::diagnostic(const Diagnostic& diagnostic) const {
  Json out = Json::object();
  out["severity"] = name(diagnostic.severity);
  out["code"] = diagnostic.code;
  out["message"] = diagnostic.message;
  if (diagnostic.span) place(out, *diagnostic.span);
  return out;
}

// One row a run: where it begins in the source and in the text, the bytes of a unit in each (0: the
// run has no finer map), and what made it another than the source.
Json Writer::map(const OffsetMap& map) {
  Json out = Json::array();
  for (const OffsetMap::Run& run : map.runs()) {
    out.push_back(Json::array(
        {run.source_begin, run.text_begin, run.source_unit, run.text_unit, name(run.kind)}));
  }
  return out;
}

Json Writer::write(const Result& result, const JsonOptions& options) const {
  Json out = Json::object();
  out["schema"] = "gongwen/1";
  out["source"] = source(result.source);
  out["script"] = name(result.script);
  if (Json about = page(result.page); !about.empty()) out["page"] = std::move(about);
  out["repairs"] = rows(result.repairs, &Writer::repair);
  out["documents"] = rows(result.documents, &Writer::document);
  if (options.text) out["text"] = result.text;
  if (options.segments) out["segments"] = rows(result.segments, &Writer::segment);
  out["diagnostics"] = rows(result.diagnostics, &Writer::diagnostic);
  return out;
}

Json Writer::write(const Cleaned& cleaned) const {
  Json out = Json::object();
  out["schema"] = "gongwen-clean/1";
  out["source"] = source(cleaned.source);
  out["script"] = name(cleaned.script);
  out["text"] = cleaned.text;
  out["repairs"] = rows(cleaned.repairs, &Writer::repair);
  out["diagnostics"] = rows(cleaned.diagnostics, &Writer::diagnostic);
  out["map"] = map(cleaned.map);
  return out;
}

// Names of files may be any bytes: what is not UTF-8 in them is replaced, never an exception.
std::string printed(const Json& json, int indent) {
  return json.dump(indent, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const Result& result, const JsonOptions& options) {
  return printed(Writer(result.map).write(result, options), options.indent);
}

std::string to_json(const Cleaned& cleaned, int indent) {
  return printed(Writer(cleaned.map).write(cleaned), indent);
}

}  // namespace gongwen
