// Which organs a document is from, by the best place that says so.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "parse/lines/lines.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

// A person signs with the office: 市长 某某某.
bool is_person(const Value& signatory) {
  const std::size_t space = signatory.text.rfind(' ');
  return space != std::string::npos && scan::is_person_name(signatory.text.substr(space + 1)) &&
         scan::ends_in_office(signatory.text.substr(0, space));
}

// The organs that a title begins with: ××市财政局 ××市教育局关于…, ××厅转发…, ××局公告.
std::vector<Value> organs_of_title(std::string_view text, const Value& title) {
  constexpr std::array<std::string_view, 10> behind{"关于", "转发", "批转", "印发", "公布",
                                                    "发布", "废止", "公告", "通告", "令"};
  const std::string_view printed = title.span.of(text);
  std::size_t end = 0;
  for (const std::string_view word : behind) {
    const std::size_t at = printed.find(word);
    if (at == std::string_view::npos || at == 0 || (end != 0 && at >= end)) continue;
    const Span lead = scan::trim(text, scan::make_span(title.span.begin, title.span.begin + at));
    if (!lead.empty() && only_organs(text, lead)) end = at;
  }
  std::vector<Value> out;
  if (end == 0) return out;
  const Span lead = scan::trim(text, scan::make_span(title.span.begin, title.span.begin + end));
  for (const Span organ : scan::split_organs(text, lead)) {
    if (auto value = maybe_value(text, organ)) {
      value->confidence = title.confidence;
      out.push_back(std::move(*value));
    }
  }
  return out;
}

}  // namespace

void issued_by(std::string_view text, const std::optional<Value>& page_issuer, Document& document) {
  const auto take = [&](std::vector<Value> organs, IssuerPlace place) {
    if (organs.empty()) return false;
    document.issued_by = std::move(organs);
    document.issued_by_place = place;
    return true;
  };
  if (take(document.issuers, IssuerPlace::letterhead)) return;
  std::vector<Value> signing;
  std::copy_if(document.signatories.begin(), document.signatories.end(),
               std::back_inserter(signing), [](const Value& one) { return !is_person(one); });
  if (take(std::move(signing), IssuerPlace::signature)) return;
  if (document.title && take(organs_of_title(text, *document.title), IssuerPlace::title)) return;
  if (page_issuer) take({*page_issuer}, IssuerPlace::page);
}

}  // namespace gongwen::parse::fields
