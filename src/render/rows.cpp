// The flat form for tables: one JSON object a document, every list a column of its own. Keys are
// the columns of `gongwen.schema()` in Python, in their order; tests hold the two together.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gongwen/render.hpp"

namespace gongwen {
namespace {

using Json = nlohmann::ordered_json;

Json text_of(const std::optional<Value>& value) {
  return value ? Json(value->text) : Json(nullptr);
}
Json iso_of(const std::optional<Date>& date) {
  return date ? Json(date->iso()) : Json(nullptr);
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

// The sections of a document in reading order, each with the row of its parent.
class Sections {
 public:
  explicit Sections(const std::vector<Section>& sections) { add(sections, nullptr); }

  // The running text of all of them, a unit a line.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Json finish() && { return std::move(rows_); }

 private:
  // Recursion is as deep as the outline, which the parser bounds.
  void add(const std::vector<Section>& sections, const Json& parent) {  // NOLINT(misc-no-recursion)
    for (const Section& section : sections) {
      const Json id = rows_.size();
      const std::string own = joined(section.paragraphs);
      rows_.push_back({{"id", id},
                       {"parent", parent},
                       {"level", section.level},
                       {"label", section.label},
                       {"style", name(section.style)},
                       {"ordinal", or_null(section.ordinal)},
                       {"heading", text_of(section.heading)},
                       {"run_in", section.run_in},
                       {"text", own}});
      rows_.back()["tables"] = tables_of(section.tables);
      if (!text_.empty()) text_ += '\n';
      text_ += section.label;
      if (section.heading) text_ += section.heading->text;
      if (section.heading && !own.empty()) text_ += section.run_in ? "。" : "\n";
      text_ += own;
      add(section.sections, id);
    }
  }

  Json rows_ = Json::array();
  std::string text_;
};

Json attachments(const std::vector<Attachment>& items) {
  Json out = Json::array();
  for (const Attachment& item : items) {
    out.push_back({{"ordinal", or_null(item.ordinal)},
                   {"title", item.title.text},
                   {"file", or_null(item.file)},
                   {"url", or_null(item.url)}});
  }
  return out;
}

Json contacts(const std::vector<Contact>& items) {
  Json out = Json::array();
  for (const Contact& item : items) {
    out.push_back({{"organization", text_of(item.organization)},
                   {"names", texts_of(item.names)},
                   {"phones", texts_of(item.phones)},
                   {"faxes", texts_of(item.faxes)},
                   {"emails", texts_of(item.emails)},
                   {"address", text_of(item.address)},
                   {"postcode", text_of(item.postcode)}});
  }
  return out;
}

Json references(const std::vector<Reference>& items) {
  Json out = Json::array();
  for (const Reference& item : items) {
    out.push_back({{"title", text_of(item.title)},
                   {"number", text_of(item.number)},
                   {"role", name(item.role)}});
  }
  return out;
}

Json dates(const std::vector<Period>& items) {
  Json out = Json::array();
  for (const Period& item : items) {
    out.push_back({{"text", item.text},
                   {"start", item.start},
                   {"end", or_null(item.end)},
                   {"role", name(item.role)}});
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
  Rows(const Result& result, const RowOptions& options) : result_(result) {
    if (options.json) json_ = to_json(result);
    Json& page = around_;
    const Page& of = result.page;
    page["page_title"] = text_of(of.title);
    page["page_url"] = text_of(of.url);
    page["page_origin"] = text_of(of.origin);
    page["page_author"] = text_of(of.author);
    page["page_editor"] = text_of(of.editor);
    page["page_published"] = iso_of(of.published);
    page["page_index_number"] = text_of(of.index_number);
    page["page_topic"] = text_of(of.topic);
    page["page_keywords"] = texts_of(of.keywords);
    page["page_validity"] = text_of(of.validity);
    page["page_issuer"] = text_of(of.issuer);
    page["page_unified_number"] = text_of(of.unified_number);
    page["page_effective"] = iso_of(of.effective);
    page["page_expires"] = iso_of(of.expires);
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
    Sections sections(document.sections);
    std::string body = joined(document.paragraphs);
    for (const std::string& more : {sections.text(), joined(document.closing)}) {
      if (!body.empty() && !more.empty()) body += '\n';
      body += more;
    }
    Json row = Json::object();
    row["name"] = or_null(result_.source.name);
    row["document"] = index;
    row["parent"] = parent;
    row["role"] = name(document.role);
    row["duplicate_of"] = or_null(document.duplicate_of);
    const auto& number = document.number;
    row["number"] = number ? Json(number->text) : Json(nullptr);
    row["number_agency"] = number && !number->agency.empty() ? Json(number->agency) : Json(nullptr);
    row["number_year"] = number ? or_null(number->year) : Json(nullptr);
    row["number_serial"] = number ? or_null(number->serial) : Json(nullptr);
    row["number_form"] = number ? Json(name(number->form)) : Json(nullptr);
    row["title"] = text_of(document.title);
    row["kind"] = text_of(document.kind);
    row["issued_by"] = texts_of(document.issued_by);
    row["issued_by_place"] = name(document.issued_by_place);
    row["issuers"] = texts_of(document.issuers);
    row["signatories"] = texts_of(document.signatories);
    row["addressees"] = texts_of(document.addressees);
    row["cc"] = texts_of(document.cc);
    row["approvers"] = texts_of(document.approvers);
    row["date"] = iso_of(document.date);
    row["annotation"] = text_of(document.annotation);
    row["disclosure"] = text_of(document.disclosure);
    row["copy_number"] = text_of(document.copy_number);
    row["classification"] = text_of(document.classification);
    row["urgency"] = text_of(document.urgency);
    row["printed_by"] = text_of(document.printed_by);
    row["printed_on"] = iso_of(document.printed_on);
    row["body"] = std::move(body);
    row["paragraphs"] = texts_of(document.paragraphs);
    row["sections"] = std::move(sections).finish();
    row["closing"] = texts_of(document.closing);
    row["tables"] = tables_of(document.tables);
    row["attachments"] = attachments(document.attachments);
    row["contacts"] = contacts(document.contacts);
    row["references"] = references(document.references);
    row["dates"] = dates(document.dates);
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
