// The JSON contract `gongwen/1`: one function for each object of the schema, keys in its order.
#include <optional>
#include <string>
#include <vector>

#include "gongwen/render.hpp"
#include "render/bare_texts.hpp"
#include "render/confidence.hpp"
#include "render/json_writer.hpp"

namespace gongwen {
namespace {

using render::JsonWriter;

// Writes the objects of one result; it knows the map that leads from spans to sources.
class Writer {
 public:
  Writer(JsonWriter& out, const OffsetMap& map, bool complete)
      : out_(out), map_(map), complete_(complete) {}

  void write(const Result& result, const JsonOptions& options);
  void write(const Cleaned& cleaned);

 private:
  // What is not in the input is absent: these add a key only where there is something to say.
  void add(const char* key, const std::optional<std::string>& value) {
    if (value) text(key, *value);
  }
  void add(const char* key, const std::optional<int>& value) {
    if (value) number(key, *value);
  }
  // Where the contract has a bare string for what the library knows the place of.
  void add_bare(const char* key, const Value& value) { text(key, value.text); }
  void add_bare(const char* key, const Date& date) { text(key, date.iso()); }
  template <typename Item>
  void add_bare(const char* key, const std::optional<Item>& value) {
    if (value) add_bare(key, *value);
  }
  void add_bare(const char* key, const std::vector<Value>& values) {
    if (values.empty()) return;
    out_.key(key);
    out_.begin_array();
    for (const Value& value : values) out_.string(value.text);
    out_.end_array();
  }
  // The complete form has their places beside them, under `at`.
  template <typename Owner>
  void add_places(const Owner& owner);
  void place_of(const Value& value);
  void place_of(const Date& date);
  void calendar(const Date& date);

  // A list under `key`, one row for each of `items`; nothing where there are none.
  template <typename Item>
  void add_rows(const char* key, const std::vector<Item>& items, void (Writer::*row)(const Item&)) {
    if (!items.empty()) rows(key, items, row);
  }
  template <typename Item>
  void rows(const char* key, const std::vector<Item>& items, void (Writer::*row)(const Item&)) {
    out_.key(key);
    out_.begin_array();
    for (const Item& item : items) (this->*row)(item);
    out_.end_array();
  }
  template <typename Item>
  void add_one(const char* key, const std::optional<Item>& item, void (Writer::*row)(const Item&)) {
    if (!item) return;
    out_.key(key);
    (this->*row)(*item);
  }

  void text(const char* key, std::string_view value) {
    out_.key(key);
    out_.string(value);
  }
  template <typename Number>
  void number(const char* key, Number value) {
    out_.key(key);
    out_.number(value);
  }
  void span(Span span) {
    out_.begin_array();
    out_.number(span.begin);
    out_.number(span.end);
    out_.end_array();
  }
  void span(const char* key, Span value) {
    out_.key(key);
    span(value);
  }
  void place(Span at) {
    span("span", at);
    span("source", map_.to_source(at));
  }
  void confidence(const char* key, float value) {
    out_.key(key);
    confidence(value);
  }
  // In full where the result shall come back as it was.
  void confidence(float value) {
    if (complete_) {
      out_.real(value);
    } else {
      out_.real(render::rounded(value));
    }
  }

  void source(const Source& source);
  void page(const Page& page);
  void map(const OffsetMap& map);
  void repair(const Repair& repair);
  void value(const Value& value);
  void value_keys(const Value& value);
  void date(const Date& date);
  void number_of(const Number& number);
  void table(const Table& table);
  void section(const Section& section);
  void attachment(const Attachment& attachment);
  void contact(const Contact& contact);
  void reference(const Reference& reference);
  void period(const Period& period);
  void document(const Document& document);
  void segment(const Segment& segment);
  void diagnostic(const Diagnostic& diagnostic);

