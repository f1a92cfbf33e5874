// 署名: the organs, parted where they are glued, and the persons who sign with their office.
#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/date.hpp"
#include "scan/organ.hpp"
#include "scan/signer.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Rune;

// （代章）, （盖章）, （某某局代章） say how it was sealed, not who signed.
Span without_seal(std::string_view text, Span line) {
  line = scan::trim(text, line);
  const std::string_view all = line.of(text);
  const Rune close = scan::rune_before(all, all.size());
  if (!is_one_of(close.value, U"）)")) return line;
  const std::string_view inside = all.substr(0, all.size() - close.size);
  constexpr std::string_view seal = "章";
  if (!inside.ends_with(seal)) return line;
  const std::size_t wide = inside.rfind("（");
  const std::size_t open = wide != inside.npos ? wide : inside.rfind('(');
  if (open == inside.npos) return line;
  return scan::trim(text, scan::make_span(line.begin, line.begin + open));
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

Value person_value(std::string_view text, const scan::Signer& signer) {
  Value out;
  out.span = scan::make_span(signer.office.begin, signer.name.end);
  out.text =
      scan::squeezed(signer.office.of(text)) + " " + scan::without_spaces(signer.name.of(text));
  return out;
}

// The last of the names on a line.
Span last_name(std::string_view text, Span line) {
  const std::vector<Span> names = scan::split_organs(text, line);
  return names.empty() ? line : names.back();
}

// A long name on two lines: the first ends in no organ, the second does.
bool wraps(std::string_view text, Span first, Span second) {
  if (first.empty() || second.empty()) return false;
  const Span last_word = last_name(text, first);
  if (scan::is_local_of(last_word.of(text), second.of(text))) return true;
  if (scan::ends_in_organ(first.of(text)) || scan::signer(text, first)) return false;
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

// `from` is where the signature begins.
void add_organs(std::string_view text, Span part, std::size_t from, std::vector<Value>& out) {
  const std::string_view all = part.of(text);
  const std::size_t line_end = all.find('\n');
  const bool one_name = line_end != all.npos && !scan::ends_in_organ(all.substr(0, line_end));
  std::vector<Span> names;
  if (one_name) {
    names.push_back(part);
  } else {
    for (const Span name : scan::split_organs(text, part, from)) {
      const bool wrapped =
          !names.empty() &&
          text.substr(names.back().end, name.begin - names.back().end).find('\n') != text.npos &&
          scan::is_local_of(names.back().of(text), name.of(text));
      if (wrapped) {
        names.back().end = name.end;
      } else {
        names.push_back(name);
      }
    }
  }
  for (const Span name : names) {
    if (auto value = maybe_value(text, without_seal(text, name))) out.push_back(std::move(*value));
  }
}

}  // namespace

std::vector<Value> signatories(std::string_view text, const std::vector<Span>& lines) {
  std::vector<Value> out;
  const std::size_t from = lines.empty() ? 0 : lines.front().begin;
  for (const Span line : joined(text, lines)) {
    if (line.empty()) continue;
    if (const auto person = scan::signer(text, line)) {
      out.push_back(person_value(text, *person));
      continue;
    }
    for (const Span part : split_outside_brackets(text, line, U"、，,；;")) {
      add_organs(text, part, from, out);
    }
  }
  return out;
}

}  // namespace gongwen::parse::fields
