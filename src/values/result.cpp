#include "gongwen/result.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <stdexcept>

namespace gongwen {
namespace {

// `names`: those of an enumeration, in the order of its values.
template <std::size_t N, typename Enum>
std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  const auto i = static_cast<std::size_t>(value);
  if (i < N) return names[i];
  throw std::invalid_argument("gongwen: " + std::to_string(i) + " is no value of the enumeration " +
                              std::string(names.front()) + ", " + std::string(names[1]) + " …");
}

template <std::size_t N, typename Enum>
bool find(const std::array<std::string_view, N>& names, std::string_view name, Enum& value) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return false;
  value = static_cast<Enum>(found - names.begin());
  return true;
}

constexpr std::array<std::string_view, 21> repair_kinds{
    "none",           "encoding",       "gbk_misaligned",      "utf8_as_gbk",       "utf8_as_latin",
    "gbk_as_latin",   "big5_as_gbk",    "gbk_as_big5",         "double_encoded",    "lost_space",
    "lost_character", "lost_date_mark", "lost_number_bracket", "pinyin_annotation", "traditional",
    "variant",        "width",          "private_use",         "control",           "hard_wrap",
    "entity"};

constexpr std::array<std::string_view, 4> number_forms{"document", "order", "announcement",
                                                       "other"};

constexpr std::array<std::string_view, 9> label_styles{"chapter",   "article",      "han",
                                                       "han_paren", "arabic",       "arabic_paren",
                                                       "circled",   "ordinal_word", "none"};

constexpr std::array<std::string_view, 8> reference_roles{
    "basis", "implements", "forwards", "issues", "amends", "repeals", "replies_to", "mentions"};

constexpr std::array<std::string_view, 5> period_roles{"deadline", "effective", "expiry", "event",
                                                       "mention"};

constexpr std::array<std::string_view, 5> issuer_places{"none", "letterhead", "signature", "title",
                                                        "page"};

constexpr std::array<std::string_view, 5> document_roles{"main", "duplicate", "forwarded", "issued",
                                                         "annex"};

constexpr std::array<std::string_view, 11> formats{"text", "html",  "docx",  "doc",  "rtf",   "pdf",
                                                   "ofd",  "mhtml", "email", "json", "binary"};

constexpr std::array<std::string_view, 4> scripts{"hans", "hant", "mixed", "none"};

constexpr std::array<std::string_view, 3> severities{"note", "warning", "error"};

constexpr std::array<std::string_view, 29> parts{
    "blank",      "navigation", "page_title",  "page_metadata",  "related",
    "disclaimer", "footer",     "copy_number", "classification", "urgency",
    "issuer",     "number",     "approver",    "title",          "passing_line",
    "addressee",  "paragraph",  "heading",     "table",          "closing",
    "attachment", "signatory",  "date",        "annotation",     "disclosure",
    "contact",    "cc",         "printed",     "other"};

// A list that a new enumerator was not added to would be too short.
static_assert(repair_kinds.size() == static_cast<std::size_t>(RepairKind::entity) + 1);
static_assert(label_styles.size() == static_cast<std::size_t>(LabelStyle::none) + 1);
static_assert(reference_roles.size() == static_cast<std::size_t>(ReferenceRole::mentions) + 1);
static_assert(parts.size() == static_cast<std::size_t>(Part::other) + 1);

}  // namespace

std::string Date::iso() const {
  std::array<char, 40> out{};
  if (month == 0) {
    std::snprintf(out.data(), out.size(), "%04d", year);
  } else if (day == 0) {
    std::snprintf(out.data(), out.size(), "%04d-%02d", year, month);
  } else {
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
  }
  return out.data();
}

std::string_view name(RepairKind value) {
  return pick(repair_kinds, value);
}
std::string_view name(NumberForm value) {
  return pick(number_forms, value);
}
std::string_view name(LabelStyle value) {
  return pick(label_styles, value);
}
std::string_view name(ReferenceRole value) {
  return pick(reference_roles, value);
}
std::string_view name(PeriodRole value) {
  return pick(period_roles, value);
}
std::string_view name(DocumentRole value) {
  return pick(document_roles, value);
}
std::string_view name(IssuerPlace value) {
  return pick(issuer_places, value);
}
std::string_view name(Format value) {
  return pick(formats, value);
}
std::string_view name(Script value) {
  return pick(scripts, value);
}
std::string_view name(Severity value) {
  return pick(severities, value);
}
std::string_view name(Part value) {
  return pick(parts, value);
}

const Diagnostic* why_unread(const std::vector<Diagnostic>& found) {
  const auto at = std::find_if(found.begin(), found.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == "unsupported_format" || diagnostic.code == "not_text";
  });
  return at == found.end() ? nullptr : &*at;
}

const Diagnostic* why_unread(const Result& result) {
  return why_unread(result.diagnostics);
}

bool read_name(std::string_view name, RepairKind& value) {
  return find(repair_kinds, name, value);
}
bool read_name(std::string_view name, NumberForm& value) {
  return find(number_forms, name, value);
}
bool read_name(std::string_view name, LabelStyle& value) {
  return find(label_styles, name, value);
}
bool read_name(std::string_view name, ReferenceRole& value) {
  return find(reference_roles, name, value);
}
bool read_name(std::string_view name, PeriodRole& value) {
  return find(period_roles, name, value);
}
bool read_name(std::string_view name, DocumentRole& value) {
  return find(document_roles, name, value);
}
bool read_name(std::string_view name, IssuerPlace& value) {
  return find(issuer_places, name, value);
}
bool read_name(std::string_view name, Format& value) {
  return find(formats, name, value);
}
bool read_name(std::string_view name, Script& value) {
  return find(scripts, name, value);
}
bool read_name(std::string_view name, Severity& value) {
  return find(severities, name, value);
}
bool read_name(std::string_view name, Part& value) {
  return find(parts, name, value);
}

}  // namespace gongwen