  JsonWriter& out_;
  const OffsetMap& map_;
  bool complete_;
};

// [begin, end, confidence]; of a date, whose text and day the bare string does not tell for
// certain, these, too.
void Writer::place_of(const Value& value) {
  out_.begin_array();
  out_.number(value.span.begin);
  out_.number(value.span.end);
  confidence(value.confidence);
  out_.end_array();
}

void Writer::place_of(const Date& date) {
  out_.begin_array();
  out_.number(date.span.begin);
  out_.number(date.span.end);
  confidence(date.confidence);
  out_.string(date.text);
  calendar(date);
  out_.end_array();
}

void Writer::calendar(const Date& date) {
  out_.begin_array();
  for (const int part : {date.year, date.month, date.day}) out_.number(part);
  out_.end_array();
}

template <typename Owner>
void Writer::add_places(const Owner& owner) {
  if (!complete_) return;
  bool open = false;
  const auto key = [&](const char* name) {
    if (!open) {
      out_.key("at");
      out_.begin_object();
    }
    open = true;
    out_.key(name);
  };
  render::for_each_bare(owner, [&]<typename Member>(const char* name, const Member& member) {
    if constexpr (std::is_same_v<Member, Value>) {
      key(name);
      place_of(member);
    } else if constexpr (std::is_same_v<Member, std::vector<Value>>) {
      if (member.empty()) return;
      key(name);
      out_.begin_array();
      for (const Value& value : member) place_of(value);
      out_.end_array();
    } else if (member) {
      key(name);
      place_of(*member);
    }
  });
  if (open) out_.end_object();
}

void Writer::source(const Source& source) {
  out_.begin_object();
  add("name", source.name);
  number("bytes", source.bytes);
  text("format", name(source.format));
  text("encoding", source.encoding);
  add("declared_encoding", source.declared_encoding);
  confidence("encoding_confidence", source.encoding_confidence);
  out_.end_object();
}

void Writer::page(const Page& page) {
  if (page == Page{}) return;
  out_.key("page");
  out_.begin_object();
  render::for_each_bare(page,
                        [&](const char* name, const auto& member) { add_bare(name, member); });
  add_places(page);
  out_.end_object();
}

void Writer::repair(const Repair& repair) {
  out_.begin_object();
  text("kind", name(repair.kind));
  text("before", repair.before);
  text("after", repair.after);
  span("span", repair.span);
  span("source", repair.source);
  number("count", repair.count);
  confidence("confidence", repair.confidence);
  out_.end_object();
}

void Writer::value_keys(const Value& value) {
  text("text", value.text);
  place(value.span);
  confidence("confidence", value.confidence);
}

void Writer::value(const Value& value) {
  out_.begin_object();
  value_keys(value);
  out_.end_object();
}

void Writer::date(const Date& date) {
  out_.begin_object();
  value_keys(date);
  text("iso", date.iso());
  if (complete_) {
    out_.key("calendar");
    calendar(date);
  }
  out_.end_object();
}

void Writer::number_of(const Number& number_) {
  out_.begin_object();
  value_keys(number_);
  if (!number_.agency.empty()) text("agency", number_.agency);
  add("year", number_.year);
  add("serial", number_.serial);
  text("form", name(number_.form));
  out_.end_object();
}

void Writer::table(const Table& table) {
  out_.begin_object();
  out_.key("rows");
  out_.begin_array();
  for (const std::vector<std::string>& row : table.rows) {
    out_.begin_array();
    for (const std::string& cell : row) out_.string(cell);
    out_.end_array();
  }
  out_.end_array();
  span("span", table.span);
  out_.end_object();
}

void Writer::section(const Section& section) {
  out_.begin_object();
  number("level", section.level);
  text("label", section.label);
  text("style", name(section.style));
  add("ordinal", section.ordinal);
  add_bare("heading", section.heading);
  if (section.heading || complete_) {
    out_.key("run_in");
    out_.boolean(section.run_in);
  }
  span("span", section.span);
  confidence("confidence", section.confidence);
  add_places(section);
  add_rows("paragraphs", section.paragraphs, &Writer::value);
  add_rows("tables", section.tables, &Writer::table);
  add_rows("sections", section.sections, &Writer::section);
  out_.end_object();
}

void Writer::attachment(const Attachment& attachment) {
  out_.begin_object();
  add("ordinal", attachment.ordinal);
  add_bare("title", attachment.title);
  add("file", attachment.file);
  add("url", attachment.url);
  span("span", attachment.title.span);
  add_places(attachment);
  out_.end_object();
}

void Writer::contact(const Contact& contact) {
  out_.begin_object();
  render::for_each_bare(contact,
                        [&](const char* name, const auto& member) { add_bare(name, member); });
  span("span", contact.span);
  confidence("confidence", contact.confidence);
  add_places(contact);
  out_.end_object();
}

void Writer::reference(const Reference& reference) {
  out_.begin_object();
  add_bare("title", reference.title);
  add_bare("number", reference.number);
  text("role", name(reference.role));
  span("span", reference.span);
  add_places(reference);
  out_.end_object();
}

void Writer::period(const Period& period) {
  out_.begin_object();
  text("text", period.text);
  text("start", period.start);
  add("end", period.end);
  text("role", name(period.role));
  span("span", period.span);
  if (complete_) confidence("confidence", period.confidence);
  out_.end_object();
}

void Writer::document(const Document& document) {
  out_.begin_object();
  text("role", name(document.role));
  add("duplicate_of", document.duplicate_of);
  if (complete_) span("span", document.span);
  add_one("copy_number", document.copy_number, &Writer::value);
  add_one("classification", document.classification, &Writer::value);
  add_one("urgency", document.urgency, &Writer::value);
  add_rows("issuers", document.issuers, &Writer::value);
  add_one("number", document.number, &Writer::number_of);
  add_rows("approvers", document.approvers, &Writer::value);
  add_one("title", document.title, &Writer::value);
  add_bare("kind", document.kind);
  add_rows("addressees", document.addressees, &Writer::value);
  add_rows("paragraphs", document.paragraphs, &Writer::value);
  rows("sections", document.sections, &Writer::section);
  add_rows("closing", document.closing, &Writer::value);
  add_rows("tables", document.tables, &Writer::table);
  add_rows("attachments", document.attachments, &Writer::attachment);
  add_rows("signatories", document.signatories, &Writer::value);
  add_one("date", document.date, &Writer::date);
  add_one("annotation", document.annotation, &Writer::value);
  add_bare("disclosure", document.disclosure);
  add_rows("cc", document.cc, &Writer::value);
  add_one("printed_by", document.printed_by, &Writer::value);
  add_one("printed_on", document.printed_on, &Writer::date);
  add_rows("contacts", document.contacts, &Writer::contact);
  add_rows("references", document.references, &Writer::reference);
  add_rows("dates", document.dates, &Writer::period);
  if (complete_) {
    add_rows("issued_by", document.issued_by, &Writer::value);
    text("issued_by_place", name(document.issued_by_place));
  }
  add_places(document);
  add_rows("enclosed", document.enclosed, &Writer::document);
  out_.end_object();
}

void Writer::segment(const Segment& segment) {
  out_.begin_object();
  text("part", name(segment.part));
  add("document", segment.document);
  place(segment.span);
  if (complete_) {
    confidence("confidence", segment.confidence);
    text("runner_up", name(segment.runner_up));
  }
  out_.end_object();
}

void Writer::diagnostic(const Diagnostic& diagnostic) {
  out_.begin_object();
  text("severity", name(diagnostic.severity));
  text("code", diagnostic.code);
  text("message", diagnostic.message);
  if (diagnostic.span) place(*diagnostic.span);
  out_.end_object();
}

// One row a run: where it begins in the source and in the text, the bytes of a unit in each (0: the
// run has no finer map), and what made it another than the source.
void Writer::map(const OffsetMap& map) {
  out_.key("map");
  out_.begin_array();
  for (const OffsetMap::Run& run : map.runs()) {
    out_.begin_array();
    out_.number(run.source_begin);
    out_.number(run.text_begin);
    out_.number(static_cast<unsigned>(run.source_unit));
    out_.number(static_cast<unsigned>(run.text_unit));
    out_.string(name(run.kind));
    out_.end_array();
  }
  out_.end_array();
}

void Writer::write(const Result& result, const JsonOptions& options) {
  out_.begin_object();
  text("schema", complete_ ? "gongwen-complete/1" : "gongwen/1");
  out_.key("source");
  source(result.source);
  text("script", name(result.script));
  page(result.page);
  rows("repairs", result.repairs, &Writer::repair);
  rows("documents", result.documents, &Writer::document);
  if (options.text || complete_) text("text", result.text);
  if (options.segments || complete_) rows("segments", result.segments, &Writer::segment);
  rows("diagnostics", result.diagnostics, &Writer::diagnostic);
  if (complete_) {
    map(result.map);
    span("map_size", {result.map.source_size(), result.map.text_size()});
  }
  out_.end_object();
}

void Writer::write(const Cleaned& cleaned) {
  out_.begin_object();
  text("schema", "gongwen-clean/1");
  out_.key("source");
  source(cleaned.source);
  text("script", name(cleaned.script));
  text("text", cleaned.text);
  rows("repairs", cleaned.repairs, &Writer::repair);
  rows("diagnostics", cleaned.diagnostics, &Writer::diagnostic);
  map(cleaned.map);
  out_.end_object();
}

// All that is written to it as one string.
template <typename Write>
std::string collected(Write write) {
  std::string out;
  const Sink sink = [&](std::string_view piece) { out += piece; };
  write(sink);
  return out;
}

}  // namespace

void to_json(const Result& result, const Sink& sink, const JsonOptions& options) {
  JsonWriter out(sink, options.indent);
  Writer(out, result.map, options.complete).write(result, options);
  out.finish();
}

std::string to_json(const Result& result, const JsonOptions& options) {
  return collected([&](const Sink& sink) { to_json(result, sink, options); });
}

void to_json(const Cleaned& cleaned, const Sink& sink, int indent) {
  JsonWriter out(sink, indent);
  Writer(out, cleaned.map, false).write(cleaned);
  out.finish();
}

std::string to_json(const Cleaned& cleaned, int indent) {
  return collected([&](const Sink& sink) { to_json(cleaned, sink, indent); });
}

}  // namespace gongwen
