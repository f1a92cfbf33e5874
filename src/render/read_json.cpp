// JSON back to a result: the contract `gongwen/1` and its complete form.
#include <charconv>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "gongwen/render.hpp"
#include "render/bare_texts.hpp"

namespace gongwen {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& what) {
  throw std::invalid_argument("gongwen: this is no JSON of schema gongwen/1: " + what);
}

void require(bool holds, const char* what) {
  if (!holds) refuse(what);
}

// The library's own values nest sixteen deep at most.
constexpr int deepest = 1000;

class Reader {
 public:
  static Result read(const Json& json) {
    const std::string schema = json.at("schema").get<std::string>();
    require(schema == "gongwen/1" || schema == "gongwen-complete/1", "its schema is another");
    Result out;
    read_source(json.at("source"), out.source);
    read_enum(json, "script", out.script);
    if (const Json* page = find(json, "page")) read_bare(*page, out.page);
    read_rows(json, "repairs", out.repairs, read_repair);
    Reader().read_documents(json, "documents", out.documents);
    read(json, "text", out.text);
    read_rows(json, "segments", out.segments, read_segment);
    read_rows(json, "diagnostics", out.diagnostics, read_diagnostic);
    if (const Json* map = find(json, "map")) out.map = read_map(*map, span_of(json.at("map_size")));
    return out;
  }

 private:
  static const Json* find(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? nullptr : &*found;
  }

  template <typename Number>
  static Number integer(const Json& json) {
    require(json.is_number_integer(), "a number is none, or is not whole");
    if (json.is_number_unsigned()) {
      const auto value = json.get<std::uint64_t>();
      require(value <= static_cast<std::uint64_t>(std::numeric_limits<Number>::max()),
              "a number is too large");
      return static_cast<Number>(value);
    }
    const auto value = json.get<std::int64_t>();
    require(std::is_signed_v<Number> &&
                value >= static_cast<std::int64_t>(std::numeric_limits<Number>::min()),
            "a number is too small");
    return static_cast<Number>(value);
  }

  static Span span_of(const Json& json) {
    require(json.is_array() && json.size() >= 2, "a span has not two ends");
    return {integer<std::uint32_t>(json[0]), integer<std::uint32_t>(json[1])};
  }

  // Each sets `to` to what stands under `key`, and leaves it where nothing does.
  static void read(const Json& json, const char* key, std::string& to) {
    if (const Json* value = find(json, key)) to = value->get<std::string>();
  }
  static void read(const Json& json, const char* key, std::optional<std::string>& to) {
    if (const Json* value = find(json, key)) to = value->get<std::string>();
  }
  static void read(const Json& json, const char* key, std::optional<int>& to) {
    if (const Json* value = find(json, key)) to = integer<int>(*value);
  }
  static void read(const Json& json, const char* key, int& to) {
    if (const Json* value = find(json, key)) to = integer<int>(*value);
  }
  static void read(const Json& json, const char* key, bool& to) {
    if (const Json* value = find(json, key)) to = value->get<bool>();
  }
  // What is no number was written as null.
  static float real(const Json& json) {
    return json.is_null() ? std::numeric_limits<float>::quiet_NaN() : json.get<float>();
  }
  static void read(const Json& json, const char* key, float& to) {
    if (const Json* value = find(json, key)) to = real(*value);
  }
  static void read(const Json& json, const char* key, Span& to) {
    if (const Json* value = find(json, key)) to = span_of(*value);
  }
  template <typename Enum>
  static void read_enum(const Json& json, const char* key, Enum& to) {
    const Json* value = find(json, key);
    if (value == nullptr) return;
    const auto name = value->get<std::string>();
    if (!read_name(name, to)) refuse("'" + name + "' is no " + key);
  }
  template <typename Item, typename Read>
  static void read_rows(const Json& json, const char* key, std::vector<Item>& to, Read read_row) {
    const Json* rows = find(json, key);
    if (rows == nullptr) return;
    require(rows->is_array(), "a list is none");
    to.reserve(rows->size());
    for (const Json& row : *rows) read_row(row, to.emplace_back());
  }
  template <typename Item, typename Read>
  static void read_one(const Json& json, const char* key, std::optional<Item>& to, Read read_item) {
    if (const Json* item = find(json, key)) read_item(*item, to.emplace());
  }

  static void read_source(const Json& json, Source& to) {
    read(json, "name", to.name);
    to.bytes = integer<std::uint64_t>(json.at("bytes"));
    read_enum(json, "format", to.format);
    read(json, "encoding", to.encoding);
    read(json, "declared_encoding", to.declared_encoding);
    read(json, "encoding_confidence", to.encoding_confidence);
  }

