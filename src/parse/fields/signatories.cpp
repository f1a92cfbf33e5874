// 署名: the organs, parted where they are glued, and the persons who sign with their office.
#include <array>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/date.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

// （代章）, （印章） say how it was sealed, not who signed.
Span without_seal(std::string_view text, Span line) {
  constexpr std::array<std::string_view, 8> seals = {"（代章）", "（印章）", "（盖章）", "（公章）",
                                                     "(代章)",   "(印章)",   "(盖章)",   "(公章)"};
  line = scan::trim(text, line);
  for (const std::string_view seal : seals) {
    if (!line.of(text).ends_with(seal)) continue;
    line.end -= static_cast<std::uint32_t>(seal.size());
    return scan::trim(text, line);
  }
  return line;
}

// A date glued to the name is the date's: 某某局2024年9月2日.
Span without_date(std::string_view text, Span line) {
  constexpr std::uint32_t max_bytes = 1024;  // no signature is longer
  if (line.size() > max_bytes) return line;
  const auto dates = scan::find_dates(text, line);
  if (dates.empty() || dates.back().start.date.year == 0) return line;
  const Span date = dates.back().span;
  if (scan::skip_spaces(text, date.end) < line.end) return line;
  return scan::trim(text, {line.begin, date.begin});
}

struct Signer {
  Span office;
  Span name;
};

// 市长：某某某, 市长某某某
std::optional<Signer> read_person(std::string_view text, Span line) {
  constexpr std::uint32_t max_bytes = 160;
  if (line.size() > max_bytes) return std::nullopt;
  const std::string_view all = line.of(text);
  for (std::size_t at = all.size(); at > 0;) {
    const scan::Rune rune = scan::rune_before(all, at);
    at -= rune.size;
    if (at == 0) break;
    const std::string_view name = all.substr(at);
    const Span name_span = scan::make_span(line.begin + at, line.end);
    if (!scan::is_person_name(name) || scan::is_space(scan::rune_at(name, 0).value)) continue;
    Span before = scan::trim(text, scan::make_span(line.begin, line.begin + at));
    const scan::Rune last = scan::rune_before(text.substr(0, before.end), before.end);
    if (is_one_of(last.value, U"：:")) {
      before = scan::trim(text, scan::make_span(before.begin, before.end - last.size));
    }
    if (scan::ends_in_office(scan::without_spaces(before.of(text))))
      return Signer{before, name_span};
  }
  return std::nullopt;
}

Value person_value(std::string_view text, const Signer& signer) {
  Value out;
  out.span = scan::make_span(signer.office.begin, signer.name.end);
  out.text =
      scan::squeezed(signer.office.of(text)) + " " + scan::without_spaces(signer.name.of(text));
  return out;
}

// A long name on two lines: the first ends in no organ, the second does.
bool wraps(std::string_view text, Span first, Span second) {
  if (first.empty() || scan::ends_in_organ(first.of(text)) || read_person(text, first))
    return false;
  const Span both{first.begin, second.end};
  return scan::skip_spaces(text, first.end) == second.begin && scan::is_organ_name(both.of(text));
}

// The lines without seals and dates, wrapped names joined.
std::vector<Span> joined(std::string_view text, const std::vector<Span>& lines) {
  std::vector<Span> out;
  for (const Span whole : lines) {
    const Span line = without_seal(text, without_date(text, scan::trim(text, whole)));
    if (!out.empty() && wraps(text, out.back(), line)) {
      out.back().end = line.end;
    } else {
      out.push_back(line);
    }
  }
  return out;
}

void add_organs(std::string_view text, Span part, std::vector<Value>& out) {
  const bool wrapped = part.of(text).find('\n') != std::string_view::npos;
  const std::vector<Span> names =
      wrapped ? std::vector<Span>{part} : scan::split_organs(text, part);
  for (const Span name : names) {
    if (auto value = maybe_value(text, without_seal(text, name))) out.push_back(std::move(*value));
  }
}

}  // namespace

std::vector<Value> signatories(std::string_view text, const std::vector<Span>& lines) {
  std::vector<Value> out;
  for (const Span line : joined(text, lines)) {
    if (line.empty()) continue;
    if (const auto person = read_person(text, line)) {
      out.push_back(person_value(text, *person));
      continue;
    }
    for (const Span part : split_outside_brackets(text, line, U"、，,；;")) {
      add_organs(text, part, out);
    }
  }
  return out;
}

}  // namespace gongwen::parse::fields