  // 2024-09-02, 2024-09, 2024
  static void read_iso(std::string_view iso, Date& to) {
    for (int* part : {&to.year, &to.month, &to.day}) {
      const auto [end, error] = std::from_chars(iso.data(), iso.data() + iso.size(), *part);
      if (error != std::errc{}) refuse("a date is none");
      iso.remove_prefix(static_cast<std::size_t>(end - iso.data()));
      if (iso.empty()) return;
      iso.remove_prefix(1);
    }
    refuse("a date has more than a day");
  }
  static void read_calendar(const Json& json, Date& to) {
    require(json.is_array() && json.size() == 3, "a date has not year, month and day");
    to.year = integer<int>(json[0]);
    to.month = integer<int>(json[1]);
    to.day = integer<int>(json[2]);
  }

  // Bare strings, and their places where the complete form has them.
  template <typename Owner>
  static void read_bare(const Json& json, Owner& owner) {
    const Json* places = find(json, "at");
    render::for_each_bare(owner, [&]<typename Member>(const char* key, Member& member) {
      const Json* text = find(json, key);
      if (text == nullptr) return;
      const Json* place = places != nullptr ? find(*places, key) : nullptr;
      if constexpr (std::is_same_v<Member, std::vector<Value>>) {
        require(text->is_array(), "a list is none");
        require(place == nullptr || (place->is_array() && place->size() == text->size()),
                "a list has not as many places as texts");
        for (std::size_t i = 0; i < text->size(); ++i) {
          bare((*text)[i], place != nullptr ? &(*place)[i] : nullptr, member.emplace_back());
        }
      } else if constexpr (std::is_same_v<Member, Value>) {
        bare(*text, place, member);
      } else {
        bare(*text, place, member.emplace());
      }
    });
  }
  static void bare(const Json& text, const Json* place, Value& to) {
    to.text = text.get<std::string>();
    if (place != nullptr) read_place(*place, to);
  }
  static void bare(const Json& text, const Json* place, Date& to) {
    to.text = text.get<std::string>();
    read_iso(to.text, to);
    if (place == nullptr) return;
    read_place(*place, to);
    to.text = place->at(3).get<std::string>();
    read_calendar(place->at(4), to);
  }
  static void read_place(const Json& place, Value& to) {
    to.span = span_of(place);
    to.confidence = real(place.at(2));
  }

  static void read_value(const Json& json, Value& to) {
    read(json, "text", to.text);
    read(json, "span", to.span);
    read(json, "confidence", to.confidence);
  }
  static void read_date(const Json& json, Date& to) {
    read_value(json, to);
    if (const Json* calendar = find(json, "calendar")) {
      read_calendar(*calendar, to);
    } else {
      read_iso(json.at("iso").get<std::string>(), to);
    }
  }
  static void read_number(const Json& json, Number& to) {
    read_value(json, to);
    read(json, "agency", to.agency);
    read(json, "year", to.year);
    read(json, "serial", to.serial);
    read_enum(json, "form", to.form);
  }
  static void read_table(const Json& json, Table& to) {
    read_rows(json, "rows", to.rows, [](const Json& row, std::vector<std::string>& cells) {
      cells = row.get<std::vector<std::string>>();
    });
    read(json, "span", to.span);
  }
  static void read_attachment(const Json& json, Attachment& to) {
    read(json, "ordinal", to.ordinal);
    read(json, "file", to.file);
    read(json, "url", to.url);
    read(json, "span", to.title.span);
    read_bare(json, to);
  }
  static void read_contact(const Json& json, Contact& to) {
    read_bare(json, to);
    read(json, "span", to.span);
    read(json, "confidence", to.confidence);
  }
  static void read_reference(const Json& json, Reference& to) {
    read_bare(json, to);
    read_enum(json, "role", to.role);
    read(json, "span", to.span);
  }
  static void read_period(const Json& json, Period& to) {
    read_value(json, to);
    read(json, "start", to.start);
    read(json, "end", to.end);
    read_enum(json, "role", to.role);
  }
  static void read_repair(const Json& json, Repair& to) {
    read_enum(json, "kind", to.kind);
    read(json, "before", to.before);
    read(json, "after", to.after);
    read(json, "span", to.span);
    read(json, "source", to.source);
    to.count = integer<std::uint32_t>(json.at("count"));
    read(json, "confidence", to.confidence);
  }
  static void read_segment(const Json& json, Segment& to) {
    read_enum(json, "part", to.part);
    read(json, "document", to.document);
    read(json, "span", to.span);
    read(json, "confidence", to.confidence);
    read_enum(json, "runner_up", to.runner_up);
  }
  static void read_diagnostic(const Json& json, Diagnostic& to) {
    read_enum(json, "severity", to.severity);
    read(json, "code", to.code);
    read(json, "message", to.message);
    if (const Json* span = find(json, "span")) to.span = span_of(*span);
  }

  void read_sections(const Json& json, std::vector<Section>& to) {
    require(++depth_ <= deepest, "sections nest deeper than 1000");
    read_rows(json, "sections", to, [&](const Json& row, Section& section) {
      read(row, "level", section.level);
      read(row, "label", section.label);
      read_enum(row, "style", section.style);
      read(row, "ordinal", section.ordinal);
      read(row, "run_in", section.run_in);
      read(row, "span", section.span);
      read(row, "confidence", section.confidence);
      read_bare(row, section);
      read_rows(row, "paragraphs", section.paragraphs, read_value);
      read_rows(row, "tables", section.tables, read_table);
      read_sections(row, section.sections);
    });
    --depth_;
  }

  void read_documents(const Json& json, const char* key, std::vector<Document>& to) {
    require(++depth_ <= deepest, "documents nest deeper than 1000");
    read_rows(json, key, to, [&](const Json& row, Document& document) {
      read_enum(row, "role", document.role);
      read(row, "duplicate_of", document.duplicate_of);
      read(row, "span", document.span);
      read_one(row, "copy_number", document.copy_number, read_value);
      read_one(row, "classification", document.classification, read_value);
      read_one(row, "urgency", document.urgency, read_value);
      read_rows(row, "issuers", document.issuers, read_value);
      read_one(row, "number", document.number, read_number);
      read_rows(row, "approvers", document.approvers, read_value);
      read_one(row, "title", document.title, read_value);
      read_rows(row, "addressees", document.addressees, read_value);
      read_rows(row, "paragraphs", document.paragraphs, read_value);
      read_sections(row, document.sections);
      read_rows(row, "closing", document.closing, read_value);
      read_rows(row, "tables", document.tables, read_table);
      read_rows(row, "attachments", document.attachments, read_attachment);
      read_rows(row, "signatories", document.signatories, read_value);
      read_one(row, "date", document.date, read_date);
      read_one(row, "annotation", document.annotation, read_value);
      read_rows(row, "cc", document.cc, read_value);
      read_one(row, "printed_by", document.printed_by, read_value);
      read_one(row, "printed_on", document.printed_on, read_date);
      read_rows(row, "contacts", document.contacts, read_contact);
      read_rows(row, "references", document.references, read_reference);
      read_rows(row, "dates", document.dates, read_period);
      read_rows(row, "issued_by", document.issued_by, read_value);
      read_enum(row, "issued_by_place", document.issued_by_place);
      read_bare(row, document);
      read_documents(row, "enclosed", document.enclosed);
    });
    --depth_;
  }

  // A row a run; where the last one ends, the sizes say.
  static OffsetMap read_map(const Json& rows, Span sizes) {
    require(rows.is_array(), "the map is no list");
    OffsetMap out;
    out.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Json& row = rows[i];
      require(row.is_array() && row.size() == 5, "a run of the map is none");
      const Span begin = span_of(row);
      const Span end = i + 1 < rows.size() ? span_of(rows[i + 1]) : sizes;
      require(begin.begin == out.source_size() && begin.end == out.text_size() &&
                  end.begin >= begin.begin && end.end >= begin.end,
              "the runs of the map do not follow each other");
      const auto source_unit = integer<std::uint8_t>(row[2]);
      const auto text_unit = integer<std::uint8_t>(row[3]);
      RepairKind kind = RepairKind::none;
      if (!read_name(row[4].get<std::string>(), kind)) refuse("a run of the map has no kind");
      const std::uint32_t source = end.begin - begin.begin;
      const std::uint32_t text = end.end - begin.end;
      if (source_unit == 0 || text_unit == 0) {
        require(source_unit == text_unit, "a run of the map has units on one side only");
        out.append(source, text, kind);
        continue;
      }
      const std::uint32_t count = source / source_unit;
      require(count > 0 && source % source_unit == 0 && text % text_unit == 0 &&
                  text / text_unit == count,
              "a run of the map has not as many units on both sides");
      out.append_units(count, source_unit, text_unit, kind);
    }
    require(out.source_size() == sizes.begin && out.text_size() == sizes.end,
            "the map does not reach its end");
    out.shrink_to_fit();
    return out;
  }

  int depth_ = 0;
};

}  // namespace

Result from_json(std::string_view json) {
  try {
    return Reader::read(Json::parse(json));
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

}  // namespace gongwen
